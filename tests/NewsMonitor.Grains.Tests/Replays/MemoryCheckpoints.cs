using NewsMonitor.Domain;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Tests.Replays;

/// <summary>Checkpoints of a log that has no folder of its own.</summary>
internal sealed class MemoryCheckpoints : ICheckpointStore
{
    private readonly Dictionary<(string Clock, DateTimeOffset At), (StoredCheckpoint Stored, byte[] Packed)> _kept = [];

    public int Count => _kept.Count;

    public IReadOnlyList<StoredCheckpoint> List(int layout) => [.. _kept.Values.Select(kept => kept.Stored)];

    public byte[]? Read(StoredCheckpoint checkpoint) => _kept.TryGetValue((checkpoint.Clock, checkpoint.At), out var kept) ? kept.Packed : null;

    public StoredCheckpoint? Write(int layout, string clock, Position head, DateTimeOffset at, long rows, ReadOnlySpan<byte> packed)
    {
        var stored = new StoredCheckpoint(clock, head, at, rows, packed.Length);
        _kept[(clock, at)] = (stored, packed.ToArray());
        return stored;
    }

    public void Remove(StoredCheckpoint checkpoint) => _kept.Remove((checkpoint.Clock, checkpoint.At));
}
