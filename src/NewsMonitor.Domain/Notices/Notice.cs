using System.Collections.Immutable;

namespace NewsMonitor.Domain.Notices;

/// <summary>What is told to people through a channel: in words, with what stands behind them, and free of any channel's format.</summary>
public sealed record Notice
{
    /// <summary>The same for all that is told about one alert or one group of alerts: letters are kept together by it.</summary>
    public required string Thread { get; init; }

    /// <summary>The line by which that thread is known; it stays the same.</summary>
    public required string Topic { get; init; }

    /// <summary>What is new, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>More about it, in plain paragraphs; may be empty.</summary>
    public string Text { get; init; } = "";

    public NoticeKind Kind { get; init; }

    public NoticeSeverity Severity { get; init; } = NoticeSeverity.Warning;

    public required DateTimeOffset At { get; init; }

    /// <summary>Of the page in the dashboard, with the leading slash; null: there is none.</summary>
    public string? Path { get; init; }

    /// <summary>Name of the rule behind it; empty where there is more than one, or none.</summary>
    public string RuleName { get; init; } = "";

    /// <summary>What its alerts have been grouped by.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = NoticeAlert.NoLabels;

    /// <summary>News first.</summary>
    public ImmutableArray<NoticeAlert> Alerts { get; init; } = [];

    /// <summary>Alerts that it does not carry.</summary>
    public int More { get; init; }

    /// <summary>Those of them of which something is new.</summary>
    public int MoreNews { get; init; }
}

public enum NoticeKind
{
    /// <summary>Something of it fires.</summary>
    Firing = 0,

    /// <summary>All of it is over.</summary>
    Resolved = 1,

    /// <summary>What has gathered since the last digest.</summary>
    Digest = 2,

    /// <summary>Somebody tries the channel.</summary>
    Test = 3,
}

public enum NoticeSeverity
{
    Info = 0,
    Warning = 1,
    Critical = 2,
}
