using NewsMonitor.Domain;
using NewsMonitor.Grains;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Api;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Replays;

/// <summary>Starts, shows, steers and ends replays. They write nothing, so whoever may read may have them.</summary>
internal static class ReplaysApi
{
    private const string Path = "/api/v1/replays";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/replays", CreateAsync).Produces<ReplayDto>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Play a past stretch of the log")
            .WithDescription("Its id is the timeline of every call that reads and of the hub. It ends by itself when nobody has read it for a while.");
        api.MapGet("/replays", async (IReplays replays, CancellationToken ct) =>
                new ListOf<ReplayDto>([.. (await replays.ListAsync(ct)).Select(ReplayMapping.ToDto)], null))
            .WithSummary("The replays that there are, newest first");
        api.MapGet("/replays/first", GetFirstAsync).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("When the first article of a stretch enters a replay of it");
        api.MapGet("/replays/{id}", async (string id, IReplays replays, CancellationToken ct) => Answer(id, await replays.FindAsync(id, ct)))
            .Produces<ReplayDto>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Where a replay is");
        api.MapGet("/replays/{id}/bursts", GetBurstsAsync)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("The strongest bursts of a replay's range, in order of time")
            .WithDescription("At most 200, 50 if nothing is said. As all articles are known today, also where the replay's clock has not been yet.");
        api.MapPatch("/replays/{id}", ChangeAsync)
            .Produces<ReplayDto>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict).WithSummary("Pause a replay, let it go on, change its speed, or jump");
        api.MapDelete("/replays/{id}", EndAsync).Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict).WithSummary("End a replay; its timeline is gone");
    }

    private static async Task<IResult> CreateAsync(ReplayRequestDto request, IReplays replays, CancellationToken ct)
    {
        var replay = await replays.CreateAsync(ReplayMapping.ToRequest(request), ct);
        return Results.Created($"{Path}/{replay.Id}", replay.ToDto());
    }

    private static async Task<ReplayFirstDto> GetFirstAsync(string? from, string? to, string? clock, IPast past, CancellationToken ct)
    {
        var (begin, end) = (ReplayMapping.Needed("from", from), ReplayMapping.Needed("to", to));
        return new((clock ?? ReplayClock.Arrival) switch
        {
            ReplayClock.Arrival => await past.ReadFirstArrivalAsync(begin, end, ct),

            // The minute of the begin may have begun before it.
            ReplayClock.Event => await past.ReadFirstMinuteAsync(Minute.Of(begin), Minute.Of(end), ct) is { } minute
                ? minute.Start > begin ? minute.Start : begin
                : null,
            _ => throw new BadParameterException("clock is not one of arrival, event.", "clock"),
        });
    }

    private static async Task<IResult> ChangeAsync(string id, ChangeReplayDto change, IReplays replays, CancellationToken ct) =>
        Answer(id, await replays.ChangeAsync(id, ReplayMapping.ToChange(change), ct));

    private static async Task<ListOf<ReplayBurstDto>> GetBurstsAsync(string id, string? limit, IReplays replays, CancellationToken ct)
    {
        var strongest = Parameters.Limit(limit, 50, 200);
        var bursts = await replays.ReadBurstsAsync(id, ct) ?? throw new NoSuchTimelineException(id);
        return new([.. bursts.Take(strongest).OrderBy(burst => burst.At).ThenByDescending(burst => burst.Burst).Select(ReplayMapping.ToDto)], null);
    }

    private static async Task<IResult> EndAsync(string id, IReplays replays, CancellationToken ct) =>
        await replays.EndAsync(id, ct) ? Results.NoContent() : throw new NoSuchTimelineException(id);

    private static IResult Answer(string id, Replay? replay) => replay is null ? throw new NoSuchTimelineException(id) : Results.Ok(replay.ToDto());
}
