using System.Security.Cryptography;

namespace NewsMonitor.Host.Push;

/// <summary>A stream that only passes on to another: the base of those that look at what goes through.</summary>
internal abstract class PassingStream(Stream inner) : Stream
{
    protected Stream Inner { get; } = inner;

    public override bool CanRead => Inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => Inner.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush() => Inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => Inner.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Write asynchronously.");

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Inner.ReadAsync(buffer, cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => Inner.WriteAsync(buffer, cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}

/// <summary>Hashes what is read through it.</summary>
internal sealed class HashingStream(Stream inner, IncrementalHash hash) : PassingStream(inner)
{
    /// <summary>Whether all of it was read.</summary>
    public bool IsAtEnd { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await Inner.ReadAsync(buffer, cancellationToken);
        IsAtEnd |= read == 0 && buffer.Length > 0;
        hash.AppendData(buffer.Span[..read]);
        return read;
    }
}

/// <summary>Keeps a copy of what is written through it, up to a bound.</summary>
internal sealed class CopyingStream(Stream inner, int bound) : PassingStream(inner)
{
    private MemoryStream? _copy = new();

    /// <summary>What was written; null where it was more than the bound.</summary>
    public byte[]? Copy => _copy?.ToArray();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_copy is { } copy && copy.Length + buffer.Length <= bound)
        {
            copy.Write(buffer.Span);
        }
        else
        {
            _copy = null;
        }

        return Inner.WriteAsync(buffer, cancellationToken);
    }
}
