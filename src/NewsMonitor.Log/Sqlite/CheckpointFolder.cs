using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using NewsMonitor.Domain;
using ZstdSharp;

namespace NewsMonitor.Log.Sqlite;

/// <summary>
/// A file for each checkpoint, in a folder beside the log: a head, a hash of all the rest, and the state (zstd level 1). Written beside its place and
/// then put there. Not synced to disk: one that a power cut tears fails its hash.
/// </summary>
internal sealed partial class CheckpointFolder : ICheckpointStore
{
    private const string Ending = ".past";
    private const string Unfinished = Ending + ".new";

    private const int HashLength = SHA256.HashSizeInBytes;

    /// <summary>Unpacked bytes of one: what a head says is not believed.</summary>
    private const int MaxUnpacked = 1 << 30;

    /// <summary>Bytes that are left to the log on its disk.</summary>
    public const long LeftFree = 1L << 30;

    private static readonly byte[] Mark = "NewsMonitor past\n"u8.ToArray();

    private readonly string _folder;
    private readonly byte[] _identity;
    private readonly ConcurrentDictionary<string, bool> _condemned = [];   // files that could not be deleted
    private readonly ILogger _logger;
    private readonly long _leftFree;

    /// <param name="identity">Of the log that they belong to.</param>
    /// <param name="logPosition">Of the log when it was opened: a state that lay there then and knows more belongs to a log that was restored since.</param>
    /// <param name="leftFree">Bytes of the disk that nothing is written into.</param>
    public CheckpointFolder(string folder, byte[] identity, long logPosition, ILogger logger, long leftFree = LeftFree)
    {
        (_folder, _identity, _logger, _leftFree) = (folder, identity, logger, leftFree);
        Keep(head => head.Checkpoint.Head.Value <= logPosition);
    }

    public IReadOnlyList<StoredCheckpoint> List(int layout) => Keep(head => head.Layout == layout);

