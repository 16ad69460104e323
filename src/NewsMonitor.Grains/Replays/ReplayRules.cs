using System.Globalization;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Replays;

/// <summary>What a replay may be, in words for whoever asked for another.</summary>
internal static class ReplayRules
{
    public const double Slowest = 1;
    public const double Fastest = 10_000;

    // Clocks of browsers are not quite ours: until now is until now.
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(30);

    /// <summary>The request with an end that is a few seconds ahead set to now.</summary>
    public static ReplayRequest WithinNow(ReplayRequest request, DateTimeOffset now) =>
        request.To > now && request.To - now <= Ahead ? request with { To = now } : request;

    /// <exception cref="ReplayRefusedException">The request cannot be met by this log.</exception>
    public static PastRange Check(ReplayRequest request, PastRange? range, DateTimeOffset now)
    {
        if (request.Clock is not (ReplayClock.Arrival or ReplayClock.Event))
        {
            throw new ReplayRefusedException($"There is no clock '{request.Clock}': arrival or event", "clock");
        }

        CheckSpeed(request.Speed);
        if (request.From >= request.To)
        {
            throw new ReplayRefusedException("A replay ends after it begins", "to");
        }

        if (request.To > now)
        {
            throw new ReplayRefusedException($"A replay is of the past: it cannot end after now, {Word(now)}", "to");
        }

        var (first, last) = request.Clock == ReplayClock.Arrival
            ? (range?.FirstArrival, range?.LastArrival)
            : (range?.FirstMinute?.Start, (range?.LastMinute + 1)?.Start);
        if (range is null || first is not { } begin || last is not { } end)
        {
            throw new ReplayRefusedException("There is no article yet, so there is nothing to replay", "from");
        }

        if (request.To < begin)
        {
            throw new ReplayRefusedException($"There is no article before {Word(begin)}: the replay would end before the first", "to");
        }

        return request.From <= end ? range : throw new ReplayRefusedException($"There is no article after {Word(end)}: the replay would begin after the last", "from");
    }

    /// <exception cref="ReplayRefusedException">The change cannot be made.</exception>
    public static void Check(ReplayChange change, DateTimeOffset from, DateTimeOffset to)
    {
        if (change.State is not (null or ReplayState.Playing or ReplayState.Paused))
        {
            throw new ReplayRefusedException($"A replay can be set to playing or paused, not to '{change.State}'", "state");
        }

        CheckSpeed(change.Speed);
        if (change.Speed is not null && change.MaxSpeed)
        {
            throw new ReplayRefusedException("A replay has one speed: a number or the fastest", "speed");
        }

        if (change.At < from || change.At > to)
        {
            throw new ReplayRefusedException($"This replay goes from {Word(from)} to {Word(to)}", "at");
        }
    }

    private static void CheckSpeed(double? speed)
    {
        if (speed is { } given && !(given is >= Slowest and <= Fastest))
        {
            throw new ReplayRefusedException("A replay's speed is 1 to 10,000, or the fastest", "speed");
        }
    }

    private static string Word(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
