namespace NewsMonitor.Domain.Alerts;

public enum SignalKind
{
    /// <summary>It fires, now or still; labels say whose signal it is.</summary>
    Fires = 0,
    Ends = 1,

    /// <summary>An article left that it had; of a silence never. Evidence is what remains. That it is over by that, or worse, is said after it.</summary>
    Shrinks = 2,
}

/// <summary>What a rule's judge tells the alerts' life.</summary>
/// <param name="Number">1, 2, 3 … for each rule: one that does not grow changes nothing.</param>
/// <param name="Rule">Id.</param>
/// <param name="Key">Which of the rule's alerts: empty, or the event, or the entity. With the rule it is what an alert is known by.</param>
/// <param name="Labels">All of them.</param>
/// <param name="Until">When it ends by itself where nothing else comes; null: when it is told to.</param>
/// <param name="Level">1 and up.</param>
public sealed record Signal(
    long Number, string Rule, string Key, SignalKind Kind, DateTimeOffset At, Labels Labels, DateTimeOffset? Until, int Level, AlertEvidence Evidence)
{
    /// <summary>The article that left.</summary>
    public ArticleId? Left { get; init; }

    /// <summary>It left since its topic was changed or deleted: nothing happened to the article.</summary>
    public bool IsRecount { get; init; }
}
