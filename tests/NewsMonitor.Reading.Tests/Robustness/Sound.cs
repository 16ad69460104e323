using NewsMonitor.Domain;

namespace NewsMonitor.Reading.Tests.Robustness;

/// <summary>What holds for the findings of every text.</summary>
internal static class Sound
{
    public static void Holds(IReader reader, string title, string body)
    {
        var findings = reader.Read(new(title, body));
        foreach (var span in Spans(findings))
        {
            var length = span.Field is TextField.Title ? title.Length : body.Length;
            Assert.True(span.Start >= 0 && span.Length >= 1 && span.End <= length, $"{span} of {length}");
        }

        Ordered(findings.Sentences);
        Ordered(findings.Skipped);
        Assert.All(findings.Entities, entity =>
        {
            Assert.InRange(entity.Confidence, 0, 1);
            AddsUp(entity.Sentiment);
            Assert.All(entity.Mentions, mention => Assert.True(LiesIn(mention, findings.Sentences), $"{mention} lies in no sentence"));
        });
        AddsUp(findings.Tone);
        Assert.All(findings.Topics, topic => Assert.InRange(topic.Score, 0, 1));
    }

    private static IEnumerable<TextSpan> Spans(Findings findings) =>
        findings.Sentences.Concat(findings.Skipped)
            .Concat(findings.Entities.SelectMany(entity => entity.Mentions))
            .Concat(findings.Entities.SelectMany(entity => entity.Evidence).Select(evidence => evidence.Sentence))
            .Concat(findings.Entities.SelectMany(entity => entity.Evidence).SelectMany(evidence => evidence.Words).Select(word => word.Word));

    private static void Ordered(IReadOnlyList<TextSpan> spans)
    {
        for (var i = 1; i < spans.Count; i++)
        {
            Assert.True(spans[i].Field > spans[i - 1].Field || spans[i].Start >= spans[i - 1].End, $"{spans[i - 1]} before {spans[i]}");
        }
    }

    // Sentences are in order: the last that begins no later is the only one that can hold it.
    private static bool LiesIn(TextSpan span, IReadOnlyList<TextSpan> sentences)
    {
        var (low, high) = (0, sentences.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = sentences[middle].Field < span.Field || (sentences[middle].Field == span.Field && sentences[middle].Start <= span.Start) ? (middle, high) : (low, middle - 1);
        }

        return sentences.Count > 0 && sentences[low] is var sentence && sentence.Field == span.Field && sentence.Start <= span.Start && span.End <= sentence.End;
    }

    private static void AddsUp(SentimentFinding? sentiment)
    {
        if (sentiment is not null)
        {
            Assert.Equal(1, sentiment.Negative + sentiment.Neutral + sentiment.Positive, 6);
        }
    }
}