    public byte[]? Read(StoredCheckpoint checkpoint)
    {
        var file = PathOf(checkpoint.Clock, checkpoint.At);
        try
        {
            var bytes = File.ReadAllBytes(file);
            var head = Head.Read(bytes, _identity, bytes.Length);
            if (head is not null && head.Checkpoint with { Size = checkpoint.Size } != checkpoint)
            {
                return null;                                    // another took its place meanwhile
            }

            if (head is not null && IsWhole(bytes, head.Length))
            {
                using var decompressor = new Decompressor();
                var packed = bytes.AsSpan(head.Length + HashLength);
                if (Decompressor.GetDecompressedSize(packed) <= MaxUnpacked)
                {
                    return decompressor.Unwrap(packed).ToArray();
                }
            }

            LogDamaged(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ZstdException)
        {
            LogUnreadable(error, file);
        }

        Remove(checkpoint);
        return null;
    }

    public StoredCheckpoint? Write(int layout, string clock, Position head, DateTimeOffset at, long rows, ReadOnlySpan<byte> packed)
    {
        var file = PathOf(clock, at);
        var unfinished = Path.ChangeExtension(file, Unfinished);
        try
        {
            Directory.CreateDirectory(_folder);
            if (new DriveInfo(_folder).AvailableFreeSpace - packed.Length < _leftFree)
            {
                LogNoSpace(file);
                return null;
            }

            using var compressor = new Compressor(level: 1);
            var start = Head.Write(layout, _identity, clock, head, at, rows);
            var compressed = compressor.Wrap(packed);
            using (var stream = File.Create(unfinished))
            {
                stream.Write(start);
                stream.Write(HashOf(start, compressed));
                stream.Write(compressed);
            }

            File.Move(unfinished, file, overwrite: true);
            _condemned.TryRemove(file, out _);
            return new(clock, head, at, rows, start.Length + HashLength + compressed.Length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            LogUnwritten(error, file);
            Delete(unfinished);
            return null;
        }
    }

    public void Remove(StoredCheckpoint checkpoint) => Delete(PathOf(checkpoint.Clock, checkpoint.At));

    private List<StoredCheckpoint> Keep(Func<Head, bool> isKept)
    {
        var kept = new List<StoredCheckpoint>();
        foreach (var file in Files())
        {
            if (ReadHead(file) is { } head && PathOf(head.Checkpoint.Clock, head.Checkpoint.At) == file && isKept(head) && !_condemned.ContainsKey(file))
            {
                kept.Add(head.Checkpoint);
            }
            else
            {
                Delete(file);
            }
        }

        return kept;
    }

    /// <summary>Ours, finished or not.</summary>
    private List<string> Files()
    {
        try
        {
            return Directory.Exists(_folder)
                ? [.. Directory.EnumerateFiles(_folder).Where(file => file.EndsWith(Ending, StringComparison.Ordinal) || file.EndsWith(Unfinished, StringComparison.Ordinal))]
                : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(error, _folder);
            return [];
        }
    }

    private Head? ReadHead(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var start = new byte[Head.MaxLength];
            return Head.Read(start.AsSpan(0, stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)), _identity, stream.Length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(error, file);
            return null;
        }
    }

    private void Delete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _condemned[file] = true;
            LogUndeleted(error, file);
        }
    }

    private string PathOf(string clock, DateTimeOffset at) =>
        Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{clock}-{at.UtcTicks:D19}{Ending}"));

    private static bool IsWhole(ReadOnlySpan<byte> bytes, int head) =>
        bytes.Length > head + HashLength && HashOf(bytes[..head], bytes[(head + HashLength)..]).AsSpan().SequenceEqual(bytes.Slice(head, HashLength));

    private static byte[] HashOf(ReadOnlySpan<byte> head, ReadOnlySpan<byte> compressed)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(head);
        hash.AppendData(compressed);
        return hash.GetHashAndReset();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} is damaged and thrown away: the state that it held is counted anew when it is wanted")]
    private partial void LogDamaged(string file);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} cannot be read: what it holds is counted anew when it is wanted")]
    private partial void LogUnreadable(Exception error, string file);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} cannot be written: jumps of replays to its time take longer")]
    private partial void LogUnwritten(Exception error, string file);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} is not written: the disk is nearly full, and what is left is the log's. Jumps of replays to its time take longer")]
    private partial void LogNoSpace(string file);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} cannot be deleted; it is not used")]
    private partial void LogUndeleted(Exception error, string file);

    /// <summary>What stands before the hash: mark, layout, identity, clock, head, instant, rows.</summary>
    /// <param name="Length">In bytes.</param>
    private sealed record Head(int Layout, StoredCheckpoint Checkpoint, int Length)
    {
        public const int MaxLength = 256;

        public static byte[] Write(int layout, ReadOnlySpan<byte> identity, string clock, Position head, DateTimeOffset at, long rows)
        {
            using var stream = new MemoryStream();
            using var writer = new BinaryWriter(stream, Encoding.UTF8);
            writer.Write(Mark);
            writer.Write(layout);
            writer.Write(identity);
            writer.Write((byte)clock.Length);
            writer.Write(Encoding.ASCII.GetBytes(clock));
            writer.Write(head.Value);
            writer.Write(at.UtcTicks);
            writer.Write(rows);
            return stream.ToArray();
        }

        /// <summary>Null: it is no checkpoint of this log.</summary>
        /// <param name="size">Of the whole file.</param>
        public static Head? Read(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> identity, long size)
        {
            var toClock = Mark.Length + sizeof(int) + identity.Length;
            if (bytes.Length <= toClock || !bytes.StartsWith(Mark) || !bytes[(Mark.Length + sizeof(int))..].StartsWith(identity))
            {
                return null;
            }

            var length = toClock + 1 + bytes[toClock] + 3 * sizeof(long);
            if (bytes.Length < length)
            {
                return null;
            }

            var numbers = bytes[(length - 3 * sizeof(long))..];
            var ticks = BinaryPrimitives.ReadInt64LittleEndian(numbers[sizeof(long)..]);
            return ticks < DateTimeOffset.MinValue.Ticks || ticks > DateTimeOffset.MaxValue.Ticks
                ? null
                : new(
                    BinaryPrimitives.ReadInt32LittleEndian(bytes[Mark.Length..]),
                    new(
                        Encoding.ASCII.GetString(bytes.Slice(toClock + 1, bytes[toClock])), new(BinaryPrimitives.ReadInt64LittleEndian(numbers)),
                        new(ticks, TimeSpan.Zero), BinaryPrimitives.ReadInt64LittleEndian(numbers[(2 * sizeof(long))..]), size),
                    length);
        }
    }
}
