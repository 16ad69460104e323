using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NewsMonitor.Domain.Alerts;

/// <summary>All that a rule's judge must keep to go on after a restart.</summary>
/// <param name="Clock">Everything up to here is done.</param>
/// <param name="Number">Of the newest sighting.</param>
/// <param name="Signals">How many were given.</param>
/// <param name="Stale">Articles passed over in this hour, by reason, that the ledger does not have yet.</param>
/// <param name="Watch">By the rule's condition.</param>
public sealed record JudgeState(DateTimeOffset Clock, long Number, long Signals, ImmutableArray<StaleTally> Stale, WatchState Watch)
{
    /// <summary>That of a rule which is switched on at an instant and has seen nothing.</summary>
    /// <param name="quietFrom">A silence lasts from here on until something is heard, be it before; null: from then on.</param>
    public static JudgeState Start(Rule rule, DateTimeOffset at, DateTimeOffset? quietFrom = null) => new(at, 0, 0, [], rule.When switch
    {
        Condition.Article => new WatchState.Events([]),
        Condition.Company => new WatchState.Company([], []),
        Condition.Silence => new WatchState.Silence(quietFrom ?? at, Track.Start(at)),
        _ => new WatchState.Window([], [], Track.Start(at)),
    });
}

/// <param name="Hour">Start of the hour.</param>
/// <param name="Untold">Articles after the one that the ledger has.</param>
public sealed record StaleTally(string Reason, DateTimeOffset Hour, int Untold);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Window), "window")]
[JsonDerivedType(typeof(Silence), "silence")]
[JsonDerivedType(typeof(Events), "events")]
[JsonDerivedType(typeof(Company), "company")]
public abstract record WatchState
{
    private WatchState()
    {
    }

    /// <param name="Held">Fresh articles of the window.</param>
    /// <param name="Shown">The newest of them, newest first.</param>
    public sealed record Window(ImmutableArray<HeldShare> Held, ImmutableArray<EvidenceArticle> Shown, Track Track) : WatchState;

    /// <param name="Last">When the newest article arrived, or happened where it was imported; until one did, when the rule was switched on; later by the time in which nobody listened.</param>
    public sealed record Silence(DateTimeOffset Last, Track Track) : WatchState;

    /// <param name="Running">Events that are not over, oldest first.</param>
    public sealed record Events(ImmutableArray<RunningEvent> Running) : WatchState;

    /// <param name="Known">Who was named beside the subject, and when last; in order of the names.</param>
    /// <param name="Newcomers">Who is new, oldest first.</param>
    public sealed record Company(ImmutableArray<KnownCompanion> Known, ImmutableArray<Newcomer> Newcomers) : WatchState;
}

/// <summary>What an article has in the window.</summary>
public sealed record HeldShare(ArticleId Article, string Source, Minute At, Counts Counts);

public sealed record KnownCompanion(SubjectId Subject, Minute Last);
