using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Api;

namespace NewsMonitor.Host.Replays;

/// <summary>What callers write about replays as the grains take it, and back. Whether it can be played so is for the grains to say.</summary>
internal static class ReplayMapping
{
    private static readonly SpeedDto OfLife = new(1);

    public static ReplayDto ToDto(this Replay replay) => new(
        replay.Id, replay.From, replay.To, new(replay.Speed), replay.Clock, replay.State, replay.At, replay.Position, replay.Progress, replay.SecondsLeft,
        replay.Generation, replay.Rows, replay.IsWatched);

    public static ReplayBurstDto ToDto(this ReplayBurst burst) => new(
        burst.At, burst.Subject, burst.Name, burst.Kind, burst.Articles, burst.Usual, burst.Burst, burst.Window);

    /// <exception cref="BadParameterException">A part of the request is missing, or no time.</exception>
    public static ReplayRequest ToRequest(ReplayRequestDto request) => new(
        Needed("from", request.From), Needed("to", request.To), (request.Speed ?? OfLife).Times, request.Clock ?? ReplayClock.Arrival);

    /// <exception cref="BadParameterException">There is no change, or it is to no time.</exception>
    public static ReplayChange ToChange(ChangeReplayDto change) =>
        change is { State: null, Speed: null, At: null }
            ? throw new BadParameterException("Nothing is to be changed. Send one or more of state, speed, at.")
            : new(change.State, change.Speed?.Times, change.Speed is { Times: null }, Parameters.Time("at", change.At));

    /// <exception cref="BadParameterException">It is missing, or no time.</exception>
    public static DateTimeOffset Needed(string name, string? time) =>
        Parameters.Time(name, time) ?? throw new BadParameterException($"{name} is missing.", name);
}
