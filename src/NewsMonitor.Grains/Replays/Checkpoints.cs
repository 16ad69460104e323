using NewsMonitor.Domain;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Replays;

/// <summary>
/// Which packed states of the past there are, for all replays of a silo: a jump begins at the nearest before it. They outlive the replays and the program.
/// Of more than may lie there, those whose neighbours are nearest go, so that they lie the further apart the longer the log is.
/// </summary>
internal sealed class Checkpoints(IPast past, ICheckpointStore store)
{
    private const long MaxBytes = 512L << 20;
    private const int MaxCount = 1_000;

    /// <summary>Unpacked bytes of one, which is in memory while it is written.</summary>
    private const int MaxPacked = 256 << 20;

    private readonly Lock _gate = new();
    private readonly Lock _writing = new();
    private readonly Dictionary<Position, (Position UpTo, DateTimeOffset Earliest)> _came = [];  // behind heads of states
    private List<StoredCheckpoint>? _kept;                      // by clock and instant; null: not yet looked for

    // Read where it is asked for first: a start does not wait for it.
    private List<StoredCheckpoint> Kept => _kept ??= [.. store.List(Checkpoint.Layout).OrderBy(c => c.Clock, StringComparer.Ordinal).ThenBy(c => c.At)];

    /// <summary>The nearest one that is not after the instant and holds for a log that ends at the head; null: there is none.</summary>
    public async Task<Checkpoint?> FindAsync(string clock, Position head, bool byArrival, DateTimeOffset at, CancellationToken ct)
    {
        List<StoredCheckpoint> candidates;
        lock (_gate)
        {
            candidates = [.. Kept.Where(c => c.Clock == clock && c.At <= at).Reverse()];
        }

        var came = new List<(Position Behind, DateTimeOffset Earliest)>();
        foreach (var candidate in candidates)
        {
            if (byArrival ? await HasChangedAsync(candidate, head, came, ct) : IsDear(candidate, head))
            {
                if (candidate.Head < head)
                {
                    Remove(candidate);                          // false for every later head too; one of a later head is true for those
                }

                continue;
            }

            if (store.Read(candidate) is { } packed)
            {
                return new(candidate, packed);
            }

            Forget(candidate);
        }

        return null;
    }

    /// <summary>Waits for the disk.</summary>
    public void Add(string clock, Position head, DateTimeOffset at, long rows, byte[] packed)
    {
        if (packed.Length > MaxPacked)
        {
            return;
        }

        var gone = new List<StoredCheckpoint>();
        lock (_writing)
        {
            if (store.Write(Checkpoint.Layout, clock, head, at, rows, packed) is not { } written)
            {
                return;
            }

            lock (_gate)
            {
                Kept.RemoveAll(c => c.Clock == clock && c.At == at);
                var place = Kept.FindIndex(c => string.CompareOrdinal(c.Clock, clock) is var order && (order > 0 || (order == 0 && c.At > at)));
                Kept.Insert(place < 0 ? Kept.Count : place, written);
                while (Kept.Count > MaxCount || Kept.Sum(c => c.Size) > MaxBytes)
                {
                    var densest = Densest();
                    gone.Add(Kept[densest]);
                    Kept.RemoveAt(densest);
                }
            }

            foreach (var checkpoint in gone)
            {
                store.Remove(checkpoint);
            }
        }
    }

    /// <summary>Rows to the nearest one before the instant; null: there is none.</summary>
    public long? RowsBefore(string clock, DateTimeOffset at)
    {
        lock (_gate)
        {
            return Kept.LastOrDefault(c => c.Clock == clock && c.At <= at)?.Rows;
        }
    }

    /// <summary>By event what changed since is added to a state, whenever it happened: where that is more than the state holds, it is counted anew.</summary>
    private static bool IsDear(StoredCheckpoint checkpoint, Position head) => head.Value - checkpoint.Head.Value > checkpoint.Rows;

    /// <summary>Whether something with a time of the state came since it was made: the past may have been imported, or a topic made.</summary>
    /// <param name="came">What is known of the times behind heads; behind an earlier head came that and more.</param>
    private async Task<bool> HasChangedAsync(
        StoredCheckpoint checkpoint, Position head, List<(Position Behind, DateTimeOffset Earliest)> came, CancellationToken ct)
    {
        if (checkpoint.Head > head)
        {
            return await past.ReadEarliestAsync(head, checkpoint.Head, ct) <= checkpoint.At;
        }

        if (came.Exists(known => checkpoint.Head <= known.Behind && known.Earliest <= checkpoint.At))
        {
            return true;
        }

        var earliest = await ReadEarliestAsync(checkpoint.Head, head, ct);
        came.Add((checkpoint.Head, earliest));
        return earliest <= checkpoint.At;
    }

    /// <summary>Of what was looked at before only what is newer is looked at again.</summary>
    private async Task<DateTimeOffset> ReadEarliestAsync(Position after, Position upTo, CancellationToken ct)
    {
        (Position UpTo, DateTimeOffset Earliest) known;
        lock (_gate)
        {
            known = _came.TryGetValue(after, out var before) && before.UpTo <= upTo ? before : (after, DateTimeOffset.MaxValue);
        }

        if (known.UpTo < upTo && await past.ReadEarliestAsync(known.UpTo, upTo, ct) is { } newer && newer < known.Earliest)
        {
            known.Earliest = newer;
        }

        lock (_gate)
        {
            if (_came.Count >= MaxCount)
            {
                _came.Clear();
            }

            _came[after] = (upTo, known.Earliest);
        }

        return known.Earliest;
    }

    private void Remove(StoredCheckpoint checkpoint)
    {
        Forget(checkpoint);
        store.Remove(checkpoint);
    }

    private void Forget(StoredCheckpoint checkpoint)
    {
        lock (_gate)
        {
            Kept.Remove(checkpoint);
        }
    }

    private int Densest()
    {
        var (densest, least) = (0, long.MaxValue);
        for (var i = 0; i < Kept.Count; i++)
        {
            var before = i > 0 && Kept[i - 1].Clock == Kept[i].Clock ? Kept[i - 1].Rows : 0;
            var after = i + 1 < Kept.Count && Kept[i + 1].Clock == Kept[i].Clock ? Kept[i + 1].Rows : Kept[i].Rows * 2;
            if (after - before < least)
            {
                (densest, least) = (i, after - before);
            }
        }

        return densest;
    }
}
