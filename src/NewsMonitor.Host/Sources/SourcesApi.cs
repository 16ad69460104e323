using System.Diagnostics;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Access;
using NewsMonitor.Host.Api;
using NewsMonitor.Intake;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Sources;

/// <summary>Feeds: list, add with a preview, change, remove, poll now, OPML in and out.</summary>
internal static class SourcesApi
{
    private const string OpmlType = "text/x-opml";
    private const int MaxOpml = 5 << 20;
    private const int PreviewItems = 10;
    private const int PreviewLead = 300;
    private static readonly TimeSpan StandardInterval = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(1);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/sources", async (SourceBoard sources, CancellationToken ct) => new ListOf<SourceDto>(await sources.ListAsync(ct), null))
            .WithSummary("All sources with their health");
        api.MapPost("/sources", AddAsync).Needs(Scope.Admin).WithSummary("Add a feed").Produces<SourceDto>();
        api.MapPost("/sources/preview", PreviewAsync).Needs(Scope.Admin).WithSummary("What a feed would bring").Produces<FeedPreviewDto>();
        api.MapGet("/sources/public", ListPublicAsync).Produces<IEnumerable<PublicFeedDto>>().WithSummary("Well-known public feeds to choose from");
        api.MapGet("/sources/opml", ExportAsync).Produces<string>(contentType: OpmlType).WithSummary("The feeds as OPML");
        api.MapPost("/sources/opml", ImportAsync).Needs(Scope.Admin).TakesFile(OpmlType).WithSummary("Add the feeds of an OPML file").Produces<OpmlResultDto>();
        api.MapPatch("/sources/{name}", ChangeAsync).Needs(Scope.Admin).WithSummary("Change a feed").Produces<SourceDto>();
        api.MapDelete("/sources/{name}", RemoveAsync).Needs(Scope.Admin).Produces(StatusCodes.Status204NoContent).WithSummary("Stop polling a feed; its articles stay");
        api.MapPost("/sources/{name}/poll", PollAsync).Needs(Scope.Admin).WithSummary("Poll a feed now").Produces<FeedPollReport>();
    }

    private static async Task<IResult> PreviewAsync(AddSourceDto request, FeedClient client, CancellationToken ct) =>
        await client.PreviewAsync(request.Address ?? "", ct) switch
        {
            FeedPreview.Found found => Results.Ok(new FeedPreviewDto(
                found.Address, found.Feed.Title, found.Feed.Site, found.Feed.Format,
                [.. found.Feed.Items.Take(PreviewItems).Select(item => new FeedPreviewItemDto(item.Title ?? "", item.Url, item.PublishedAt, Lead(item.Body)))],
                found.Note)),
            FeedPreview.Nothing nothing => Problems.BadRequest(nothing.Words),
            _ => throw new UnreachableException(),
        };

    private static async Task<IResult> AddAsync(
        AddSourceDto request, FeedClient client, ISourceStore store, SourceBoard board, IGrainFactory grains, TimeProvider time, CancellationToken ct)
    {
        var interval = Interval(request.IntervalSeconds) ?? StandardInterval;
        var preview = await client.PreviewAsync(request.Address ?? "", ct);
        if (preview is FeedPreview.Nothing nothing)
        {
            return Problems.BadRequest(nothing.Words);
        }

        var found = (FeedPreview.Found)preview;

        var name = CleanText.Line(request.Name) is { Length: > 0 } given ? given
            : found.Feed.Title.Length > 0 ? found.Feed.Title : new Uri(found.Address).Host;
        var feed = NewFeed(Bound(name), found.Address, request.FetchPages ?? true, interval, time) with { Site = found.Feed.Site };
        if (!await store.AddAsync(feed, ct))
        {
            return Problems.Conflict($"A feed named '{feed.Name}' or with this address is there already.");
        }

        PollSoon(grains, feed.Name);
        return Results.Ok(await board.FindAsync(feed.Name, ct));
    }

    private static async Task<IResult> ChangeAsync(string name, ChangeSourceDto request, ISourceStore store, SourceBoard board, CancellationToken ct)
    {
        var interval = Interval(request.IntervalSeconds);
        if (await store.GetAsync(name, ct) is not { } feed)
        {
            return NoFeed(name);
        }

        var changed = feed with
        {
            Paused = request.Paused ?? feed.Paused,
            FetchPages = request.FetchPages ?? feed.FetchPages,
            Interval = interval ?? feed.Interval,
        };
        return await store.UpdateAsync(changed, ct) ? Results.Ok(await board.FindAsync(name, ct)) : NoFeed(name);
    }

    private static async Task<IResult> RemoveAsync(string name, ISourceStore store, CancellationToken ct) =>
        await store.RemoveAsync(name, ct) ? Results.NoContent() : NoFeed(name);

    private static async Task<IResult> PollAsync(string name, ISourceStore store, IGrainFactory grains, CancellationToken ct) =>
        await store.GetAsync(name, ct) is null ? NoFeed(name) : Results.Ok(await grains.GetGrain<IFeedGrain>(name).PollAsync(now: true).WaitAsync(ct));

    private static async Task<IResult> ListPublicAsync(ISourceStore store, CancellationToken ct)
    {
        var known = (await store.ListAsync(ct)).Select(feed => feed.Address).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Results.Ok(PublicFeeds.All.Select(feed => new PublicFeedDto(feed.Name, feed.Address, feed.Group, known.Contains(feed.Address))));
    }

    private static async Task<IResult> ExportAsync(ISourceStore store, CancellationToken ct)
    {
        var feeds = await store.ListAsync(ct);
        var opml = Opml.Write("News Monitor feeds", feeds.Select(feed => new OpmlFeed(feed.Address, feed.Name, feed.Site, null)));
        return Results.File(opml, OpmlType, "newsmonitor-feeds.opml");
    }

    private static async Task<IResult> ImportAsync(HttpRequest request, ISourceStore store, IGrainFactory grains, TimeProvider time, CancellationToken ct)
    {
        if (await ReadBoundedAsync(request.Body, ct) is not { } bytes)
        {
            return Results.Problem(statusCode: StatusCodes.Status413PayloadTooLarge, title: "Too large", detail: $"An OPML file may have {MaxOpml >> 20} MiB.");
        }

        OpmlList listed;
        try
        {
            listed = Opml.Read(bytes);
        }
        catch (FeedFormatException error)
        {
            return Problems.BadRequest(error.Message);
        }

        var (added, known) = (0, 0);
        foreach (var feed in listed.Feeds)
        {
            var name = Bound(feed.Title);
            if (await store.AddAsync(NewFeed(name, feed.Address, fetchPages: true, StandardInterval, time) with { Site = feed.Site }, ct))
            {
                added++;
                PollSoon(grains, name);
            }
            else
            {
                known++;
            }
        }

        return Results.Ok(new OpmlResultDto(added, known, listed.Refused));
    }

    private static async Task<byte[]?> ReadBoundedAsync(Stream body, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[16 << 10];
        while (await body.ReadAsync(buffer, ct) is > 0 and var read)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MaxOpml)
            {
                return null;
            }
        }

        return bytes.ToArray();
    }

    // The feed is due at once; the scheduler would find it within seconds, the newcomer who added it should not wait for that.
    private static void PollSoon(IGrainFactory grains, string name) => grains.GetGrain<IFeedGrain>(name).PollAsync(now: false).Ignore();

    private static FeedSource NewFeed(string name, string address, bool fetchPages, TimeSpan interval, TimeProvider time) => new(
        name, address, null, fetchPages, interval, Paused: false, time.GetUtcNow(), FeedHealth.Unknown with { NextPoll = time.GetUtcNow() });

    private static TimeSpan? Interval(double? seconds)
    {
        if (seconds is not { } given)
        {
            return null;
        }

        return given >= ShortestInterval.TotalSeconds && given <= LongestInterval.TotalSeconds
            ? TimeSpan.FromSeconds(given)
            : throw new BadParameterException("intervalSeconds must be 60 to 86,400: a minute to a day.");
    }

    private static string Bound(string name) => name.Length <= Article.MaxField ? name : name[..Article.MaxField];

    private static string Lead(string? body) => body is null ? "" : body.Length <= PreviewLead ? body : body[..PreviewLead] + "…";

    private static IResult NoFeed(string name) => Problems.NotFound($"There is no feed named '{name}'.");
}
