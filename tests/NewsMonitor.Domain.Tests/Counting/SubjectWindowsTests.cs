using CsCheck;

namespace NewsMonitor.Domain.Tests.Counting;

public sealed class SubjectWindowsTests
{
    private static readonly Minute Start = new(29_000_000);
    private static readonly Counts One = new(1, 1, 2, 0, 0, 1, 700, 0);

    [Fact]
    public void Every_number_equals_a_recount_at_every_step() => Step.Some.Sample(steps =>
    {
        var (windows, naive) = (new SubjectWindows(Start), new NaiveWindows(Start));
        foreach (var step in steps)
        {
            Do(windows, step);
            naive.Do(step);
            Equal(naive, windows);
        }
    });

    [Fact]
    public void Shares_and_clock_may_come_in_any_order() => Gen.Select(Step.Some, Gen.Int[0, int.MaxValue]).Sample((steps, seed) =>
    {
        var minutes = 0;
        var shares = new List<WindowCell>();
        foreach (var step in steps)
        {
            if (step is Step.Share share)
            {
                shares.Add(new(Start + minutes + share.Offset, share.Source, share.Counts));
            }
            else if (step is Step.Move { Minutes: > 0 } move)
            {
                minutes += move.Minutes;
            }
        }

        var (early, late) = (new SubjectWindows(Start), new SubjectWindows(Start));
        shares.ForEach(s => early.Add(s.At, s.Source, s.Counts));
        early.MoveTo(Start + minutes);
        late.MoveTo(Start + minutes);
        var shuffled = shares.ToArray();
        new Random(seed).Shuffle(shuffled);
        Array.ForEach(shuffled, s => late.Add(s.At, s.Source, s.Counts));
        foreach (var window in WindowLengths.All)
        {
            Assert.Equal(early[window], late[window]);
            Assert.Equal(early.Cells(window), late.Cells(window));
        }
    });

    [Fact]
    public void What_is_put_in_and_taken_out_never_came() => Step.Some.Sample(steps =>
    {
        var windows = new SubjectWindows(Start);
        foreach (var step in steps)
        {
            var at = windows.Clock;
            Do(windows, step);
            if (step is Step.Share share)
            {
                windows.MoveTo(at + 3);
                windows.Add(at + share.Offset, share.Source, -share.Counts);
            }
        }

        Assert.True(windows.IsEmpty);
        Assert.All(WindowLengths.All, window => Assert.Equal(default, windows[window]));
    });

    [Fact]
    public void A_window_of_length_w_holds_the_minutes_m_less_w_plus_1_to_m()
    {
        var windows = new SubjectWindows(Start);
        windows.Add(Start, source: 1, One);
        windows.MoveTo(Start + 59);
        Assert.Equal(1, windows[WindowLength.Hour].Articles);
        Assert.Equal(0, windows[WindowLength.Quarter].Articles);
        windows.MoveTo(Start + 60);
        Assert.Equal(0, windows[WindowLength.Hour].Articles);
        Assert.Equal(1, windows[WindowLength.Day].Articles);
    }

    [Fact]
    public void A_minute_ahead_counts_once_the_clock_is_there()
    {
        var windows = new SubjectWindows(Start);
        windows.Add(Start + 10, source: 1, One);
        windows.MoveTo(Start + 9);
        Assert.Equal(default, windows[WindowLength.Week]);
        windows.MoveTo(Start + 10);
        Assert.All(WindowLengths.All, window => Assert.Equal(One, windows[window]));
    }

    [Fact]
    public void Nothing_is_held_after_seven_days()
    {
        var windows = new SubjectWindows(Start);
        windows.Add(Start, source: 1, One);
        windows.MoveTo(Start + Minute.PerWeek - 1);
        Assert.False(windows.IsEmpty);
        windows.MoveTo(Start + Minute.PerWeek);
        Assert.True(windows.IsEmpty);
    }

    private static void Do(SubjectWindows windows, Step step)
    {
        switch (step)
        {
            case Step.Share share:
                windows.Add(windows.Clock + share.Offset, share.Source, share.Counts);
                break;
            case Step.Move move:
                windows.MoveTo(windows.Clock + move.Minutes);
                break;
        }
    }

    private static void Equal(NaiveWindows naive, SubjectWindows windows)
    {
        Assert.Equal(naive.Clock, windows.Clock);
        foreach (var window in WindowLengths.All)
        {
            Assert.Equal(naive[window], windows[window]);
            Assert.Equal(new SourceCount(naive.Sources(window), naive.SureSources(window)), SourceCount.Of(windows.Cells(window)));
            var (steps, minutes) = SubjectWindows.SparkSteps(window);
            Assert.Equal((int)window, steps * minutes);
            Assert.Equal(naive.Spark(window, steps), windows.Spark(window));
        }
    }
}
