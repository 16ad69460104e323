using System.Collections.Immutable;
using System.Threading.Channels;
using NewsMonitor.Grains.Contracts;

namespace NewsMonitor.Grains.Tests.Following;

public sealed class ObserverTests
{
    [Fact]
    public async Task A_subject_that_lacks_a_change_holds_the_position_back_and_is_told_of_once_it_has_it()
    {
        await using var cluster = await Cluster.StartAsync();
        cluster.Log.Commit(cluster.Clock, source: 1, Some.Good, Some.Politics, Some.Kew);
        await cluster.FollowAsync();
        var heard = new Heard();
        await cluster.Follower.SubscribeAsync(cluster.Grains.CreateObjectReference<IFollowerObserver>(heard));
        await heard.NextAsync();

        cluster.Log.Commit(cluster.Clock, source: 1, Some.Good, Some.Politics, Some.Kew);
        var kew = TimelineKey.Of(TimelineKey.Live, Some.Kew);
        var management = cluster.Grains.GetGrain<IManagementGrain>(0).GetGrainId().Key.ToString()!;
        cluster.Refusals.Refuse(kew, nameof(ISubjectGrain.ApplyAsync));
        await cluster.Follower.NudgeAsync();
        await HearsAsync(heard, 1, "all", "topic:11000000");
        Assert.Equal(1, await cluster.Follower.GetFollowedAsync());
        Assert.Equal(1, (await cluster.PictureAsync(Some.Kew)).Total.Articles);

        cluster.Refusals.Refuse(management, nameof(IManagementGrain.GetActivationAddress));
        cluster.Log.Commit(cluster.Clock, source: 1, Some.Good);
        await cluster.Follower.NudgeAsync();
        await HearsAsync(heard, 1, "all");

        cluster.Refusals.Allow();
        await cluster.Follower.NudgeAsync();
        await HearsAsync(heard, 3, "entity:person:darren-kew");
        Assert.Equal(3, await cluster.Follower.GetFollowedAsync());
        Assert.Equal(2, (await cluster.PictureAsync(Some.Kew)).Total.Articles);
    }

    [Fact]
    public async Task Who_begins_to_observe_is_told_to_ask_for_everything_and_who_renews_is_not()
    {
        await using var cluster = await Cluster.StartAsync();
        cluster.Log.Commit(cluster.Clock, source: 1, Some.Good, Some.Politics);
        await cluster.FollowAsync();
        var heard = new Heard();
        var reference = cluster.Grains.CreateObjectReference<IFollowerObserver>(heard);
        await cluster.Follower.SubscribeAsync(reference);
        var (position, subjects) = await heard.NextAsync();
        Assert.Equal((1, true), (position, subjects.IsDefault));

        await cluster.Follower.SubscribeAsync(reference);
        cluster.Log.Commit(cluster.Clock, source: 1, Some.Good, Some.Politics);
        await cluster.Follower.NudgeAsync();
        await HearsAsync(heard, 2, "all", "topic:11000000");
    }

    private static async Task HearsAsync(Heard heard, long position, params string[] subjects)
    {
        var next = await heard.NextAsync();
        Assert.Equal(position, next.Position);
        Assert.Equal(subjects, next.Subjects.Order(StringComparer.Ordinal));
    }

    private sealed class Heard : IFollowerObserver
    {
        private readonly Channel<(long, ImmutableArray<string>)> _told = Channel.CreateUnbounded<(long, ImmutableArray<string>)>();

        public void Followed(long position, ImmutableArray<string> subjects) => _told.Writer.TryWrite((position, subjects));

        public async Task<(long Position, ImmutableArray<string> Subjects)> NextAsync() =>
            await _told.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
    }
}
