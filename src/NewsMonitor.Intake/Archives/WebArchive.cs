using System.Globalization;
using System.Runtime.CompilerServices;

namespace NewsMonitor.Intake;

/// <summary>
/// WARC and ARC, such as CC-NEWS: pages that a crawler was answered with, each read as an article by what is on it. Damage costs the records that it
/// lies in: reading goes on with the next sound one.
/// </summary>
internal sealed class WebArchive(ArchiveStream stream)
{
    /// <summary>Bytes of a block that are kept: a page and its head. What is longer is no article.</summary>
    private const int MaxBlock = PageExtractor.MaxBytes + 64 * 1024;

    private const int LongestLine = 64 * 1024;

    private readonly ByteReader _reader = new(stream);
    private bool _isArc;
    private long _number;

    /// <summary>Entries after the first <paramref name="skip"/>. Throws <see cref="ImportBrokenException"/> where the file is cut off.</summary>
    public async IAsyncEnumerable<ImportItem> ReadAsync(long skip, [EnumeratorCancellation] CancellationToken ct)
    {
        var (isArc, _) = await SafelyAsync(async () => (await _reader.PeekAsync(9, ct)).Span.StartsWith("filedesc:"u8));
        _isArc = isArc;
        (WebRecord? Record, byte[]? Block, string? Problem)? ahead = null;
        while (true)
        {
            var (found, damage) = ahead is { } sound ? (sound, null) : await SafelyAsync(() => NextAsync(ct));
            ahead = null;
            if (damage is { IsCut: true } && (ahead = await FindSoundAsync(ct)) is null)
            {
                throw new ImportBrokenException(string.Create(CultureInfo.InvariantCulture, $"the archive ends in the middle of record {_number + 1:N0}"), damage);
            }

            if (damage is null && found == default)
            {
                yield break;
            }

            var number = ++_number;
            if (number > skip)
            {
                yield return damage is not null ? new(number, null, damage.Message)
                    : found.Record is { } record ? ImportItem.Of(number, WebPage.Read(record, found.Block!))
                    : new(number, null, found.Problem);
            }

            if (damage is { IsCut: false } && await SafelyAsync(() => _reader.SkipDamageAsync(ct)) is (false, var end))
            {
                throw new ImportBrokenException(end?.Message ?? "nothing sound follows the damage", damage);
            }
        }
    }

    /// <summary>Damaged codes may lead through all that follows to the end, as if the file were cut off: it is not where a sound record follows.</summary>
    private async ValueTask<(WebRecord? Record, byte[]? Block, string? Problem)?> FindSoundAsync(CancellationToken ct)
    {
        while (await SafelyAsync(() => _reader.SkipDamageAsync(ct)) is (true, null))
        {
            if (await SafelyAsync(() => NextAsync(ct)) is ({ Record: not null } found, null))
            {
                return found;
            }
        }

        return null;
    }

    private static async ValueTask<(T? Value, DamagedException? Damage)> SafelyAsync<T>(Func<ValueTask<T>> read)
    {
        try
        {
            return (await read(), null);
        }
        catch (DamagedException damage)
        {
            return (default, damage);
        }
    }

    /// <summary>The next record with what is kept of its block; or what is wrong in its place; nothing at all at the end.</summary>
    private async ValueTask<(WebRecord? Record, byte[]? Block, string? Problem)> NextAsync(CancellationToken ct)
    {
        var passed = 0L;
        while (true)
        {
            var ahead = await _reader.PeekAsync(16, ct);
            if (passed > 0 && (ahead.IsEmpty || IsBegin(ahead)))
            {
                return (null, null, string.Create(CultureInfo.InvariantCulture, $"{passed:N0} bytes are no record of which the end is known"));
            }

            if (await _reader.LineAsync(LongestLine, ct) is not { } line)
            {
                return default;
            }

            if (line.Length == 0)
            {
                continue;
            }

            var record = _isArc ? WebRecord.OfArc(line) : WebRecord.Begins(line) ? await WebRecord.ReadAsync(_reader, ct) : null;
            if (record is { Length: >= 0 })
            {
                return await WithBlockAsync(record, ct);
            }

            // Nobody knows where a record without a length ends: the next one that begins is looked for.
            passed += line.Length + 1;
        }
    }

    private async ValueTask<(WebRecord? Record, byte[]? Block, string? Problem)> WithBlockAsync(WebRecord record, CancellationToken ct)
    {
        var (block, isWhole) = await _reader.BlockAsync(record.Length, MaxBlock, IsBegin, ct);
        if (!isWhole)
        {
            return (await _reader.PeekAsync(1, ct)).IsEmpty
                ? throw new DamagedException("the archive is cut off", isCut: true)
                : (null, null, "the record does not end at its length");
        }

        var isBoundary = await IsBoundaryAsync(ct);
        if (_reader.DamageBehind is { } damage)
        {
            throw damage;
        }

        if (!isBoundary)
        {
            // A length that is too long has swallowed the next records; behind one that is too short lies the rest of the block.
            if (block.Length == record.Length && Swallowed(block) is var begin and > 0)
            {
                _reader.Return(block.AsSpan(begin));
            }
            else
            {
                await SkipToBeginAsync(ct);
            }

            return (null, null, "the record does not end at its length");
        }

        return (record, block, null);
    }

    private async ValueTask SkipToBeginAsync(CancellationToken ct)
    {
        while (!IsBegin(await _reader.PeekAsync(16, ct)) && await _reader.LineAsync(LongestLine, ct) is not null)
        {
        }
    }

    private bool IsBegin(ReadOnlyMemory<byte> bytes) => _isArc ? bytes.Span.StartsWith("http://"u8) || bytes.Span.StartsWith("https://"u8) : WebRecord.Begins(bytes);

    // Also looks far enough to have the sum of the member checked that ends here.
    private async ValueTask<bool> IsBoundaryAsync(CancellationToken ct)
    {
        var bytes = await _reader.PeekAsync(16, ct);
        return bytes.IsEmpty || bytes.Span[0] is (byte)'\r' or (byte)'\n' || IsBegin(bytes);
    }

    private int Swallowed(ReadOnlySpan<byte> block)
    {
        var at = _isArc ? -1 : block.IndexOf("\nWARC/1."u8);
        return at < 0 ? -1 : at + 1;
    }
}
