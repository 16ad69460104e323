using CsCheck;

namespace NewsMonitor.Domain.Tests.Counting;

public sealed class HourHistoryTests
{
    private static readonly Minute Start = new Minute(29_000_000).HourStart;

    [Fact]
    public void A_sum_over_hours_equals_a_recount() =>
        Gen.Select(Gen.Select(Gen.Int[-3000, 3000], Gen.Int[-2, 3]).Array[0, 50], Gen.Int[-60, 60], Gen.Int[0, 60]).Sample((adds, first, hours) =>
        {
            var history = new HourHistory();
            foreach (var (at, articles) in adds)
            {
                history.Add(Start + at, new Counts(articles, articles, articles, articles, 0, 0, 0, 0));
            }

            var from = Start + first * 60L;
            var expected = adds.Where(a => Start + a.Item1 >= from && Start + a.Item1 < from + hours * 60L).Sum(a => a.Item2);
            Assert.Equal(new HourCounts(expected, expected, -expected), history.Sum(from, hours));
            Assert.DoesNotContain(history.Hours, h => h.Counts == default);
        });

    [Fact]
    public void Hours_older_than_nine_weeks_and_two_days_are_forgotten()
    {
        var history = new HourHistory();
        history.Add(Start, new Counts(1, 1, 1, 0, 0, 0, 0, 0));
        history.MoveTo(Start + HourHistory.Kept * 60L + 59);
        Assert.Single(history.Hours);
        history.MoveTo(Start + HourHistory.Kept * 60L + 60);
        Assert.Empty(history.Hours);
    }

    [Fact]
    public void Suspect_originals_are_left_out()
    {
        var history = new HourHistory();
        history.Add(Start, new Counts(3, 2, 3, 0, 0, 0, 0, 1));
        Assert.Equal(new HourCounts(3, 1, 0), history.Sum(Start, 1));
    }
}
