using NewsMonitor.Grains.Contracts;
using NewsMonitor.Intake;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Feeds;

/// <summary>Not reentrant: that is what keeps a feed from being polled twice at once.</summary>
internal sealed class FeedGrain(ISourceStore store, FeedClient client, ArticlePipeline pipeline, TimeProvider time) : Grain, IFeedGrain
{
    private readonly FeedRound _round = new(store, client.PollAsync, pipeline.SubmitAsync, time);

    public Task<FeedPollReport> PollAsync(bool now) => _round.RunAsync(this.GetPrimaryKeyString(), now, CancellationToken.None);
}
