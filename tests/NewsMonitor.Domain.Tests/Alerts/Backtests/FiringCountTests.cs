using CsCheck;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Domain.Tests.Alerts.Backtests;

public sealed class FiringCountTests
{
    /// <summary>Values at, just under and over the bounds, some together and some hours apart.</summary>
    private static Gen<Sample[]> Samples => Gen.Select(Some.OneOf<double?>(null, 0.5, 1.9, 2, 2.9, 3, 5), Gen.Int[0, 9], Gen.Int[0, 4]).Array[0, 80].Select(all =>
    {
        var minute = 0;
        return all.Select(one => new Sample(Some.At(minute += one.Item3), one.Item1, one.Item2 > 0, null)).ToArray();
    });

    [Fact]
    public void It_counts_what_a_track_that_is_shown_one_value_after_the_other_fires() =>
        Gen.Select(Samples, Gen.Int[0, 5], Gen.Int[0, 5], Some.OneOf(0.5, 1, 2, 2.5, 3, 5, 6), Gen.Int[0, 60]).Sample((samples, holds, calm, threshold, from) =>
        {
            var bar = new Bar(3, [4], TimeSpan.FromMinutes(holds), 2, TimeSpan.FromMinutes(calm));
            Assert.Equal(Naive(samples, bar with { Threshold = threshold, Under = threshold * 2 / 3, Raise = [] }, Some.At(from)), new FiringCount(samples).Of(bar, threshold, Some.At(from)));
        }, iter: 5000);

    [Fact]
    public void The_next_value_high_or_low_enough_is_the_first_of_those_behind() => Gen.Select(Gen.Int[0, 5].Array[0, 40], Gen.Int[0, 45], Gen.Int[0, 6]).Sample((values, first, bound) =>
    {
        var tree = new ValueTree(values.Length, i => values[i]);
        Assert.Equal(First(value => value >= bound), tree.NextFrom(first, bound));
        Assert.Equal(First(value => value < bound), tree.NextBelow(first, bound));

        int First(Predicate<int> holds) => first < values.Length && Array.FindIndex(values, first, holds) is var index and >= 0 ? index : values.Length;
    }, iter: 2000);

    private static int Naive(Sample[] samples, Bar bar, DateTimeOffset from)
    {
        var (track, firings) = (Track.Start(from), 0);
        foreach (var sample in samples)
        {
            var next = track.Next(sample.At, sample.Value, sample.Enough, bar);
            firings += next.Phase is Phase.Firing && track.Phase is not Phase.Firing && sample.At >= from ? 1 : 0;
            track = next;
        }

        return firings;
    }
}
