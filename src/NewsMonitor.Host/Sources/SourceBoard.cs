using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Api;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Sources;

/// <summary>All sources with their health: the feeds that are polled, and those that others push.</summary>
internal sealed class SourceBoard(ISourceStore store, ILogReader log, IGrainFactory grains, TimeProvider time)
{
    /// <summary>Sources of one answer; beyond it the ones with the fewest articles are left out.</summary>
    private const int MostSources = 500;

    /// <summary>Newest articles whose delay is looked at.</summary>
    private const int DelaySample = 20;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private FeedsDto _feeds = new(0, 0);
    private long? _countedAt;

    /// <summary>How many feeds there are and how many are well; at most five seconds old.</summary>
    public async Task<FeedsDto> CountFeedsAsync(CancellationToken ct)
    {
        if (_countedAt is not { } at || time.GetElapsedTime(at) >= Fresh)
        {
            var now = time.GetUtcNow();
            var feeds = await store.ListAsync(ct);
            _feeds = new(feeds.Count, feeds.Count(feed => SourceHealth.Of(feed, null, now).IsWell));
            _countedAt = time.GetTimestamp();
        }

        return _feeds;
    }

    public async Task<IReadOnlyList<SourceDto>> ListAsync(CancellationToken ct)
    {
        var feeds = (await store.ListAsync(ct)).ToDictionary(feed => feed.Name, StringComparer.Ordinal);
        var known = await log.FindSubjectsAsync("", [SubjectKind.Source], MostSources, null, ct);
        var sources = new List<SourceDto>();
        foreach (var subject in known.Items)
        {
            feeds.Remove(subject.Name, out var feed);
            sources.Add(await ReadAsync(subject.Name, subject, feed, ct));
        }

        foreach (var feed in feeds.Values.Take(MostSources))
        {
            sources.Add(await ReadAsync(feed.Name, null, feed, ct));
        }

        return sources;
    }

    public async Task<SourceDto?> FindAsync(string name, CancellationToken ct)
    {
        var feed = await store.GetAsync(name, ct);
        var subjects = await log.ReadSubjectsAsync([SubjectId.Source(name)], ct);
        var subject = subjects.GetValueOrDefault(SubjectId.Source(name));
        return feed is null && subject is null ? null : await ReadAsync(name, subject, feed, ct);
    }

    private async Task<SourceDto> ReadAsync(string name, SubjectSummary? subject, FeedSource? feed, CancellationToken ct)
    {
        var id = SubjectId.Source(name);
        var now = time.GetUtcNow();
        var hour = Minute.Of(now).HourStart;
        var from = hour - 23 * Minute.PerHour;
        var hours = new int[24];
        var counts = default(Counts);
        TimeSpan? delay = null;
        double? usual = null;
        if (subject is not null)
        {
            foreach (var point in await log.ReadSeriesAsync(id, from, hour + Minute.PerHour, Minute.PerHour, ct))
            {
                hours[(point.At - from) / Minute.PerHour] = point.Counts.Articles;
                counts += point.Counts;
            }

            var newest = await log.ListArticlesAsync(new(Subject: id), DelaySample, null, ct);
            delay = Median([.. newest.Items.Where(article => !article.Time.DateSuspect && article.Version == 1).Select(article => article.Arrival - article.Time.At.Start)]);
            if (counts.Articles > 0)
            {
                var picture = await grains.GetGrain<ISubjectGrain>(TimelineKey.Of(TimelineKey.Live, id)).GetPictureAsync().WaitAsync(ct);
                usual = picture?.Windows[WindowLength.Day.Word()].Usual;
            }
        }

        var health = feed is null ? SourceHealth.Well : SourceHealth.Of(feed, delay, now);
        return new(
            name, id.Value, feed is null ? "push" : "feed", feed?.Address, feed?.Site, feed?.Health.Format, health.Word, health.Words,
            subject?.Newest?.Start, feed?.Health.LastSuccess, feed?.Health.LastPoll, feed?.Health.NextPoll, feed?.Health.Rhythm?.TotalSeconds,
            feed?.Interval.TotalSeconds, feed?.FetchPages, feed?.Paused ?? false, hours, counts.Articles, counts.Originals, usual,
            delay?.TotalSeconds, subject?.Articles ?? 0);
    }

    private static TimeSpan? Median(TimeSpan[] delays)
    {
        if (delays.Length == 0)
        {
            return null;
        }

        Array.Sort(delays);
        return delays[delays.Length / 2];
    }
}
