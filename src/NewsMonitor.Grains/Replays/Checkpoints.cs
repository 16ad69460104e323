using NewsMonitor.Domain;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Replays;

/// <summary>
/// Packed states of the past, for all replays of a silo: a jump begins at the nearest before it. Of more than fit, those whose neighbours are
/// nearest go, so that they lie the further apart the longer the log is.
/// </summary>
internal sealed class Checkpoints(IPast past)
{
    private const long MaxBytes = 192L << 20;

    private readonly Lock _gate = new();
    private readonly List<Checkpoint> _kept = [];

    /// <summary>The nearest one that is not after the instant and holds for a log that ends at the head.</summary>
    public async Task<Checkpoint?> FindAsync(string clock, Position head, bool byArrival, DateTimeOffset at, CancellationToken ct)
    {
        List<Checkpoint> candidates;
        lock (_gate)
        {
            candidates = [.. _kept.Where(c => c.Clock == clock && c.At <= at).OrderByDescending(c => c.At)];
        }

        if (!byArrival)
        {
            return candidates.FirstOrDefault();                 // what changed since is added to it
        }

        var changedFrom = new Dictionary<Position, DateTimeOffset> { [head] = DateTimeOffset.MaxValue };
        foreach (var candidate in candidates)
        {
            if (!changedFrom.TryGetValue(candidate.Head, out var earliest))
            {
                // The past may have been imported in between.
                var (first, last) = candidate.Head < head ? (candidate.Head, head) : (head, candidate.Head);
                changedFrom[candidate.Head] = earliest = await past.ReadEarliestAsync(first, last, ct) ?? DateTimeOffset.MaxValue;
            }

            if (earliest > candidate.At)
            {
                return candidate;
            }

            if (candidate.Head < head)
            {
                Remove(candidate);                              // false for every later head too; one of a later head is true for those
            }
        }

        return null;
    }

    public void Add(Checkpoint checkpoint)
    {
        lock (_gate)
        {
            if (checkpoint.Bytes.Length > MaxBytes / 4)
            {
                return;
            }

            _kept.RemoveAll(c => c.Clock == checkpoint.Clock && c.At == checkpoint.At);
            _kept.Add(checkpoint);
            _kept.Sort((a, b) => (a.Clock, a.At).CompareTo((b.Clock, b.At)));
            while (_kept.Sum(c => (long)c.Bytes.Length) > MaxBytes)
            {
                _kept.RemoveAt(Densest());
            }
        }
    }

    /// <summary>Rows to the nearest one before the instant; null: there is none.</summary>
    public long? RowsBefore(string clock, DateTimeOffset at)
    {
        lock (_gate)
        {
            return _kept.LastOrDefault(c => c.Clock == clock && c.At <= at)?.Rows;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _kept.Clear();
        }
    }

    private void Remove(Checkpoint checkpoint)
    {
        lock (_gate)
        {
            _kept.Remove(checkpoint);
        }
    }

    private int Densest()
    {
        var (densest, least) = (0, long.MaxValue);
        for (var i = 0; i < _kept.Count; i++)
        {
            var before = i > 0 && _kept[i - 1].Clock == _kept[i].Clock ? _kept[i - 1].Rows : 0;
            var after = i + 1 < _kept.Count && _kept[i + 1].Clock == _kept[i].Clock ? _kept[i + 1].Rows : _kept[i].Rows * 2;
            if (after - before < least)
            {
                (densest, least) = (i, after - before);
            }
        }

        return densest;
    }
}
