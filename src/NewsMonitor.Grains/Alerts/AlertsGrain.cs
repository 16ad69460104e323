using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.Extensions.Logging;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Alerts;

/// <summary>
/// One in the cluster for the live timeline. It hears once a second that time has passed, takes what is new in the log, and keeps what followed before it
/// goes on: state, messages and ledger in one transaction. Whatever fails, it begins again from what was kept.
/// </summary>
[KeepAlive]
internal sealed partial class AlertsGrain(
    IAlertStore store, ISightings sightings, AlertMemoryReader memory, RuleBegin begin, IAlertOutbox outbox, TimeProvider time, ILogger<AlertsGrain> logger)
    : Grain, IAlertsGrain
{
    private const int Slice = 1_000;
    private const int MessagesAtOnce = 200;
    private const int MostRows = 200;

    /// <summary>Minutes are judged this long after they are over: what arrived in them has been committed by then.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CatchingUpSaysEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan JudgesKeptEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ForgetsEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>A second that the machine's clock is corrected by is nothing to tell of.</summary>
    private static readonly TimeSpan SetBackIsTold = TimeSpan.FromMinutes(1);

    private readonly SteadyClock _clock = new(time);
    private AlertDesk? _desk;
    private LifeState _shown = new();                           // as it was kept last
    private FiringAlerts? _firing;
    private bool _waiting = true;                               // messages that the outbox does not have yet
    private DateTimeOffset _judgesKept;
    private DateTimeOffset _forgot;
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task TickAsync() => WorkAsync(async desk =>
    {
        await FollowAsync(desk, Now(desk) - Behind);
        return true;
    });

    public Task<bool> HappenAsync(string happened)
    {
        var read = AlertJson.Read<LifeEvent>(happened);
        return WorkAsync(async desk =>
        {
            var now = Now(desk);
            await FollowAsync(desk, now - Behind);
            return await HappenAsync(desk, read, now);
        });
    }

    public async Task PrepareAsync(string rule)
    {
        var read = AlertJson.Read<Rule>(rule);
        if (_desk?.Begins(read) is true && await begin.CanAsync(read, CancellationToken.None))
        {
            await begin.Prepare(read);
        }
    }

    public Task<FiringAlerts?> GetFiringAsync(long known) => Task.FromResult(_firing is { } firing && firing.Number != known ? firing : null);

    public async Task<AlertMutes> GetMutesAsync()
    {
        await _opened.Task;
        var now = time.GetUtcNow();             // those that are over stay until the next one is made
        return new(AlertJson.Write(_shown.Silences.Values.Where(silence => silence.IsShown(now)).ToArray()), AlertJson.Write(_shown.Inhibitions.Values.ToArray()));
    }

    private DateTimeOffset Now(AlertDesk desk)
    {
        var wasAhead = _clock.Ahead;
        var now = _clock.Read(desk.Life.Clock);
        if (_clock.Ahead >= SetBackIsTold && wasAhead < SetBackIsTold)
        {
            LogSetBack(_clock.Ahead);
        }

        return now;
    }

    private async Task<T> WorkAsync<T>(Func<AlertDesk, Task<T>> work)
    {
        try
        {
            if (_desk is null)
            {
                _desk = await memory.OpenAsync(CancellationToken.None);
                await begin.MendTopicsAsync(_desk.Life, CancellationToken.None);
                LogOpened(_desk.Life.Rules.Count, _desk.Life.Alerts.Count, _desk.Position);
            }

            var done = await work(_desk);
            Show(_desk);
            return done;
        }
        catch
        {
            // What is in memory may be ahead of what was kept.
            _desk = null;
            throw;
        }
    }

    private async Task FollowAsync(AlertDesk desk, DateTimeOffset to)
    {
        SightingSlice slice;
        var said = time.GetTimestamp();
        do
        {
            desk.Look(Now(desk) - Behind);

            // Asked before what is new is read, since counting may end meanwhile, and after it, since a topic may be changed.
            var before = await begin.FindUncountedAsync(desk.Measured, CancellationToken.None);
            slice = await sightings.ReadSightingsAsync(desk.Position, desk.Limit(Slice), desk.Counted, desk.Watched, CancellationToken.None);
            var after = await begin.FindUncountedAsync(desk.Measured, CancellationToken.None);
            desk.Take(slice, before.Union(after));
            await KeepAsync(desk, withJudges: false);
            if (time.GetElapsedTime(said) >= CatchingUpSaysEvery)
            {
                await HandOnAsync(desk);
                Show(desk);
                said = time.GetTimestamp();
            }
        }
        while (!slice.IsLast);
        desk.Advance(to);
        foreach (var (rule, error) in desk.TakeFaults())
        {
            LogStopped(error, rule);
        }

        await BeginWaitingAsync(desk);
        var now = _clock.Now;
        var withJudges = now - _judgesKept >= JudgesKeptEvery;
        await KeepAsync(desk, withJudges);
        _judgesKept = withJudges ? now : _judgesKept;
        await HandOnAsync(desk);
        if (now - _forgot >= ForgetsEvery)
        {
            await store.ForgetAsync(now - Kept, CancellationToken.None);
            _forgot = now;
        }
    }

    private async Task BeginWaitingAsync(AlertDesk desk)
    {
        begin.Forget();
        foreach (var rule in desk.Waiting)
        {
            if (await begin.CanAsync(rule, CancellationToken.None) && begin.IsPrepared(rule))
            {
                desk.Begin(rule, await begin.ReadAsync(desk, rule, _clock.Now, CancellationToken.None));
                desk.Histories.Keep(desk.Measured);
                await KeepAsync(desk, withJudges: true);
            }
        }
    }

    private async Task<bool> HappenAsync(AlertDesk desk, LifeEvent happened, DateTimeOffset now)
    {
        var life = desk.Life;
        JudgeState? start = null;
        (Rule? Before, Rule? After) changed = default;
        switch (happened)
        {
            case LifeEvent.RuleSet { Of: { } version, Rule.Id: var id } when (await store.FindRuleAsync(id, CancellationToken.None))?.Version != version:
                return false;
            case LifeEvent.RuleSet(var rule):
                changed = (life.Rules.GetValueOrDefault(rule.Id)?.Rule, rule);
                await begin.SetTopicAsync(rule, CancellationToken.None);
                start = desk.Begins(rule) && await begin.CanAsync(rule, CancellationToken.None)
                    ? await begin.ReadAsync(desk, rule, now, CancellationToken.None)
                    : null;
                break;
            case LifeEvent.RuleGone(var id) when life.Rules.TryGetValue(id, out var gone):
                changed = (gone.Rule, null);
                break;
            case LifeEvent.RuleGone:
            case LifeEvent.SilenceGone(var silence) when !life.Silences.ContainsKey(silence):
            case LifeEvent.InhibitionGone(var inhibition) when !life.Inhibitions.ContainsKey(inhibition):
                return false;
            case LifeEvent.Handled handled when !life.Alerts.ContainsKey(handled.Alert):
                return await HandleForgottenAsync(desk, handled, now);
        }

        desk.Happen(happened, now, start);
        desk.Histories.Keep(desk.Measured);
        await KeepAsync(desk, withJudges: true);
        await begin.RemoveTopicAsync(changed.Before, changed.After, CancellationToken.None);
        await HandOnAsync(desk);
        return true;
    }

    private async Task<bool> HandleForgottenAsync(AlertDesk desk, LifeEvent.Handled handled, DateTimeOffset now)
    {
        if (await store.FindAlertAsync(handled.Alert, CancellationToken.None) is not { } alert)
        {
            return false;
        }

        var entry = new LedgerEntry(
            now, LedgerKind.ByHand, LedgerCause.None, alert.Rule, alert.Id, [], handled.By, handled.Why(),
            ImmutableSortedDictionary<string, double>.Empty);
        desk.Note(entry, handled.Apply(alert, now));
        await KeepAsync(desk, withJudges: false);
        return true;
    }

    private async Task KeepAsync(AlertDesk desk, bool withJudges)
    {
        if (desk.TakeChanges(withJudges) is { } changes)
        {
            await store.SaveAsync(changes, CancellationToken.None);
            _waiting |= changes.Messages.Count > 0;
        }
    }

    // Who sends may be gone for a while: rules go on, and messages wait in the store.
    private async Task HandOnAsync(AlertDesk desk)
    {
        try
        {
            while (_waiting)
            {
                var messages = await store.ListWaitingAsync(MessagesAtOnce, CancellationToken.None);
                if (messages.Count > 0)
                {
                    await HandOnAsync(messages, desk.Life.Rules.ToDictionary(rule => rule.Key, rule => rule.Value.Rule.Name));
                }

                _waiting = messages.Count == MessagesAtOnce;
            }
        }
        catch (Exception error)
        {
            LogNotHandedOn(error);
        }
    }

    // What nobody can take must not hold up what comes behind it.
    private async Task HandOnAsync(IReadOnlyList<Message> messages, Dictionary<string, string> ruleNames)
    {
        try
        {
            await outbox.EnqueueAsync(messages, ruleNames, CancellationToken.None);
            await store.SetHandedAsync([.. messages.Select(message => message.Id)], CancellationToken.None);
        }
        catch (Exception error) when (!IsOfTheMachine(error))
        {
            if (messages.Count > 1)
            {
                foreach (var message in messages)
                {
                    await HandOnAsync([message], ruleNames);
                }

                return;
            }

            LogRefused(error, messages[0].Id);
            await store.SetRefusedAsync(
                messages[0], LedgerCause.Bound, "its message could not be written; the program's log says why", time.GetUtcNow(), CancellationToken.None);
        }
    }

    private static bool IsOfTheMachine(Exception error) =>
        error is LogException or DbException or IOException or OutOfMemoryException or OperationCanceledException or ObjectDisposedException or TimeoutException;

    private void Show(AlertDesk desk)
    {
        _opened.TrySetResult();
        if (_firing is not null && ReferenceEquals(desk.Life.Alerts, _shown.Alerts) && ReferenceEquals(desk.Life.Rules, _shown.Rules))
        {
            _shown = desk.Life;
            return;
        }

        _shown = desk.Life;
        var firing = desk.Life.Alerts.Values.Where(alert => alert.Status is AlertStatus.Firing).OrderByDescending(alert => alert.OpenedAt)
            .ThenBy(alert => alert.Id, StringComparer.Ordinal).ToList();
        var rows = AlertJson.Write(firing.Take(MostRows)
            .Select(alert => AlertRow.Of(alert, desk.Life.Rules.GetValueOrDefault(alert.Rule)?.Rule.Name ?? alert.Rule).Short()).ToArray());
        var unseen = firing.Count(alert => alert.Handling is Handling.New);
        if (_firing is null || (_firing.Rows, _firing.Total, _firing.Unseen) != (rows, firing.Count, unseen))
        {
            _firing = new(Math.Max((_firing?.Number ?? 0) + 1, time.GetUtcNow().UtcTicks), desk.Life.Clock, desk.Position.Value, firing.Count, rows, unseen);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Leading {Rules} rules and {Alerts} alerts from position {Position}")]
    private partial void LogOpened(int rules, int alerts, Domain.Position position);

    [LoggerMessage(Level = LogLevel.Error, Message = "Rule {Rule} stumbled, and looks at nothing until it is changed or the program starts again")]
    private partial void LogStopped(Exception error, string rule);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The machine's clock was set back by {Ahead}; alerts go on at half the pace until it has come up with them, and windows that are shorter may miss articles")]
    private partial void LogSetBack(TimeSpan ahead);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Messages could not be handed on; next try in a second")]
    private partial void LogNotHandedOn(Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Id} could not be written and will not be sent")]
    private partial void LogRefused(Exception error, string id);
}
