namespace NewsMonitor.Intake;

/// <summary>
/// Reads lines and blocks of an archive's bytes and knows where members of gzip begin: a record that claims to be longer than it is ends there.
/// Throws <see cref="DamagedException"/> where the damage is reached; what lies before it is read first.
/// </summary>
internal sealed class ByteReader(ArchiveStream stream)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start, _end;
    private long _base;
    private int _members;
    private DamagedException? _damage;

    /// <summary>Where members begin, counted as <see cref="Position"/> is; those passed by are taken out when looked for.</summary>
    private readonly Queue<long> _begins = new();

    private long Position => _base + _start;

    /// <summary>
    /// What was found damaged in the member that what was taken last lies in: its sum comes after all its bytes. Null: nothing, as far as was looked.
    /// </summary>
    public DamagedException? DamageBehind =>
        _damage is not null && stream.Members is { } members && members.Damaged == _members - _begins.Count(begin => begin >= Position) ? _damage : null;

    /// <summary>Up to <paramref name="count"/> bytes that come next; fewer only before the end or a damage. Valid until the next call.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> PeekAsync(int count, CancellationToken ct)
    {
        while (_end - _start < count && await FillAsync(ct))
        {
        }

        ThrowAtDamage();
        return _buffer.AsMemory(_start, Math.Min(count, _end - _start));
    }

    /// <summary>The next line without its end; null at the end. One of more than <paramref name="limit"/> bytes is several.</summary>
    public async ValueTask<byte[]?> LineAsync(int limit, CancellationToken ct)
    {
        for (var seen = 0; ;)
        {
            var end = _buffer.AsSpan(_start + seen, _end - _start - seen).IndexOf((byte)'\n');
            if (end >= 0)
            {
                var line = _buffer.AsSpan(_start, seen + end);
                _start += seen + end + 1;
                return (line is [.., (byte)'\r'] ? line[..^1] : line).ToArray();
            }

            seen = _end - _start;
            if (seen > limit || !await FillAsync(ct))
            {
                _start = seen > limit || _damage is null ? _start : _end;
                ThrowAtDamage();
                var rest = _buffer.AsSpan(_start, seen).ToArray();
                _start = _end;
                return rest.Length > 0 ? rest : null;
            }
        }
    }

    /// <summary>
    /// Takes <paramref name="length"/> bytes and keeps the first <paramref name="kept"/>. Fewer than asked for were there where the file ends, or
    /// where <paramref name="begins"/> says that a member begins something new.
    /// </summary>
    public async ValueTask<(byte[] Bytes, bool IsWhole)> BlockAsync(long length, int kept, Func<ReadOnlyMemory<byte>, bool> begins, CancellationToken ct)
    {
        using var block = new MemoryStream((int)Math.Min(length, Math.Min(kept, 256 * 1024)));
        while (length > 0)
        {
            if (_start == _end && !await FillAsync(ct))
            {
                ThrowAtDamage();
                return (block.ToArray(), false);
            }

            if (NextMember() == Position && begins(await PeekAsync(16, ct)))
            {
                return (block.ToArray(), false);
            }

            var until = NextMember(after: 1) is { } member ? Math.Min(_end, (int)(member - _base)) : _end;
            var part = (int)Math.Min(length, until - _start);
            block.Write(_buffer, _start, (int)Math.Min(part, kept - block.Length));
            (_start, length) = (_start + part, length - part);
        }

        return (block.ToArray(), true);
    }

    /// <summary>Gives back bytes that were taken last.</summary>
    public void Return(ReadOnlySpan<byte> bytes)
    {
        var rest = _buffer.AsSpan(_start, _end - _start).ToArray();
        _base = Position - bytes.Length;
        if (_buffer.Length < rest.Length + bytes.Length)
        {
            _buffer = new byte[rest.Length + bytes.Length];
        }

        bytes.CopyTo(_buffer);
        rest.CopyTo(_buffer, bytes.Length);
        (_start, _end) = (0, bytes.Length + rest.Length);
    }

    /// <summary>Goes on behind the damage of a gzip; false: there is no way on.</summary>
    public async ValueTask<bool> SkipDamageAsync(CancellationToken ct)
    {
        (_base, _start, _end) = (_base + _end, 0, 0);
        _begins.Clear();
        _damage = null;
        return stream.Members is { } members && await members.SkipDamageAsync(ct);
    }

    private void ThrowAtDamage()
    {
        if (_damage is not null && _start == _end)
        {
            throw _damage;
        }
    }

    private long? NextMember(int after = 0)
    {
        while (_begins.TryPeek(out var begin) && begin < Position + after)
        {
            _begins.Dequeue();
        }

        return _begins.TryPeek(out var next) ? next : null;
    }

    private async ValueTask<bool> FillAsync(CancellationToken ct)
    {
        if (_damage is not null)
        {
            return false;
        }

        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_base, _end, _start) = (Position, _end - _start, 0);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int read;
        try
        {
            read = await stream.ReadAsync(_buffer.AsMemory(_end), ct);
        }
        catch (DamagedException damage)
        {
            _damage = damage;
            return false;
        }

        if (read > 0 && stream.Members is { } members && members.Members != _members)
        {
            _members = members.Members;
            _begins.Enqueue(_base + _end);
        }

        _end += read;
        return read > 0;
    }
}
