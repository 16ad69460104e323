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

    /// <summary>Returns when shards and subjects have it; a shard that fails throws. The subjects that changed.</summary>
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
        await PayAsync(ct);
        return subjects.Keys;
    }

    private Task ApplyAsync(int shard, Position from, Position to, ImmutableArray<SubjectChange> changes) =>
        grains.GetGrain<IBoardShardGrain>(TimelineKey.Of(TimelineKey.Live, shard)).ApplyAsync(from.Value, to.Value, changes);

    // A subject that cannot be reached holds nobody up: it is told again with the next batch that it may lack something.
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

    private Task PayAsync(CancellationToken ct) => _owed.IsEmpty
        ? Task.CompletedTask
        : EachAsync(_owed.Keys, async subject =>
        {
            _owed.TryRemove(subject, out _);
            if (await IsAwakeAsync(subject))
            {
                await ApplyAsync(subject, []);
            }
        }, ct);

    private async ValueTask<bool> IsAwakeAsync(SubjectId subject) =>
        await grains.GetGrain<IManagementGrain>(0).GetActivationAddress(GrainOf(subject)) is not null;

    private ISubjectGrain GrainOf(SubjectId subject) => grains.GetGrain<ISubjectGrain>(TimelineKey.Of(TimelineKey.Live, subject));

    private Task EachAsync<T>(IEnumerable<T> items, Func<T, Task> act, CancellationToken ct) => Parallel.ForEachAsync(
        items, new ParallelOptions { MaxDegreeOfParallelism = options.Value.OpenCalls, CancellationToken = ct }, async (item, _) => await act(item));

    [LoggerMessage(Level = LogLevel.Debug, Message = "Subject {Subject} did not take its changes at try {Attempt}")]
    private partial void LogRetried(Exception error, SubjectId subject, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Subject {Subject} did not take its changes; it will be told to read the log again")]
    private partial void LogLeftBehind(Exception error, SubjectId subject);
}
