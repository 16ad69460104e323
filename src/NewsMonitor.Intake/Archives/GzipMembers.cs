using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.Checksum;
using ICSharpCode.SharpZipLib.Zip.Compression;

namespace NewsMonitor.Intake;

/// <summary>
/// Unpacks gzip member after member, each checked by its sum and length. Unlike the runtime's reader it tells a file that was cut off from one
/// that ended, where members begin, and can go on behind a damaged one. Throws <see cref="DamagedException"/>.
/// </summary>
internal sealed class GzipMembers(Stream packed) : ReadOnlyStream
{
    private static readonly byte[] Begin = [0x1F, 0x8B, 8];

    /// <summary>Bytes that are read once more behind damages: members inside of members, each damaged at its end, would otherwise be read time and again.</summary>
    private const long LeastAgain = 64L << 20;
    private const long TimesAgain = 4;
    private const long CostOfMember = 1_024;

    private readonly byte[] _input = new byte[64 * 1024];
    private readonly byte[] _output = new byte[64 * 1024];
    private readonly Crc32 _sum = new();
    private Inflater _inflater = new(noHeader: true);
    private int _start, _end;
    private long _read, _memberAt, _furthest, _again;
    private bool _inside;
    private DamagedException? _damage;

    /// <summary>Members begun so far. Where it rises in a read, the first byte of that read is the first of a member.</summary>
    public int Members { get; private set; }

    /// <summary>Which member, counted from 1, the damage lies in that was thrown.</summary>
    public int Damaged => _inside ? Members : Members + 1;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_damage is not null)
        {
            throw _damage;
        }

        try
        {
            while (_inside || await BeginAsync(cancellationToken))
            {
                var length = Inflate(Math.Min(buffer.Length, _output.Length));
                if (length > 0)
                {
                    _sum.Update(new ArraySegment<byte>(_output, 0, length));
                    _output.AsMemory(0, length).CopyTo(buffer);
                    return length;
                }

                if (_inflater.IsFinished)
                {
                    _start = _end - _inflater.RemainingInput;
                    await EndAsync(cancellationToken);
                }
                else if (await FillAsync(cancellationToken))
                {
                    _inflater.SetInput(_input, _start, _end - _start);
                    _start = _end;
                }
                else
                {
                    throw Cut();
                }
            }

            return 0;
        }
        catch (DamagedException error)
        {
            throw _damage = error;
        }
    }

    /// <summary>Goes on with the next member behind the damaged one; false: none begins there. What is read again on the way is bounded by the
    /// length of the file.</summary>
    public async ValueTask<bool> SkipDamageAsync(CancellationToken ct)
    {
        var reached = _read - (_inside ? _inflater.RemainingInput : _end - _start);
        _furthest = Math.Max(_furthest, reached);
        _again += Math.Max(reached - _memberAt, CostOfMember);
        if (_again > LeastAgain + (TimesAgain * _furthest))
        {
            throw new DamagedException("the archive is damaged in too many places to be read on", isCut: false);
        }

        (_damage, _inside, _inflater) = (null, false, new(noHeader: true));
        Move(_memberAt + 1);
        while (await FillAsync(ct, atLeast: 4))
        {
            var begin = _input.AsSpan(_start, _end - _start).IndexOf(Begin);
            if (begin >= 0 && _end - _start - begin >= 4)
            {
                _start += begin;
                if ((_input[_start + 3] & 0xE0) == 0)
                {
                    return true;
                }

                _start++;
                continue;
            }

            // What may be the first bytes of a member is kept.
            _start = Math.Max(_start + 1, _end - 3);
        }

        return false;
    }

    private int Inflate(int length)
    {
        try
        {
            return _inflater.Inflate(_output, 0, length);
        }
        catch (Exception error) when (error is SharpZipBaseException or IndexOutOfRangeException or ArgumentException or InvalidOperationException or NullReferenceException)
        {
            // Codes that no packer writes lead the library out of its tables.
            throw new DamagedException("the archive is damaged", isCut: false, error);
        }
    }

    private void Move(long position)
    {
        if (position >= _read - _end)
        {
            _start = (int)(position - (_read - _end));          // it is still here
            return;
        }

        packed.Position = position;
        (_start, _end, _read) = (0, 0, position);
    }

    private async ValueTask<bool> BeginAsync(CancellationToken ct)
    {
        // Tapes and some tools fill up with zeros.
        while (await FillAsync(ct) && Members > 0 && _input[_start] == 0)
        {
            _start++;
        }

        if (!await FillAsync(ct))
        {
            return false;
        }

        _memberAt = _read - (_end - _start);
        if (await ByteAsync(ct) != 0x1F || await ByteAsync(ct) != 0x8B || await ByteAsync(ct) != 8)
        {
            throw new DamagedException("the archive is damaged", isCut: false);
        }

        var flags = await ByteAsync(ct);
        await SkipAsync(6, ct);
        if ((flags & 4) != 0)
        {
            await SkipAsync(await ByteAsync(ct) | (await ByteAsync(ct) << 8), ct);
        }

        for (var texts = (flags >> 3 & 1) + (flags >> 4 & 1); texts > 0; texts -= await ByteAsync(ct) == 0 ? 1 : 0)
        {
        }

        await SkipAsync((flags & 2) != 0 ? 2 : 0, ct);
        _inflater.Reset();
        _sum.Reset();
        (_inside, Members) = (true, Members + 1);
        _inflater.SetInput(_input, _start, _end - _start);
        _start = _end;
        return true;
    }

    private async ValueTask EndAsync(CancellationToken ct)
    {
        var (sum, length) = (0u, 0u);
        for (var i = 0; i < 32; i += 8)
        {
            sum |= (uint)await ByteAsync(ct) << i;
        }

        for (var i = 0; i < 32; i += 8)
        {
            length |= (uint)await ByteAsync(ct) << i;
        }

        if (sum != (uint)_sum.Value || length != (uint)_inflater.TotalOut)
        {
            throw new DamagedException("the archive is damaged", isCut: false);
        }

        _inside = false;
    }

    private async ValueTask SkipAsync(int count, CancellationToken ct)
    {
        while (count-- > 0)
        {
            await ByteAsync(ct);
        }
    }

    private async ValueTask<int> ByteAsync(CancellationToken ct) => _start < _end || await FillAsync(ct) ? _input[_start++] : throw Cut();

    private async ValueTask<bool> FillAsync(CancellationToken ct, int atLeast = 1)
    {
        if (_end - _start >= atLeast)
        {
            return true;
        }

        _input.AsSpan(_start, _end - _start).CopyTo(_input);
        (_start, _end) = (0, _end - _start);
        var more = await packed.ReadAtLeastAsync(_input.AsMemory(_end), atLeast - _end, throwOnEndOfStream: false, ct);
        (_end, _read) = (_end + more, _read + more);
        return _end >= atLeast;
    }

    private static DamagedException Cut() => new("the archive is cut off", isCut: true);
}
