using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

public enum MessageKind
{
    Alerts = 0,
    Digest = 1,
}

/// <summary>What is to be sent, once to each channel.</summary>
/// <param name="Id">The same whenever the same is worked out again: a receiver that knows it has the message already.</param>
/// <param name="Rule">Id; null for a digest, which may be of several.</param>
/// <param name="Group">Key of the group, or of the digest.</param>
/// <param name="Labels">The group's; none for a digest.</param>
/// <param name="At">When it was due, which is not later than now.</param>
/// <param name="Channels">Ids; empty: dashboard only.</param>
/// <param name="Alerts">News first. Others of a group that fire follow, up to <see cref="MaxCarried"/>, for whoever reads a message as the state of things.</param>
public sealed record Message(
    string Id, MessageKind Kind, string? Rule, string Group, Labels Labels, DateTimeOffset At, ImmutableArray<string> Channels, ImmutableArray<ToldAlert> Alerts)
{
    /// <summary>Alerts that a notice carries; the rest is counted. A digest may have a thousand.</summary>
    public const int MaxCarried = 50;

    /// <summary>Others of the group that fire, and that there was no room for.</summary>
    public int More { get; init; }

    internal static string IdOf(string group, DateTimeOffset at) => StableHash.Short($"{group}\n{at.UtcTicks}");
}

/// <summary>An alert as a message tells it.</summary>
/// <param name="Steps">What is new about it, oldest first; empty: nothing. No step is in two messages.</param>
public sealed record ToldAlert(
    string Alert, string Rule, Labels Labels, AlertStatus Status, DateTimeOffset OpenedAt, DateTimeOffset? ResolvedAt, int Level, int Sources,
    AlertEvidence Evidence, ImmutableArray<AlertStep> Steps)
{
    internal static ToldAlert Of(Alert alert, ImmutableArray<AlertStep> steps) => new(
        alert.Id, alert.Rule, alert.Labels, alert.Status, alert.OpenedAt, alert.ResolvedAt, alert.Level, alert.Sources, alert.Evidence, steps);
}
