using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

/// <summary>What happened. Each step of an alert (fired, raised, spread, reopened, resolved, reminded) ends in exactly one of told, digested, dropped.</summary>
public enum LedgerKind
{
    /// <summary>A condition holds and must hold longer.</summary>
    Pending = 0,
    /// <summary>It stopped to hold before the alert fired.</summary>
    PendingEnded = 1,
    /// <summary>Articles matched that are no news.</summary>
    Stale = 2,
    Fired = 3,
    /// <summary>It reached a higher level.</summary>
    Raised = 4,
    /// <summary>It reached a further step of independent sources.</summary>
    Spread = 5,
    /// <summary>It fired again after it was over.</summary>
    Reopened = 6,
    Resolved = 7,
    /// <summary>It still fires, and nothing was said for long.</summary>
    Reminded = 8,
    /// <summary>Something came that belongs to it and is no reason for a message.</summary>
    Joined = 9,
    /// <summary>A message is due and is held back; what holds it is the cause.</summary>
    Held = 10,
    /// <summary>It waits for the digest.</summary>
    ToDigest = 11,
    /// <summary>Told in a message.</summary>
    Told = 12,
    /// <summary>Told in a digest.</summary>
    Digested = 13,
    /// <summary>It will not be told; the cause says why.</summary>
    Dropped = 14,
    /// <summary>A person did something: rules, silences, inhibitions, handling.</summary>
    ByHand = 15,
    /// <summary>A message reached a channel.</summary>
    Delivered = 16,
    /// <summary>A channel did not take a message; it is tried again.</summary>
    Delayed = 17,
    /// <summary>A message will not reach a channel; the cause says why.</summary>
    Undelivered = 18,
    /// <summary>A rule begins to look, later than it was made: the past of its topic had to be counted first.</summary>
    Began = 19,
    /// <summary>A rule stumbled over a fault of the program, and looks at nothing until it is changed or the program starts again.</summary>
    Stopped = 20,
    /// <summary>An article that belonged to it was withdrawn, or is no longer about it.</summary>
    Left = 21,
}

public enum LedgerCause
{
    None = 0,
    Silence = 1,
    Inhibition = 2,
    QuietHours = 3,
    Rate = 4,
    /// <summary>The rule has all told in its digest.</summary>
    DigestOnly = 5,
    /// <summary>It was over before its message was due.</summary>
    OverBefore = 6,
    /// <summary>What was last told is true again: it ended and came back between two messages.</summary>
    AsTold = 7,
    /// <summary>The rule does not tell ends.</summary>
    EndsUntold = 8,
    RuleOff = 9,
    RuleChanged = 10,
    /// <summary>A bound of the program.</summary>
    Bound = 11,
    /// <summary>Old, imported, read again or wrongly dated.</summary>
    Stale = 12,
    /// <summary>It joined an alert that fires already.</summary>
    Grouping = 13,
    /// <summary>A channel is gone, is off, or could not be reached.</summary>
    Channel = 14,
    /// <summary>Its articles were withdrawn, or are no longer about it.</summary>
    Withdrawn = 15,
}

/// <summary>One line of the account of why something was told or not.</summary>
/// <param name="Rule">Id; empty where it is of no rule.</param>
/// <param name="Alert">Id.</param>
/// <param name="Steps">Numbers of the alert's steps that it is about, rising.</param>
/// <param name="By">Id of the silence, the inhibiting alert, the message or the article; a person's name.</param>
/// <param name="Why">For a person to read.</param>
/// <param name="Numbers">By name: value, threshold, usual, net, articles, sources, level …</param>
public sealed record LedgerEntry(
    DateTimeOffset At, LedgerKind Kind, LedgerCause Cause, string Rule, string? Alert, ImmutableArray<int> Steps, string? By, string Why,
    ImmutableSortedDictionary<string, double> Numbers)
{
    public static ImmutableSortedDictionary<string, double> NoNumbers { get; } = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);
}
