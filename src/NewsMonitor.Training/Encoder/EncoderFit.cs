using System.Text.Json;
using NewsMonitor.Reading.Encoder;
using NewsMonitor.Training.Data;
using NewsMonitor.Training.Sentiment;

namespace NewsMonitor.Training.Encoder;

/// <summary>
/// Fits the temperatures on data that the weights did not learn from, and prints the F1 there, by how far a target's own pieces count beside what it
/// gathers from the other words. (The own gold is learned from: its row says what was learned, not how good it is.)
/// </summary>
internal static class EncoderFit
{
    // By judgement: the five score alike within a point, and what is gathered from the other words is what the screens can show.
    public const double Own = 0.25;

    private static readonly double[] Mixes = [0, Own, 0.5, 0.75, 1];

    public static void Run(string data, string? gold, string models, string encoder, TextWriter log)
    {
        var reading = new DataFolder(Path.Combine(data, "reading"));
        var pieces = WordPieces.Load(models);
        using var run = new EncoderRun(encoder);
        List<Judged> Of(string file, int domain) => Judge(run, Lessons.Sentiment(TargetText.Load(reading, file), pieces, domain));
        var rw = Of("sentiment/newsmtsc_rw_dev.jsonl", 0);
        var mt = Of("sentiment/newsmtsc_mt_dev.jsonl", 0);
        var finance = Of("sentiment/sentfin_dev.jsonl", 1);
        var own = gold is null ? [] : Judge(run, Lessons.Sentiment(TargetText.FromLines(File.ReadLines(Path.Combine(gold, "sentences.dev.jsonl"))), pieces, 0));
        foreach (var (name, judged) in new[] { ("rw dev", rw), ("mt dev", mt), ("finance dev", finance), ("own gold dev", own) })
        {
            log.WriteLine($"{name}: {judged.Count} targets; macro F1 by share of own: " + string.Join("  ", Mixes.Select(mix => $"{mix:0.00}: {F1(judged, mix):0.0}")));
        }

        var news = rw.Concat(mt).ToList();
        var tones = Tones(run, Lessons.Sentiment(TargetText.Load(reading, "sentiment/newsmtsc_rw_dev.jsonl"), pieces, 0));
        var names = NameLogits(run, Lessons.Names(reading, pieces, "more/names_gum_dev.jsonl", hasOther: true));
        var settings = new
        {
            own = Own,
            gathered = 1 - Own,
            newsTemperature = Temperature(news.Select(judged => (judged.Mix(Own), judged.Label))),
            financeTemperature = Temperature(finance.Select(judged => (judged.Mix(Own), judged.Label))),
            toneTemperature = Temperature(tones),
            namesTemperature = Temperature(names),
        };
        log.WriteLine(JsonSerializer.Serialize(settings));
        File.WriteAllText(Path.Combine(models, "encoder.json"), JsonSerializer.Serialize(settings) + "\n");
    }

    private static List<Judged> Judge(EncoderRun run, List<Lesson> lessons) =>
    [
        .. lessons.Cast<Lesson.Sentiment>().SelectMany(lesson =>
        {
            var sentiment = run.Of(lesson.Row).Sentiment;
            return lesson.Targets.Select(target =>
            {
                var (own, gathered) = EncoderRun.Pool(sentiment, lesson.Row.Length, target, lesson.Domain);
                return new Judged(own, gathered, target.Label);
            });
        }),
    ];

    private static List<(double[] Logits, int Label)> Tones(EncoderRun run, List<Lesson> lessons) =>
        [.. lessons.Cast<Lesson.Sentiment>().Where(lesson => lesson.Tone >= 0).Select(lesson => (run.Of(lesson.Row).Tone.Select(logit => (double)logit).ToArray(), lesson.Tone))];

    private static List<(double[] Logits, int Label)> NameLogits(EncoderRun run, List<Lesson> lessons) =>
    [
        .. lessons.Cast<Lesson.Names>().SelectMany(lesson =>
        {
            var names = run.Of(lesson.Row).Names;
            return Enumerable.Range(0, lesson.Row.Length).Where(i => lesson.Tags[i] >= 0)
                .Select(i => (names.AsSpan(i * 9, 9).ToArray().Select(logit => (double)logit).ToArray(), lesson.Tags[i]));
        }),
    ];

    private static double F1(List<Judged> judged, double own)
    {
        var (right, found, wanted) = (new int[3], new int[3], new int[3]);
        foreach (var one in judged)
        {
            var mixed = one.Mix(own);
            var best = Array.IndexOf(mixed, mixed.Max());
            found[best]++;
            wanted[one.Label]++;
            right[best] += best == one.Label ? 1 : 0;
        }

        return Enumerable.Range(0, 3).Average(label => right[label] == 0 ? 0 : 200.0 * right[label] / (found[label] + wanted[label]));
    }

    // The one of least log loss, in steps of 0.05.
    private static double Temperature(IEnumerable<(double[] Logits, int Label)> judged)
    {
        var all = judged.ToList();
        return Enumerable.Range(6, 75).Select(step => step / 20.0).MinBy(temperature => all.Average(one =>
        {
            var most = one.Logits.Max();
            return Math.Log(one.Logits.Sum(logit => Math.Exp((logit - most) / temperature))) - ((one.Logits[one.Label] - most) / temperature);
        }));
    }

    private sealed record Judged(double[] Own, double[] Gathered, int Label)
    {
        public double[] Mix(double own) => [.. Own.Zip(Gathered, (mine, theirs) => (own * mine) + ((1 - own) * theirs))];
    }
}
