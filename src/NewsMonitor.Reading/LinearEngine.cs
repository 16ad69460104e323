using NewsMonitor.Domain;
using NewsMonitor.Reading.Linear;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Sentiment;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading;

/// <summary>Names by the linear tagger, sentiment by linear classifiers over hashed features.</summary>
internal sealed class LinearEngine(NameFinder names, SentimentReader sentiment) : IEngine
{
    public bool HasProbabilities => false;

    public IEngineDesk NewDesk() => new Desk(names, sentiment);

    private sealed class Desk(NameFinder names, SentimentReader sentiment) : IEngineDesk
    {
        private readonly SentenceView _view = names.NewView();
        private readonly TagBuffer _tags = new();
        private readonly FeatureList _features = new(TargetFeatures.Rows);

        public void FindNames(ReadText text, List<NameSpan> into) => names.Find(text, _view, _tags, into);

        public Evidence? Judge(ReadText text, int sentence, ReadOnlySpan<NameSpan> mentions, SentimentDomain domain) =>
            sentiment.InSentence(text, text.Sentences[sentence], mentions[0].First, mentions[0].End, domain, _features);

        public ReadOnlySpan<float> VectorOf(ReadText text) => [];

        public SentimentFinding? ToneOf(ReadText text) => sentiment.ToneOf(text, _features);
    }
}
