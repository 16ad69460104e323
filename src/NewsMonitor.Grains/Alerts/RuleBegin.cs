using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Grains.Alerts;

/// <summary>
/// Begins the rules of one grain: with the past that they are measured by, and with a window that is filled. A rule on a topic whose past is still being counted waits
/// for that, unless it looks at single articles, which need no past.
/// </summary>
internal sealed partial class RuleBegin(AlertMemoryReader memory, WarmStart warm, IRuleTopics topics, TimeProvider time, ILogger<RuleBegin> logger)
{
    /// <summary>So long what was read waits to be taken, and a rule that waits for its next try where reading failed. Counted from the end of the reading.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, Reading> _readings = new(StringComparer.Ordinal);

    /// <summary>Its topic, if it has one, is of its query and counted: it need not wait for that.</summary>
    public async Task<bool> CanAsync(Rule rule, CancellationToken ct) =>
        rule.When is Condition.Article || !rule.Subject.IsCustom || (await HasTopicAsync(rule, ct) && await topics.IsCountedAsync(rule.Subject, ct));

    /// <summary>Those whose past is being counted, or counted anew.</summary>
    public async Task<ImmutableHashSet<SubjectId>> FindUncountedAsync(IEnumerable<SubjectId> subjects, CancellationToken ct)
    {
        var custom = subjects.Where(subject => subject.IsCustom).ToList();      // asked of twice a second: mostly there are none
        return custom.Count == 0 ? [] : [.. (await topics.ListUncountedAsync(ct)).Intersect(custom)];
    }

    /// <summary>Begins to read the past that fills its window, on another thread; the same task until <see cref="ReadAsync"/> has taken it. What failed is tried again.</summary>
    public Task<WarmRun> Prepare(Rule rule)
    {
        if (Find(rule) is not { HasFailed: false } reading)
        {
            _readings[rule.Id] = reading = new(rule);
            reading.Run = Task.Run(() => ReadPastAsync(reading));
        }

        return reading.Run;
    }

    /// <summary>Whether the past that fills its window has been read, for a rule that waits and asks each second: what failed is tried again after <see cref="KeptFor"/>.</summary>
    public bool IsPrepared(Rule rule) => Find(rule) is not { HasFailed: true } && Prepare(rule).IsCompletedSuccessfully;

    /// <summary>Lets go of what was read long ago and not taken.</summary>
    public void Forget()
    {
        foreach (var (id, _) in _readings.Where(reading => reading.Value.Run.IsCompleted && time.GetElapsedTime(reading.Value.Ended) >= KeptFor).ToList())
        {
            _readings.Remove(id);
        }
    }

    /// <summary>What its judge begins with, as of the desk's position.</summary>
    public async Task<JudgeState> ReadAsync(AlertDesk desk, Rule rule, DateTimeOffset now, CancellationToken ct)
    {
        var run = await Prepare(rule);
        _readings.Remove(rule.Id);
        await memory.AddAsync(desk.Histories, rule, desk.Position, ct);
        return await warm.EndAsync(run, desk.Position, now, desk.Life.HeardSince ?? now, ct);
    }

    private Reading? Find(Rule rule) => _readings.TryGetValue(rule.Id, out var known) && known.Rule.WatchesLike(rule) ? known : null;

    private async Task<WarmRun> ReadPastAsync(Reading reading)
    {
        try
        {
            return await warm.BeginAsync(reading.Rule, CancellationToken.None);
        }
        catch (Exception error)
        {
            LogNotRead(error, reading.Rule.Id);
            throw;
        }
        finally
        {
            reading.Ended = time.GetTimestamp();
        }
    }

    private async Task<bool> HasTopicAsync(Rule rule, CancellationToken ct) =>
        rule.On.Query is not { } query || (await topics.ListAsync(ct)).GetValueOrDefault(rule.Subject) == Query.Parse(query).ToString();

    /// <summary>Before the rule is kept: so there is no rule without its topic.</summary>
    public async Task SetTopicAsync(Rule rule, CancellationToken ct)
    {
        if (rule.On.Query is { } query)
        {
            await topics.SetAsync(rule.Subject, rule.Name, Query.Parse(query), ct);
        }
    }

    /// <summary>After the rule was kept: the topic of a rule that stands on no query any more goes.</summary>
    public async Task RemoveTopicAsync(Rule? before, Rule? after, CancellationToken ct)
    {
        if (before?.On.Query is not null && after?.On.Query is null)
        {
            await topics.RemoveAsync(before.Subject, ct);
        }
    }

    /// <summary>What a kill left between a rule and its topic is put right.</summary>
    public async Task MendTopicsAsync(LifeState life, CancellationToken ct)
    {
        var there = await topics.ListAsync(ct);
        var rules = life.Rules.Values.Select(memory => memory.Rule).Where(rule => rule.On.Query is not null).ToList();
        foreach (var rule in rules.Where(rule => there.GetValueOrDefault(rule.Subject) != Query.Parse(rule.On.Query!).ToString()))
        {
            await SetTopicAsync(rule, ct);
        }

        foreach (var left in there.Keys.Except(rules.Select(rule => rule.Subject)))
        {
            await topics.RemoveAsync(left, ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The past of rule {Rule} could not be read; a rule that waits for it tries again in ten minutes")]
    private partial void LogNotRead(Exception error, string rule);

    private sealed class Reading(Rule rule)
    {
        public Rule Rule { get; } = rule;

        public Task<WarmRun> Run { get; set; } = null!;

        /// <summary>By the counter of time, which nobody sets; to be asked where it has ended.</summary>
        public long Ended { get; set; }

        public bool HasFailed => Run.IsCompleted && !Run.IsCompletedSuccessfully;
    }
}
