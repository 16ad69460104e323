using CsCheck;
using NewsMonitor.Reading.Encoder;

namespace NewsMonitor.Reading.Tests.Encoder;

public class TargetSentimentTests
{
    private static readonly EncoderSettings Settings = new(0.6f, 0.4f, 1.3f, 1.1f, 1, 1);

    private static readonly Gen<(float[] Columns, int First, int End, bool Finance)> Cases =
        Gen.Select(Gen.Int[3, 9], Gen.Int[0, 6], Gen.Int[1, 3], Gen.Bool).SelectMany((pieces, first, length, finance) =>
            Gen.Float[-2, 2].Array[pieces * TargetSentiment.Width].Select(columns =>
            {
                var from = 1 + (first % (pieces - 2));
                return (columns, from, Math.Min(pieces - 1, from + length), finance);
            }));

    [Fact]
    public void Logits_are_those_of_the_formula_that_was_trained() => Cases.Sample(one =>
    {
        var (logits, _) = Of(one.Columns, one.First, one.End, one.Finance);
        var expected = Naive(one.Columns, one.First, one.End, one.Finance);
        for (var label = 0; label < 3; label++)
        {
            Assert.Equal(expected[label], logits[label], tolerance: 1e-3);
        }
    });

    [Fact]
    public void What_the_words_pulled_adds_up_to_what_they_changed() => Cases.Sample(one =>
    {
        var (logits, pulls) = Of(one.Columns, one.First, one.End, one.Finance);
        var own = Own(one.Columns, one.First, one.End, one.Finance);
        Assert.Equal(logits[2] - logits[0] - (own[2] - own[0]), pulls.Sum(), tolerance: 1e-3);
        Assert.All(Enumerable.Range(one.First, one.End - one.First), piece => Assert.Equal(0, pulls[piece]));
    });

    private static (float[] Logits, float[] Pulls) Of(float[] columns, int first, int end, bool finance)
    {
        var (logits, pulls) = (new float[3], new float[columns.Length / TargetSentiment.Width]);
        TargetSentiment.Of(columns, first, end, finance, Settings, logits, pulls);
        return (logits, pulls);
    }

    private static double[] Own(float[] columns, int first, int end, bool finance) =>
        [.. Enumerable.Range(0, 3).Select(label => Mean(columns, first, end, label + (finance ? 3 : 0)) * Settings.Own / (finance ? Settings.FinanceTemperature : Settings.NewsTemperature))];

    private static double Mean(float[] columns, int first, int end, int column) =>
        Enumerable.Range(first, end - first).Average(piece => (double)columns[(piece * TargetSentiment.Width) + column]);

    private static double[] Naive(float[] columns, int first, int end, bool finance)
    {
        var pieces = columns.Length / TargetSentiment.Width;
        var others = Enumerable.Range(1, pieces - 2).Where(piece => piece < first || piece >= end).ToList();
        var matches = others.ConvertAll(piece => Math.Exp(
            Enumerable.Range(0, 32).Sum(k => Mean(columns, first, end, 6 + k) * columns[(piece * TargetSentiment.Width) + 38 + k]) / Math.Sqrt(32)));
        var own = Own(columns, first, end, finance);
        var scale = Settings.Gathered / (finance ? Settings.FinanceTemperature : Settings.NewsTemperature);
        return [.. own.Select((value, label) =>
            value + (scale * others.Select((piece, at) => matches[at] / matches.Sum() * columns[(piece * TargetSentiment.Width) + 70 + label + (finance ? 3 : 0)]).Sum()))];
    }
}
