using NewsMonitor.Domain;
using NewsMonitor.Reading;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Sentiment;
using NewsMonitor.Reading.Text;
using NewsMonitor.Training.Data;
using NewsMonitor.Training.Sentiment;

namespace NewsMonitor.Training.Scores;

/// <summary>
/// Sentiment towards targets. "Target given": the model alone, on the text as the set gives it, as published systems are scored. "As read": the
/// entity that the reader itself found at that place, or nothing, which counts as a neutral it is not sure of.
/// </summary>
internal static class SentimentRows
{
    private static readonly (string Name, string File, SentimentDomain Domain, bool HasNeutral)[] Sets =
    [
        ("NewsMTSC rw test", "sentiment/newsmtsc_rw_test.jsonl", SentimentDomain.News, true),
        ("NewsMTSC mt test", "sentiment/newsmtsc_mt_test.jsonl", SentimentDomain.News, true),
        ("SEntFiN dev", "sentiment/sentfin_dev.jsonl", SentimentDomain.Finance, true),
        ("Directed test", "sentiment/directed_test.jsonl", SentimentDomain.News, false),
    ];

    public static void Write(DataFolder reading, string models, IReadOnlyList<IReader> readers, TextWriter output)
    {
        output.WriteLine(Judgements.Heading);
        foreach (var (name, file, domain, hasNeutral) in Sets)
        {
            var texts = TargetText.Load(reading, file).ToList();
            foreach (var reader in readers)
            {
                var given = reader is StandardReader ? GivenTargets.ByEncoder(models, texts, domain, hasNeutral) : GivenTargets.ByEngine(reader.EngineOf(), texts, domain, hasNeutral);
                output.WriteLine(given.Row($"{name}, target given | {reader.Version}"));
            }
        }

        foreach (var (name, file, _, hasNeutral) in Sets.Append(("PerSenT fixed test", "more/sentiment_persent_fixed_test.jsonl", SentimentDomain.News, true)))
        {
            var texts = TargetText.Load(reading, file).ToList();
            foreach (var reader in readers)
            {
                output.WriteLine(AsRead(reader, texts, hasNeutral).Row($"{name}, as read | {reader.Version}"));
            }
        }

        foreach (var (name, file, _, _) in Sets.Take(2))
        {
            var texts = TargetText.Load(reading, file).ToList();
            foreach (var reader in readers)
            {
                output.WriteLine(Tone(reader.EngineOf(), texts).Row($"{name}, tone of the sentence | {reader.Version}"));
            }
        }
    }

    private static Judgements Tone(IEngine engine, List<TargetText> texts)
    {
        var judgements = new Judgements();
        var (desk, read, names) = (engine.NewDesk(), new ReadText(), new List<NameSpan>());
        foreach (var text in texts)
        {
            text.Fill(read);
            names.Clear();
            desk.FindNames(read, names);
            judgements.Add(text.Label, desk.ToneOf(read));
        }

        return judgements;
    }

    private static Judgements AsRead(IReader reader, List<TargetText> texts, bool hasNeutral)
    {
        var judgements = new Judgements(hasNeutral);
        var (before, findings) = ("", default(Findings));
        foreach (var text in texts)
        {
            if (text.Text != before || findings is null)
            {
                (before, findings) = (text.Text, reader.Read(new("", text.Text, "en")));
            }

            var found = findings.Entities.FirstOrDefault(entity => entity.Mentions.Any(mention => mention.Start < text.To && mention.End > text.From));
            judgements.Add(text.Label, found?.Sentiment);
        }

        return judgements;
    }
}
