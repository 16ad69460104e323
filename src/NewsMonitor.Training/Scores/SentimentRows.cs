using NewsMonitor.Domain;
using NewsMonitor.Reading;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Sentiment;
using NewsMonitor.Reading.Text;
using NewsMonitor.Training.Data;
using NewsMonitor.Training.Sentiment;

namespace NewsMonitor.Training.Scores;

/// <summary>
/// Sentiment on the way that articles take. Where a set gives the target, the engine judges it as it would an entity found there; "as read" takes
/// the entity that the reader itself found at that place, or nothing.
/// </summary>
internal static class SentimentRows
{
    private static readonly (string Name, string File)[] News =
        [("NewsMTSC rw test", "sentiment/newsmtsc_rw_test.jsonl"), ("NewsMTSC mt test", "sentiment/newsmtsc_mt_test.jsonl")];

    private const string Finance = "sentiment/sentfin_dev.jsonl";

    public static void Write(DataFolder reading, IReadOnlyList<IReader> all, TextWriter output)
    {
        var readers = all.Select(reader => (reader, EngineOf(reader))).ToList();
        output.WriteLine(Judgements.Heading);
        foreach (var (name, file) in News)
        {
            Row(name + ", towards the target", reading, file, readers, output, (one, texts) => Given(one.Engine, texts, SentimentDomain.News));
        }

        foreach (var (name, file) in News)
        {
            Row(name + ", tone of the sentence", reading, file, readers, output, (one, texts) => Tone(one.Engine, texts));
        }

        Row("SEntFiN dev, towards the target", reading, Finance, readers, output, (one, texts) => Given(one.Engine, texts, SentimentDomain.Finance));
        Row("SEntFiN dev, as read", reading, Finance, readers, output, (one, texts) => AsRead(one.Reader, texts));
        Row("Directed test, negative or positive", reading, "sentiment/directed_test.jsonl", readers, output,
            (one, texts) => Given(one.Engine, texts, SentimentDomain.News, hasNeutral: false));
        Row("PerSenT fixed test, as read", reading, "more/sentiment_persent_fixed_test.jsonl", readers, output, (one, texts) => AsRead(one.Reader, texts));
    }

    private static IEngine EngineOf(IReader reader) => reader is StandardReader standard ? standard.Engine : ((FastReader)reader).Engine;

    private static void Row(
        string name, DataFolder reading, string file, IReadOnlyList<(IReader Reader, IEngine Engine)> readers, TextWriter output,
        Func<(IReader Reader, IEngine Engine), List<TargetText>, Judgements> judge)
    {
        var texts = TargetText.Load(reading, file).ToList();
        foreach (var reader in readers)
        {
            output.WriteLine(judge(reader, texts).Row($"{name} | {reader.Reader.Version}"));
        }
    }

    /// <summary>The target's sentence, judged towards the target.</summary>
    public static Judgements Given(IEngine engine, IEnumerable<TargetText> texts, SentimentDomain domain, bool hasNeutral = true)
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

    private static Judgements Tone(IEngine engine, IEnumerable<TargetText> texts)
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

    private static Judgements AsRead(IReader reader, IEnumerable<TargetText> texts)
    {
        var judgements = new Judgements();
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
