using System.Collections.Immutable;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Live;

namespace NewsMonitor.Host.Tests.Live;

public sealed class LiveSignalTests
{
    private readonly LiveSignal _signal = new();

    [Fact]
    public void Only_the_interest_in_a_changed_subject_rises()
    {
        using var changed = _signal.Watch("entity:Q1");
        using var other = _signal.Watch("entity:Q2");

        Tell(5, "entity:Q1", "entity:Q3");

        Assert.Equal((1, 0, 5), (changed.Version, other.Version, _signal.Followed));
    }

    [Fact]
    public void A_batch_that_names_no_subjects_concerns_every_interest()
    {
        using var one = _signal.Watch("entity:Q1");

        ((IFollowerObserver)_signal).Followed(9, default);

        Assert.Equal(1, one.Version);
    }

    [Fact]
    public void What_was_followed_never_goes_back()
    {
        Tell(7);
        Tell(3);

        Assert.Equal(7, _signal.Followed);
    }

    [Fact]
    public void A_watcher_that_leaves_takes_nothing_from_those_who_stay()
    {
        var first = _signal.Watch("entity:Q1");
        using var second = _signal.Watch("entity:Q1");
        first.Dispose();
        first.Dispose();

        Tell(1, "entity:Q1");

        Assert.Equal(1, second.Version);
    }

    [Fact]
    public void A_subject_watched_again_after_all_have_left_is_heard_again()
    {
        _signal.Watch("entity:Q1").Dispose();
        using var again = _signal.Watch("entity:Q1");

        Tell(1, "entity:Q1");

        Assert.Equal(1, again.Version);
    }

    private void Tell(long position, params ImmutableArray<string> subjects) => ((IFollowerObserver)_signal).Followed(position, subjects);
}
