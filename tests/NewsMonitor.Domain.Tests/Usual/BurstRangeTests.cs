using CsCheck;

namespace NewsMonitor.Domain.Tests.Usual;

public sealed class BurstRangeTests
{
    private static readonly Minute Start = new Minute(29_000_000).DayStart;

    [Theory]
    [InlineData(WindowLength.Hour, 60)]
    [InlineData(WindowLength.Day, 40 * Minute.PerDay)]
    [InlineData(WindowLength.Hour, 3 * Minute.PerDay + 17)]
    [InlineData(WindowLength.Hour, Minute.PerWeek + 1)]          // to the same minute a week later
    [InlineData(WindowLength.Day, Minute.PerWeek + 2)]
    public void Windows_that_are_found_are_those_that_a_clock_would_have_shown(WindowLength window, int length) =>
        Gen.Select(Gen.Int[0, 100 * 24], Gen.Int[1, 30]).Array[1, 200].Sample(hours =>
        {
            var (history, all) = (new HourHistory(), new HourHistory());
            for (var hour = 0; hour < 110 * 24; hour++)
            {
                all.Add(Start + hour * 60, new HourCounts(9, 9, 0));
            }

            foreach (var (hour, articles) in hours)
            {
                history.Add(Start + hour * 60, new HourCounts(articles, articles - (articles / 3), 0));
            }

            var from = Start + 70 * Minute.PerDay;
            var range = new BurstRange(all, from, from + length);
            Assert.Equal(window, range.Window);
            var found = range.Of(history).ToDictionary(burst => burst.At);
            var last = (Clock: default(Minute), Event: 0);
            for (var clock = from + (int)window - 1; clock < from + length; clock += (int)window)
            {
                // As a clock would: with the hours that it keeps, those of the window and before.
                var kept = new HourHistory();
                foreach (var (hour, counts) in history.Hours.Where(hour => hour.Hour <= clock && hour.Hour >= HourHistory.KeptFrom(clock)))
                {
                    kept.Add(hour, counts);
                }

                var shape = WeekShape.Of(all, clock);
                var sum = kept.Sum(clock + 1 - (int)window, (int)window / 60);
                var score = Burst.Score(window, sum.Originals, sources: 9, Baseline.Of(window, clock, kept, shape, h => h.Originals));
                Assert.Equal(score >= Burst.Marked, found.Remove(clock, out var burst));
                if (score >= Burst.Marked)
                {
                    var usual = Baseline.Of(window, clock, kept, shape, h => h.Articles)!.Value;
                    Assert.Equal((sum.Articles, sum.Originals, usual.Mean, score), (burst.Articles, burst.Originals, burst.Usual, burst.Score));
                    Assert.Equal(last.Event + (last.Event > 0 && clock - last.Clock <= Minute.PerDay ? 0 : 1), burst.Event);
                    last = (clock, burst.Event);
                }
            }

            Assert.Empty(found);
        }, iter: 30);

    [Fact]
    public void While_learning_nothing_is_found()
    {
        var history = new HourHistory();
        history.Add(Start, new HourCounts(500, 500, 0));
        Assert.Empty(new BurstRange(history, Start, Start + 10 * Minute.PerDay).Of(history));
    }
}
