using CsCheck;

namespace NewsMonitor.Domain.Tests.Counting;

public sealed class SubjectStateTests
{
    private static readonly Minute Start = new(29_000_000);
    private static readonly SubjectId Subject = SubjectId.Topic("11000000");

    [Fact]
    public void A_change_with_a_lower_number_changes_nothing_and_one_with_a_higher_is_a_gap()
    {
        var state = Empty();
        Assert.Equal(Applied.Now, state.Apply(Of(1)));
        Assert.Equal(Applied.Before, state.Apply(Of(1)));
        Assert.Equal(Applied.Gap, state.Apply(Of(3)));
        Assert.Equal((1L, 1), (state.Number, state.Windows[WindowLength.Hour].Articles));
        Assert.Equal(Applied.Now, state.Apply(Of(2)));
        Assert.Equal(Applied.Now, state.Apply(Of(3)));
        Assert.Equal((3L, 3), (state.Number, state.Windows[WindowLength.Hour].Articles));
    }

    [Fact]
    public void Totals_keep_what_the_windows_have_let_go()
    {
        var state = Empty();
        state.Apply(Of(1));
        state.MoveTo(Start + 2 * Minute.PerWeek);
        Assert.Equal((1, 0, 1), (state.Total.Articles, state.Windows[WindowLength.Week].Articles, state.TotalSources));
    }

    [Fact]
    public void Distinct_sources_since_ever_equal_a_recount() => Gen.Select(Gen.Int[1, 5], Gen.Bool).Array[0, 60].Sample(steps =>
    {
        var state = Empty();
        var articles = new int[6];
        var number = 0;
        foreach (var (source, puts) in steps)
        {
            if (puts || articles[source] > 0)
            {
                articles[source] += puts ? 1 : -1;
                state.Apply(Of(++number, source, puts ? 1 : -1));
            }

            Assert.Equal(articles.Count(a => a > 0), state.TotalSources);
        }
    });

    [Fact]
    public void Changes_delivered_twice_and_in_any_overlap_give_the_same_state() =>
        Gen.Select(Gen.Int[1, 30], Gen.Int[0, 30].Array[0, 10]).Sample((count, restarts) =>
        {
            var (once, again) = (Empty(), Empty());
            for (var number = 1; number <= count; number++)
            {
                once.Apply(Of(number, source: number % 4));
                foreach (var back in restarts)
                {
                    for (var repeat = Math.Max(1, number - back); repeat <= number; repeat++)
                    {
                        again.Apply(Of(repeat, source: repeat % 4));
                    }
                }

                again.Apply(Of(number, source: number % 4));
            }

            Assert.Equal(once.Total, again.Total);
            Assert.Equal(once.Windows.Cells(WindowLength.Week), again.Windows.Cells(WindowLength.Week));
            Assert.Equal(once.History.Hours, again.History.Hours);
        });

    private static SubjectState Empty() =>
        new(Subject, SubjectKind.Topic, "politics", 0, Position.None, default, [], new(Start), new());

    private static Change Of(long number, int source = 1, int articles = 1) =>
        new(Subject, SubjectKind.Topic, number, new(number), Start, source, new(articles, articles, articles, 0, articles, 0, 0, 0));
}
