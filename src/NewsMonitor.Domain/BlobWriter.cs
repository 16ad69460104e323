using System.Buffers;

namespace NewsMonitor.Domain;

/// <summary>Numbers of variable length, small ones in one byte, one after the other.</summary>
public sealed class BlobWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(256);

    /// <param name="value">0 or more.</param>
    public BlobWriter Add(long value)
    {
        var rest = (ulong)value;
        var span = _buffer.GetSpan(10);
        var length = 0;
        for (; rest > 0x7F; rest >>= 7)
        {
            span[length++] = (byte)(rest | 0x80);
        }

        span[length++] = (byte)rest;
        _buffer.Advance(length);
        return this;
    }

    /// <summary>A number of either sign, near zero in one byte.</summary>
    public BlobWriter AddSigned(long value) => Add((value << 1) ^ (value >> 63));

    /// <summary>What was added since the last time.</summary>
    public byte[] Take()
    {
        var bytes = _buffer.WrittenSpan.ToArray();
        _buffer.ResetWrittenCount();
        return bytes;
    }
}

/// <summary>Reads what <see cref="BlobWriter"/> wrote, in the same order.</summary>
public ref struct BlobReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool AtEnd => _rest.IsEmpty;

    public long Next()
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = _rest[0];
            _rest = _rest[1..];
            value |= (ulong)(part & 0x7F) << shift;
            if (part <= 0x7F)
            {
                return (long)value;
            }
        }
    }

    /// <summary>Passes over so many numbers.</summary>
    public void Skip(int numbers)
    {
        var index = 0;
        for (; numbers > 0; numbers--)
        {
            while (_rest[index++] > 0x7F)
            {
            }
        }

        _rest = _rest[index..];
    }

    public int NextInt() => checked((int)Next());

    public long NextSigned()
    {
        var value = Next();
        return (long)((ulong)value >> 1) ^ -(value & 1);
    }

    public int NextSignedInt() => checked((int)NextSigned());
}
