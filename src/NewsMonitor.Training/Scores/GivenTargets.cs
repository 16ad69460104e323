using System.Numerics.Tensors;
using NewsMonitor.Domain;
using NewsMonitor.Reading;
using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Sentiment;
using NewsMonitor.Reading.Text;
using NewsMonitor.Training.Encoder;
using NewsMonitor.Training.Sentiment;

namespace NewsMonitor.Training.Scores;

/// <summary>What the models say of targets whose places a set gives: no name has to be found first.</summary>
internal static class GivenTargets
{
    /// <summary>The encoder, over the text as the set gives it (128 word pieces at most), whatever sentences the reader would make of it.</summary>
    public static Judgements ByEncoder(string models, IReadOnlyList<TargetText> texts, SentimentDomain domain, bool hasNeutral)
    {
        var judgements = new Judgements(hasNeutral);
        var (pieces, settings) = (WordPieces.Load(models), EncoderSettings.Load(models));
        using var run = new EncoderRun(models);
        var isFinance = domain is SentimentDomain.Finance;
        foreach (var lesson in Lessons.Sentiment(texts, pieces, isFinance ? 1 : 0).Cast<Lesson.Sentiment>())
        {
            var sentiment = run.Of(lesson.Row).Sentiment;
            var (logits, pulls) = (new float[SentimentReader.Labels], new float[lesson.Row.Length]);
            foreach (var target in lesson.Targets)
            {
                TargetSentiment.Of(sentiment, target.First, target.End, isFinance, settings, logits, pulls);
                TensorPrimitives.SoftMax(logits, logits);
                judgements.Add(target.Label, new(logits[0], logits[1], logits[2]));
            }
        }

        return judgements;
    }

    /// <summary>An engine, over the sentence that the reader cuts around the target.</summary>
    public static Judgements ByEngine(IEngine engine, IReadOnlyList<TargetText> texts, SentimentDomain domain, bool hasNeutral)
    {
        var judgements = new Judgements(hasNeutral);
        var (desk, read, names) = (engine.NewDesk(), new ReadText(), new List<NameSpan>());
        var before = "";
        foreach (var text in texts)
        {
            if (text.Text != before)
            {
                text.Fill(read);
                names.Clear();
                desk.FindNames(read, names);
                before = text.Text;
            }

            if (text.TryLocate(read, out var sentence, out var first, out var end))
            {
                NameSpan[] mention = [new(sentence, first, end, SubjectKind.Person, Sense: -1, FoundBy.Tagger)];
                judgements.Add(text.Label, desk.Judge(read, sentence, mention, domain)?.Sentiment);
            }
        }

        return judgements;
    }
}
