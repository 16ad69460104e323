using NewsMonitor.Domain;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Sentiment;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading;

/// <summary>What the readers differ in: who finds names and who judges how sentences speak. One engine serves all threads.</summary>
internal interface IEngine
{
    /// <summary>Whether its names come with their probabilities.</summary>
    bool HasProbabilities { get; }

    IEngineDesk NewDesk();
}

/// <summary>An engine's room to work on one text at a time: first its names, then the judgements.</summary>
internal interface IEngineDesk
{
    /// <summary>Adds the names of an English text, in its order.</summary>
    void FindNames(ReadText text, List<NameSpan> into);

    /// <summary>What a sentence says of one entity; null where the engine did not read it.</summary>
    /// <param name="text">The text whose names were found last.</param>
    /// <param name="sentence">Index of the sentence.</param>
    /// <param name="mentions">The entity's mentions there, in order; not empty.</param>
    /// <param name="domain">How such texts speak of such an entity.</param>
    Evidence? Judge(ReadText text, int sentence, ReadOnlySpan<NameSpan> mentions, SentimentDomain domain);

    /// <summary>Where the beginning of the text lies among all texts, <see cref="Encoder.EncoderModel.Width"/> numbers; empty where the engine does not say.</summary>
    ReadOnlySpan<float> VectorOf(ReadText text);

    /// <summary>How the text reads as a whole; null where it has no sentence.</summary>
    SentimentFinding? ToneOf(ReadText text);
}
