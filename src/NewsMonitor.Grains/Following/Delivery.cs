using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Grains.Subjects;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Following;

/// <summary>
/// Brings a batch to the shards, all at once, then to its subjects' grains. A change of the last 7 days wakes its subject; an older one (an
/// archive that is imported) only goes where a grain is awake, since one that sleeps comes back exact from the log. That is asked of the
/// grain directory after the commit: a grain that wakes later than that reads the change.
/// </summary>
internal sealed partial class Delivery(
    IGrainFactory grains, IOptions<GrainsOptions> options, TimeProvider time, ILogger<Delivery> logger)
{
    private const int Tries = 3;

    private readonly GrainType _subjectType = grains.GetGrain<ISubjectGrain>(TimelineKey.Of(TimelineKey.Live, SubjectId.All)).GetGrainId().Type;
    // Awake grains that a failed call may have left behind; bounded by what is awake.
    private readonly ConcurrentDictionary<SubjectId, bool> _owed = [];

    /// <summary>An awake subject may lack something that was delivered; <see cref="PayAsync"/> tries to make up for it.</summary>
    public bool Owes => !_owed.IsEmpty;

    /// <summary>Has every shard and every awake subject read what it lacks up to a position.</summary>
    public async Task RefreshAsync(Position position, CancellationToken ct)
    {
        await Task.WhenAll(Enumerable.Range(0, TimelineKey.Shards).Select(shard => ApplyAsync(shard, position, position, []))).WaitAsync(ct);
        foreach (var id in await grains.GetGrain<IManagementGrain>(0).GetActiveGrains(_subjectType, ct))
        {
            _owed[new(TimelineKey.Split(id.Key.ToString()!).Name)] = true;
        }

        await PayAsync(ct);
    }

    /// <summary>Returns when shards and subjects have it; a shard that fails throws. The subjects that changed, without those it owes.</summary>
    public async Task<IReadOnlyCollection<SubjectId>> DeliverAsync(ChangeBatch batch, CancellationToken ct)
    {
        var shards = new ImmutableArray<SubjectChange>.Builder[TimelineKey.Shards];
        for (var shard = 0; shard < shards.Length; shard++)
        {
            shards[shard] = ImmutableArray.CreateBuilder<SubjectChange>();
        }

        var subjects = new Dictionary<SubjectId, ImmutableArray<SubjectChange>.Builder>();
        foreach (var change in batch.Changes)
        {
            var wire = change.ToWire();
            if (change.Kind.IsShown())
            {
                shards[TimelineKey.ShardOf(change.Subject)].Add(wire);
            }

            if (!subjects.TryGetValue(change.Subject, out var own))
            {
                subjects[change.Subject] = own = ImmutableArray.CreateBuilder<SubjectChange>();
            }

            own.Add(wire);
        }

        await Task.WhenAll(shards.Select((changes, shard) => ApplyAsync(shard, batch.From, batch.To, changes.ToImmutable()))).WaitAsync(ct);
        var recent = Minute.Of(time.GetUtcNow()) - SubjectWindows.Kept;
        await EachAsync(subjects, async subject =>
        {
            if (subject.Value.Any(c => c.Minute > recent.Value) || await IsAwakeAsync(subject.Key))
            {
                await ApplyAsync(subject.Key, subject.Value.ToImmutable());
            }
        }, ct);
        return [.. subjects.Keys.Where(subject => !_owed.ContainsKey(subject))];
    }

    /// <summary>Has each subject that is owed, if it is awake, read the log again, once. The subjects that lack nothing any more.</summary>
    public async Task<IReadOnlyCollection<SubjectId>> PayAsync(CancellationToken ct)
    {
        if (_owed.IsEmpty)
        {
            return [];
        }

        var paid = new ConcurrentBag<SubjectId>();
        await EachAsync(_owed.Keys, async subject =>
        {
            try
            {
                if (await IsAwakeAsync(subject))
                {
                    await GrainOf(subject).ApplyAsync([]);
                }
            }
            catch (Exception error)
            {
                LogStillOwed(error, subject);
                return;
            }

            _owed.TryRemove(subject, out _);
            paid.Add(subject);
        }, ct);
        if (Owes)
        {
            LogOwing(_owed.Count);
        }

        return paid;
    }

    private Task ApplyAsync(int shard, Position from, Position to, ImmutableArray<SubjectChange> changes) =>
        grains.GetGrain<IBoardShardGrain>(TimelineKey.Of(TimelineKey.Live, shard)).ApplyAsync(from.Value, to.Value, changes);

    // A subject that cannot be reached holds no other up: it is owed.
    private async Task ApplyAsync(SubjectId subject, ImmutableArray<SubjectChange> changes)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await GrainOf(subject).ApplyAsync(changes);
                return;
            }
            catch (Exception error) when (attempt < Tries)
            {
                LogRetried(error, subject, attempt);
            }
            catch (Exception error)
            {
                _owed[subject] = true;
                LogLeftBehind(error, subject);
                return;
            }
        }
    }

    private async ValueTask<bool> IsAwakeAsync(SubjectId subject) =>
        await grains.GetGrain<IManagementGrain>(0).GetActivationAddress(GrainOf(subject)) is not null;

    private ISubjectGrain GrainOf(SubjectId subject) => grains.GetGrain<ISubjectGrain>(TimelineKey.Of(TimelineKey.Live, subject));

    private Task EachAsync<T>(IEnumerable<T> items, Func<T, Task> act, CancellationToken ct) => Parallel.ForEachAsync(
        items, new ParallelOptions { MaxDegreeOfParallelism = options.Value.OpenCalls, CancellationToken = ct }, async (item, _) => await act(item));

    [LoggerMessage(Level = LogLevel.Debug, Message = "Subject {Subject} did not take its changes at try {Attempt}")]
    private partial void LogRetried(Exception error, SubjectId subject, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Subject {Subject} did not take its changes; it will be told to read the log again")]
    private partial void LogLeftBehind(Exception error, SubjectId subject);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Subject {Subject} did not read the log again")]
    private partial void LogStillOwed(Exception error, SubjectId subject);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Subjects} subjects could not yet be told to read the log again")]
    private partial void LogOwing(int subjects);
}
