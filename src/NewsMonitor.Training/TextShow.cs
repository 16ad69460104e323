using NewsMonitor.Domain;
using NewsMonitor.Reading;

namespace NewsMonitor.Training;

/// <summary>What the reader finds in one text, for a person to look at.</summary>
internal static class TextShow
{
    public static void Run(IReader reader, string file, TextWriter output)
    {
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        var (title, body) = text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? (text[..end], text[(end + 1)..]) : (text, "");
        var findings = reader.Read(new(title, body));
        string At(TextSpan span) => (span.Field is TextField.Title ? title : body).Substring(span.Start, span.Length);

        output.WriteLine($"{findings.Reader} {findings.Language} dateline {findings.Dateline ?? "none"}, {findings.Sentences.Length} sentences, tone {Show(findings.Tone)}");
        foreach (var skipped in findings.Skipped)
        {
            output.WriteLine($"  skipped: {At(skipped)}");
        }

        foreach (var topic in findings.Topics)
        {
            output.WriteLine($"  {topic.Score:0.00} {topic.Subject} {topic.Name}");
        }

        foreach (var entity in findings.Entities)
        {
            output.WriteLine(
                $"{entity.Subject} | {entity.Name} | {entity.Kind} | {entity.Confidence:0.00} {entity.Origin} | {Show(entity.Sentiment)} | {entity.Mentions.Length}: {string.Join(", ", entity.Mentions.Select(At).Distinct())}");
            foreach (var evidence in entity.Evidence.Take(2))
            {
                output.WriteLine($"    {Show(evidence.Sentiment)} {string.Join(" ", evidence.Words.Select(word => $"{At(word.Word)}:{word.Weight:+0.0;-0.0}"))} | {At(evidence.Sentence)}");
            }
        }
    }

    private static string Show(SentimentFinding? sentiment) =>
        sentiment is null ? "unknown" : $"-{sentiment.Negative:0.00} ={sentiment.Neutral:0.00} +{sentiment.Positive:0.00}";
}
