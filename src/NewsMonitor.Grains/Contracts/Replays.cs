namespace NewsMonitor.Grains.Contracts;

/// <summary>A replay to be made.</summary>
/// <param name="From">Where its clock begins, inclusive.</param>
/// <param name="To">Where it ends, inclusive; after From, not in the future.</param>
/// <param name="Speed">1 … 10,000 times as fast as life; null: as fast as it can be counted.</param>
/// <param name="Clock"><see cref="ReplayClock"/>: arrival or event.</param>
[GenerateSerializer, Immutable, Alias("replay-request")]
public sealed record ReplayRequest(
    [property: Id(0)] DateTimeOffset From,
    [property: Id(1)] DateTimeOffset To,
    [property: Id(2)] double? Speed,
    [property: Id(3)] string Clock);

/// <summary>What is to change; null: stays. All of it at once.</summary>
/// <param name="State">playing or paused.</param>
/// <param name="Speed">1 … 10,000.</param>
/// <param name="MaxSpeed">As fast as it can be counted; not together with a speed.</param>
/// <param name="At">Where to jump, within the replay's range. A replay that had ended is paused there unless told to play.</param>
[GenerateSerializer, Immutable, Alias("replay-change")]
public sealed record ReplayChange(
    [property: Id(0)] string? State = null,
    [property: Id(1)] double? Speed = null,
    [property: Id(2)] bool MaxSpeed = false,
    [property: Id(3)] DateTimeOffset? At = null);

/// <summary>A replay as it stands.</summary>
/// <param name="Id">Its timeline.</param>
/// <param name="Speed">Null: as fast as it can be counted.</param>
/// <param name="State"><see cref="ReplayState"/>: playing, paused, ended.</param>
/// <param name="At">Its clock: what is shown is as of this instant.</param>
/// <param name="Position">The highest position of the log that is in what is shown.</param>
/// <param name="Progress">0 … 1.</param>
/// <param name="SecondsLeft">Until its end at the pace it has; null: not known, or it does not play.</param>
/// <param name="Generation">1, 2, 3 …: raised by each jump. Numbers of subjects are compared within one generation only.</param>
/// <param name="Rows">Versions, withdrawals and readings (by event: articles) that its clock has passed since the log's first.</param>
/// <param name="Head">The log's last position when it was made. By arrival, what came later is not in it.</param>
/// <param name="Articles">Articles that count at its clock.</param>
/// <param name="Sources">Distinct sources of them.</param>
/// <param name="Idle">Since anybody last asked for it or for anything on its timeline.</param>
[GenerateSerializer, Immutable, Alias("replay")]
public sealed record Replay(
    [property: Id(0)] string Id,
    [property: Id(1)] DateTimeOffset From,
    [property: Id(2)] DateTimeOffset To,
    [property: Id(3)] double? Speed,
    [property: Id(4)] string Clock,
    [property: Id(5)] string State,
    [property: Id(6)] DateTimeOffset At,
    [property: Id(7)] long Position,
    [property: Id(8)] double Progress,
    [property: Id(9)] double? SecondsLeft,
    [property: Id(10)] long Generation,
    [property: Id(11)] long Rows,
    [property: Id(12)] long Head,
    [property: Id(13)] int Articles,
    [property: Id(14)] int Sources,
    [property: Id(15)] TimeSpan Idle)
{
    // A screen asks several times a second; a script may take its time.
    private static readonly TimeSpan Unwatched = TimeSpan.FromMinutes(1);

    public bool IsWatched => Idle < Unwatched;
}

/// <summary>An instant that a replay was at.</summary>
[GenerateSerializer, Immutable, Alias("replay-mark")]
public readonly record struct ReplayMark([property: Id(0)] long Generation, [property: Id(1)] DateTimeOffset At);

/// <summary>A burst of a replay's range at its strongest, as all articles are known today.</summary>
/// <param name="At">The clock minute at which the window shows it.</param>
/// <param name="Kind">As <see cref="BoardRow.Kind"/>.</param>
/// <param name="Window">1h or 24h.</param>
/// <param name="Articles">Of the window.</param>
/// <param name="Usual">Articles that are usual in such a window.</param>
/// <param name="Burst">3 … 20.</param>
[GenerateSerializer, Immutable, Alias("replay-burst")]
public sealed record ReplayBurst(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string Subject,
    [property: Id(2)] string Name,
    [property: Id(3)] string Kind,
    [property: Id(4)] string Window,
    [property: Id(5)] int Articles,
    [property: Id(6)] double Usual,
    [property: Id(7)] double Burst);

public static class ReplayClock
{
    /// <summary>What was known then: edits and late arrivals appear when they arrived.</summary>
    public const string Arrival = "arrival";

    /// <summary>What counts now, each article at its event minute.</summary>
    public const string Event = "event";
}

public static class ReplayState
{
    public const string Playing = "playing";
    public const string Paused = "paused";
    public const string Ended = "ended";
}

/// <summary>A replay that is not made, or not changed so.</summary>
[GenerateSerializer, Alias("replay-refused")]
public sealed class ReplayRefusedException : Exception
{
    public ReplayRefusedException()
    {
    }

    public ReplayRefusedException(string message)
        : base(message)
    {
    }

    public ReplayRefusedException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <param name="field">from, to, speed, clock, state or at; null: too many replays are open and watched, end one and try again.</param>
    public ReplayRefusedException(string message, string? field)
        : base(message) => Field = field;

    [Id(0)]
    public string? Field { get; private set; }
}

/// <summary>No timeline has this name; a replay's may have ended.</summary>
[GenerateSerializer, Alias("no-such-timeline")]
public sealed class NoSuchTimelineException : Exception
{
    public NoSuchTimelineException()
    {
    }

    public NoSuchTimelineException(string timeline)
        : base($"There is no replay '{timeline}'; it may have ended") => Timeline = timeline;

    public NoSuchTimelineException(string message, Exception inner)
        : base(message, inner)
    {
    }

    [Id(0)]
    public string Timeline { get; private set; } = "";
}
