using Microsoft.Extensions.Logging;
using NewsMonitor.Log;

namespace NewsMonitor.Intake;

/// <summary>Polls feeds: asks only for what is new, waits longer after each failure, follows moves, and says in words how it went.</summary>
public sealed partial class FeedClient(Fetcher fetcher, TeaserPages pages, TimeProvider time, ILogger<FeedClient> logger, Func<double>? jitter = null)
{
    private const string Accept =
        "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5";

    private const int TriedOfAPage = 3;

    // Only spreads load: nobody gains by guessing it.
#pragma warning disable CA5394
    private readonly Func<double> _jitter = jitter ?? Random.Shared.NextDouble;
#pragma warning restore CA5394

    /// <summary>One poll. Never throws for what the server or the net does; only where <paramref name="ct"/> is cancelled.</summary>
    public async Task<FeedPoll> PollAsync(FeedSource source, CancellationToken ct)
    {
        if (!Uri.TryCreate(source.Address, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return Fail(source, new("The address is not an http or https address."));
        }

        var fetched = await fetcher.FetchAsync(
            new(address, Accept, FeedParser.MaxBytes, source.Health.Etag, source.Health.LastModified), ct);
        if (fetched.MovedTo is { } moved)
        {
            LogMoved(source.Name, moved);
            source = source with { Address = moved.AbsoluteUri };
        }

        return fetched switch
        {
            Fetched.Answer answer => await ReadAsync(source, answer, ct),
            Fetched.NotModified => new([], source with { Health = FeedSchedule.Succeeded(source.Health, source.Interval, time.GetUtcNow(), _jitter()) }, null),
            Fetched.Failed failed => Fail(source, failed),
            _ => throw new InvalidOperationException("A fetch has no other outcome."),
        };
    }

    /// <summary>What a feed would bring, before it is added. A web page is searched for the feeds that it names.</summary>
    /// <param name="address">With or without its scheme.</param>
    public async Task<FeedPreview> PreviewAsync(string address, CancellationToken ct)
    {
        var text = CleanText.Line(address);
        text = text.StartsWith("feed:", StringComparison.OrdinalIgnoreCase) ? text[5..].TrimStart('/') : text;
        if (WebAddress.Normalise(text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text) is not { } given)
        {
            return new FeedPreview.Nothing("This is not an http or https address.");
        }

        return await TryAsync(new Uri(given), ct) switch
        {
            (FeedPreview.Found found, _) => found,
            (FeedPreview.Nothing nothing, { } page) => await DiscoverAsync(nothing, page, ct),
            var (other, _) => other,
        };
    }

    private async Task<FeedPreview> DiscoverAsync(FeedPreview.Nothing nothing, Fetched.Answer page, CancellationToken ct)
    {
        foreach (var candidate in FeedDiscovery.Find(ByteText.Decode(page.Body, page.ContentType).Text, page.Address).Take(TriedOfAPage))
        {
            if (await TryAsync(candidate, ct) is (FeedPreview.Found found, _))
            {
                return found with { Note = $"Found on the page {page.Address}." };
            }
        }

        return nothing;
    }

    private async Task<(FeedPreview Preview, Fetched.Answer? Page)> TryAsync(Uri address, CancellationToken ct)
    {
        var fetched = await fetcher.FetchAsync(new(address, Accept, FeedParser.MaxBytes), ct);
        if (fetched is not Fetched.Answer answer)
        {
            return (new FeedPreview.Nothing(fetched is Fetched.Failed failed ? failed.Words : "The server answers 304 to a first request."), null);
        }

        try
        {
            var feed = FeedParser.Parse(answer.Body, answer.ContentType, answer.Address);
            return (new FeedPreview.Found((answer.MovedTo ?? address).AbsoluteUri, feed, null), null);
        }
        catch (FeedFormatException error)
        {
            return (new FeedPreview.Nothing(error.Message), answer);
        }
    }

    private async Task<FeedPoll> ReadAsync(FeedSource source, Fetched.Answer answer, CancellationToken ct)
    {
        ParsedFeed feed;
        try
        {
            feed = FeedParser.Parse(answer.Body, answer.ContentType, answer.Address);
        }
        catch (FeedFormatException error)
        {
            return Fail(source, new(error.Message));
        }

        var (items, someLeft) = source.FetchPages
            ? await pages.FillAsync(source.Name, feed.Items, ct)
            : ([.. feed.Items.Select(i => i.ToArticle(source.Name))], false);
        var now = time.GetUtcNow();
        var health = FeedSchedule.Succeeded(source.Health, source.Interval, now, _jitter()) with
        {
            // Without validators the next poll brings the items again whose pages are still to be fetched.
            Etag = someLeft ? null : answer.Etag,
            LastModified = someLeft ? null : answer.LastModified,
            Rhythm = FeedSchedule.Rhythm(feed.Items.Select(i => i.PublishedAt), now) ?? source.Health.Rhythm,
            Format = feed.Format,
            ItemsLastPoll = feed.Items.Count,
        };
        return new(items, source with { Health = health, Site = source.Site ?? feed.Site }, null);
    }

    private FeedPoll Fail(FeedSource source, Fetched.Failed failure)
    {
        var health = FeedSchedule.Failed(source.Health, failure, source.Interval, time.GetUtcNow(), _jitter());
        LogFailed(source.Name, health.LastError!);
        return new([], source with { Health = health }, health.LastError);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Feed {Source}: {Words}")]
    private partial void LogFailed(string source, string words);

    [LoggerMessage(Level = LogLevel.Information, Message = "Feed {Source} has moved to {Address}")]
    private partial void LogMoved(string source, Uri address);
}
