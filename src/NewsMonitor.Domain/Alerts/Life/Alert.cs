using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

public enum AlertStatus
{
    Firing = 0,
    Resolved = 1,
}

/// <summary>What people did with it; shared by all who look.</summary>
public enum Handling
{
    New = 0,
    Seen = 1,
    Taken = 2,
    Done = 3,
}

/// <summary>One alert, from when it fires to a day after it is over.</summary>
public sealed record Alert
{
    /// <summary>Made from rule, key and opening: the same on every machine, and kept when it reopens.</summary>
    public required string Id { get; init; }

    public required string Rule { get; init; }

    /// <summary>Which of the rule's alerts; see <see cref="Signal.Key"/>.</summary>
    public required string Key { get; init; }

    /// <summary>Key of the group that it is told with.</summary>
    public required string Group { get; init; }

    public required Labels Labels { get; init; }

    public AlertStatus Status { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it ends by itself; null: when its rule says so.</summary>
    public DateTimeOffset? Until { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Highest since it opened or reopened; 1 and up.</summary>
    public required int Level { get; init; }

    /// <summary>Most independent sources since it opened or reopened.</summary>
    public required int Sources { get; init; }

    public required AlertEvidence Evidence { get; init; }

    /// <summary>Number of its newest step; the first is 1.</summary>
    public int Step { get; init; }

    /// <summary>Number of its newest step that was told at once; 0: none. What went into a digest is not.</summary>
    public int ToldStep { get; init; }

    /// <summary>Steps that are neither told nor dropped yet, oldest first.</summary>
    public ImmutableArray<AlertStep> Undecided { get; init; } = [];

    /// <summary>What receivers know; null: nothing.</summary>
    public ToldState? Told { get; init; }

    /// <summary>What holds its undecided steps back since the last look.</summary>
    public Hold? Held { get; init; }

    public Handling Handling { get; init; }

    public string? HandledBy { get; init; }

    public DateTimeOffset? HandledAt { get; init; }

    internal bool IsFiring => Status is AlertStatus.Firing;

    /// <summary>It is of something that happened, and not of something that goes on: its end is no news.</summary>
    internal bool IsMoment => Until is not null;
}

/// <param name="Kind">Fired, Raised, Spread, Reopened, Resolved or Reminded.</param>
public sealed record AlertStep(int Number, LedgerKind Kind, DateTimeOffset At);

/// <param name="Firing">Whether it was firing, the last time it was told.</param>
/// <param name="Sources">Steps of sources up to here are told.</param>
public sealed record ToldState(bool Firing, int Level, int Sources);

/// <param name="By">Id of the silence or of the inhibiting alert; null for quiet hours.</param>
/// <param name="Until">End of the quiet hours; null for what may end at any time.</param>
public sealed record Hold(LedgerCause Cause, string? By, DateTimeOffset? Until = null);
