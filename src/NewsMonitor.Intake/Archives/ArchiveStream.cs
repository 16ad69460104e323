using System.IO.Compression;
using ZstdSharp;

namespace NewsMonitor.Intake;

/// <summary>
/// The bytes of a file, unpacked where it is packed with gzip, zstd, or as the one file of a zip. Stops at what unpacks to more than any news
/// does: more than 64 MiB that are over 250 times what was read of the file.
/// </summary>
internal sealed class ArchiveStream : ReadOnlyStream
{
    private const long MayUnpackTo = 64L * 1024 * 1024;
    private const int MostTimes = 250;

    private readonly Stream _file;
    private readonly Stream _inner;
    private readonly ZipArchive? _zip;
    private long _unpacked;

    private ArchiveStream(Stream file, Stream inner, ZipArchive? zip)
    {
        (_file, _inner, _zip) = (file, inner, zip);
    }

    /// <summary>Where the file is packed with gzip, its members; else null.</summary>
    public GzipMembers? Members => _inner as GzipMembers;

    public bool IsPacked => !ReferenceEquals(_inner, _file);

    /// <summary>From the file's begin.</summary>
    /// <exception cref="ImportBrokenException">It is packed in a way that is not read; the message names it.</exception>
    public static async Task<ArchiveStream> OpenAsync(Stream file, CancellationToken ct)
    {
        var magic = new byte[8];
        file.Position = 0;
        var read = await file.ReadAtLeastAsync(magic, magic.Length, throwOnEndOfStream: false, ct);
        file.Position = 0;
        switch (magic.AsSpan(0, read))
        {
            case [0x1F, 0x8B, ..]:
                return new(file, new GzipMembers(file), null);
            case [0x28, 0xB5, 0x2F, 0xFD, ..] or [>= 0x50 and <= 0x5F, 0x2A, 0x4D, 0x18, ..]:
                return new(file, new DecompressionStream(file, leaveOpen: true), null);
            case [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..]:
                return OpenZip(file);
            default:
                return FileWords.OfPacking(magic.AsSpan(0, read)) is { } packing
                    ? throw new ImportBrokenException($"it is {packing}; unpack it first")
                    : new(file, file, null);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        try
        {
            read = await _inner.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception error) when (error is ZstdException or InvalidDataException || (error is EndOfStreamException && !ReferenceEquals(_inner, _file)))
        {
            throw new DamagedException("the archive is cut off or damaged", isCut: error is EndOfStreamException, error);
        }

        _unpacked += read;
        return _unpacked > MayUnpackTo && _unpacked / MostTimes > _file.Position && !ReferenceEquals(_inner, _file)
            ? throw new ImportBrokenException("it unpacks to more than 250 times its size: no news does")
            : read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !ReferenceEquals(_inner, _file))
        {
            _inner.Dispose();
            _zip?.Dispose();
        }

        base.Dispose(disposing);
    }

    private static ArchiveStream OpenZip(Stream file)
    {
        try
        {
            var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return zip.Entries is [{ } only]
                ? new(file, only.Open(), zip)
                : throw new ImportBrokenException($"it is a zip of {zip.Entries.Count} files; unpack it and name the folder");
        }
        catch (InvalidDataException error)
        {
            throw new ImportBrokenException("the zip is cut off or damaged", error);
        }
    }
}
