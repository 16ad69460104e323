using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Alerts;

/// <summary>
/// What a rule's judge begins with: the log's last hours fill its window and its memory of who is known, as if it had been there; what it would have
/// fired then is not told. What holds still fires at its next look.
/// </summary>
internal sealed class WarmStart(ISightings sightings, ILogReader log, TimeProvider time)
{
    private const int Slice = 5_000;
    /// <summary>How far back a condition looks.</summary>
    public static TimeSpan Reach(Condition when) => when switch
    {
        Condition.Burst burst => TimeSpan.FromMinutes((int)burst.Window),
        Condition.Sentiment shift => TimeSpan.FromMinutes((int)shift.Window),
        Condition.Company company => company.Memory,
        Condition.Silence silence => silence.Lasts,
        Condition.Article article => article.Gap,
        _ => TimeSpan.Zero,
    };

    /// <summary>What had arrived by now up to a position of the log, which may be all of 90 days: nothing is held up meanwhile.</summary>
    public async Task<WarmRun> BeginAsync(Rule rule, CancellationToken ct)
    {
        var (upTo, now) = ((await log.ReadHeadAsync(ct)).Position, time.GetUtcNow());
        var warm = now - Reach(rule.When);
        var run = new WarmRun(rule, warm, upTo);
        if (rule.When is not Condition.Article)
        {
            await sightings.ReadArrivedSightingsAsync(warm, warm, now.AddTicks(1), [rule.Subject], [rule.Subject], asLive: false, run.See, ct);
        }

        return run;
    }

    /// <summary>With what has come since then, up to a position that is not before it.</summary>
    /// <param name="heardSince">Before that perhaps nobody listened.</param>
    public async Task<JudgeState> EndAsync(WarmRun run, Position to, DateTimeOffset at, DateTimeOffset heardSince, CancellationToken ct)
    {
        while (run.Position < to && run.Rule.When is not Condition.Article)
        {
            var limit = (int)Math.Min(Slice, to.Value - run.Position.Value);
            run.See(await sightings.ReadSightingsAsync(run.Position, limit, [run.Rule.Subject], [run.Rule.Subject], ct));
        }

        return run.StartAt(at, heardSince);
    }
}

/// <summary>A rule's judge that is shown the past.</summary>
internal sealed class WarmRun(Rule rule, DateTimeOffset from, Position upTo)
{
    private readonly Judge _judge = new RuleRun(rule, null, JudgeState.Start(rule, from)).Judge;
    private long _shown;
    private long _newest;

    public Rule Rule { get; } = rule;

    /// <summary>Everything up to here has been shown.</summary>
    public Position Position { get; private set; } = upTo;

    /// <summary>In order of arrival. What lies behind the position is not looked at: it comes with the slices.</summary>
    public void See(SubjectSighting change)
    {
        if (change.Position <= Position)
        {
            Show(change);
        }
    }

    public void See(SightingSlice slice)
    {
        foreach (var change in slice.Changes)
        {
            Show(change);
        }

        Position = slice.To;
    }

    /// <summary>What its judge begins with; to be asked once.</summary>
    /// <param name="heardSince">A silence does not reach back further: that nothing came while nobody listened says nothing.</param>
    public JudgeState StartAt(DateTimeOffset at, DateTimeOffset heardSince)
    {
        var start = JudgeState.Start(Rule, at);
        _judge.Advance(at);
        return _shown > 0 ? start with { Number = _newest, Watch = Anew(_judge.State.Watch, at, heardSince) } : start;
    }

    private void Show(SubjectSighting change)
    {
        if (change.Seen is { } seen)
        {
            _newest = Math.Max(_newest, seen.Number);
            _judge.See(seen with { Number = ++_shown });     // in order of arrival, where positions need not grow
        }
    }

    private WatchState Anew(WatchState watch, DateTimeOffset at, DateTimeOffset heardSince) => watch switch
    {
        WatchState.Window window => window with { Track = Track.Start(at) },

        // What was shown may all be older than the range, as an archive is that was imported: then nobody knows how long it has been silent.
        WatchState.Silence silence => new WatchState.Silence(silence.Last == from ? at : silence.Last > heardSince ? silence.Last : heardSince, Track.Start(at)),
        _ => watch,
    };
}
