using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

/// <summary>All alerts of a timeline with what they are told by: the whole memory of <see cref="AlertLife"/>. Maps are by id or key, in ordinal order.</summary>
public sealed record LifeState
{
    private readonly ImmutableSortedDictionary<string, RuleMemory> _rules = Empty<RuleMemory>();
    private readonly ImmutableSortedDictionary<string, Alert> _alerts = Empty<Alert>();
    private readonly ImmutableSortedDictionary<string, Group> _groups = Empty<Group>();
    private readonly ImmutableSortedDictionary<string, Silence> _silences = Empty<Silence>();
    private readonly ImmutableSortedDictionary<string, Inhibition> _inhibitions = Empty<Inhibition>();
    private readonly ImmutableSortedDictionary<string, DigestQueue> _digests = Empty<DigestQueue>();

    /// <summary>Everything up to here is done.</summary>
    public DateTimeOffset Clock { get; init; }

    /// <summary>Since when somebody has listened without a break; null: not known.</summary>
    public DateTimeOffset? HeardSince { get; init; }

    public ImmutableSortedDictionary<string, RuleMemory> Rules { get => _rules; init => _rules = Ordinal(value); }

    public ImmutableSortedDictionary<string, Alert> Alerts { get => _alerts; init => _alerts = Ordinal(value); }

    public ImmutableSortedDictionary<string, Group> Groups { get => _groups; init => _groups = Ordinal(value); }

    public ImmutableSortedDictionary<string, Silence> Silences { get => _silences; init => _silences = Ordinal(value); }

    public ImmutableSortedDictionary<string, Inhibition> Inhibitions { get => _inhibitions; init => _inhibitions = Ordinal(value); }

    /// <summary>Those in which something waits; one for each plan, channels and time at which it goes out.</summary>
    public ImmutableSortedDictionary<string, DigestQueue> Digests { get => _digests; init => _digests = Ordinal(value); }

    private static ImmutableSortedDictionary<string, T> Empty<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, T> Ordinal<T>(ImmutableSortedDictionary<string, T> map) => map.WithComparers(StringComparer.Ordinal);
}

/// <param name="Signal">Number of the newest signal.</param>
/// <param name="Sent">Times of its messages within its rate limit's length, oldest first; empty without a limit.</param>
public sealed record RuleMemory(Rule Rule, long Signal, ImmutableArray<DateTimeOffset> Sent);

/// <summary>Alerts of a rule that are told together.</summary>
/// <param name="Rule">Id.</param>
/// <param name="Labels">The values that they share.</param>
/// <param name="Alerts">Ids of those that fire or whose end is not told.</param>
/// <param name="First">When it is first looked at: its first alert and the rule's wait.</param>
/// <param name="Looked">When it was last looked at; null: never.</param>
/// <param name="Sent">When its last message was sent; null: never.</param>
/// <param name="Reminded">When a reminder that went to the digest was due; null: none was since the last message.</param>
public sealed record Group(
    string Key, string Rule, Labels Labels, ImmutableSortedSet<string> Alerts, DateTimeOffset First, DateTimeOffset? Looked, DateTimeOffset? Sent,
    DateTimeOffset? Reminded = null)
{
    /// <summary>What a reminder is due a repeat after.</summary>
    internal DateTimeOffset? Spoken => Reminded ?? Sent;

    public static string KeyOf(Rule rule, Labels labels) => $"{rule.Id}:{labels.Key()}";
}

/// <param name="Due">When it goes out: the plan's hour or, where quiet hours run then, their end.</param>
/// <param name="Items">What it will tell, each alert once, in order of coming.</param>
public sealed record DigestQueue(DigestPlan Plan, ImmutableArray<string> Channels, DateTimeOffset Due, ImmutableArray<ToldAlert> Items)
{
    /// <summary>Of the thread in which such digests are told.</summary>
    public static string KeyOf(DigestPlan plan, ImmutableArray<string> channels) =>
        $"{plan.Every}:{plan.Hour}:{plan.Zone}:{string.Join(',', channels.Order(StringComparer.Ordinal))}";

    internal static string KeyOf(DigestPlan plan, ImmutableArray<string> channels, DateTimeOffset due) => $"{KeyOf(plan, channels)}@{due.UtcTicks}";
}
