using NewsMonitor.Domain;

namespace NewsMonitor.Log;

/// <summary>
/// Packed states of the past, so that a replay's jump begins at the nearest one. Derived: who loses one counts anew. Calls wait for the disk,
/// and throw nothing for what it does.
/// </summary>
public interface ICheckpointStore
{
    /// <summary>Those of this log and of one layout, in no order. Others are thrown away.</summary>
    IReadOnlyList<StoredCheckpoint> List(int layout);

    /// <summary>Null: it is gone or damaged, and thrown away.</summary>
    byte[]? Read(StoredCheckpoint checkpoint);

    /// <summary>In place of one of the same clock and instant. Null: it could not be written.</summary>
    /// <param name="layout">Of the bytes; another program may pack a state otherwise.</param>
    StoredCheckpoint? Write(int layout, string clock, Position head, DateTimeOffset at, long rows, ReadOnlySpan<byte> packed);

    void Remove(StoredCheckpoint checkpoint);
}

/// <param name="Head">The log's last position that was known when it was made.</param>
/// <param name="Rows">Of the log that are in it.</param>
/// <param name="Size">Bytes on disk.</param>
public sealed record StoredCheckpoint(string Clock, Position Head, DateTimeOffset At, long Rows, long Size);
