using System.Globalization;
using System.IO.Compression;
using System.Text;
using ZstdSharp;

namespace NewsMonitor.Intake;

/// <summary>An answer of HTTP as a web archive keeps it, with its body plain.</summary>
/// <param name="Status">0: the first line is none of HTTP.</param>
internal sealed record HttpAnswer(int Status, string? ContentType, byte[] Body)
{
    private const int MostHeaders = 200;

    /// <param name="limit">Bytes of the body at most, unpacked.</param>
    /// <exception cref="DamagedException">The body's chunks or packing are broken; the message says which.</exception>
    public static HttpAnswer Parse(ReadOnlySpan<byte> bytes, int limit)
    {
        var (status, headers) = Head(ref bytes);
        var body = headers.GetValueOrDefault("transfer-encoding")?.Contains("chunked", StringComparison.OrdinalIgnoreCase) is true ? Joined(bytes) : bytes.ToArray();
        body = headers.GetValueOrDefault("content-encoding")?.Trim().ToLowerInvariant() switch
        {
            null or "" or "identity" => body,
            "gzip" or "x-gzip" => body is [0x1F, 0x8B, ..] ? Unpacked(new GZipStream(new MemoryStream(body), CompressionMode.Decompress), limit) : body,
            "deflate" => Unpacked(body is [0x78, ..] ? new ZLibStream(new MemoryStream(body), CompressionMode.Decompress) : new DeflateStream(new MemoryStream(body), CompressionMode.Decompress), limit),
            "br" => Unpacked(new BrotliStream(new MemoryStream(body), CompressionMode.Decompress), limit),
            "zstd" => Unpacked(new DecompressionStream(new MemoryStream(body)), limit),
            var other => throw new DamagedException($"the page is packed as {CleanText.Line(other)}, which is not read", isCut: false),
        };
        return new(status, headers.GetValueOrDefault("content-type"), body);
    }

    private static (int Status, Dictionary<string, string> Headers) Head(ref ReadOnlySpan<byte> bytes)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var first = Line(ref bytes) ?? "";
        while (Line(ref bytes) is { Length: > 0 } line && headers.Count < MostHeaders)
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is var at and > 0)
            {
                headers.TryAdd(line[..at].Trim(), line[(at + 1)..].Trim());
            }
        }

        var words = first.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (first.StartsWith("HTTP/", StringComparison.OrdinalIgnoreCase) && words.Length > 1
            && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : 0, headers);
    }

    private static string? Line(ref ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return null;
        }

        var end = bytes.IndexOf((byte)'\n');
        var line = end < 0 ? bytes : bytes[..end];
        bytes = end < 0 ? [] : bytes[(end + 1)..];
        return Encoding.Latin1.GetString(line.TrimEnd((byte)'\r'));
    }

    // Some archives keep the header of a body whose chunks they have joined: then nothing at its begin is a chunk's length.
    private static byte[] Joined(ReadOnlySpan<byte> bytes)
    {
        var all = bytes;
        using var joined = new MemoryStream(bytes.Length);
        while (true)
        {
            var isFirst = joined.Length == 0;
            var text = Line(ref bytes)?.Split(';')[0].Trim();
            if (text is not { Length: > 0 and <= 8 } || !int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length) || length < 0)
            {
                return isFirst ? all.ToArray() : throw new DamagedException("the page's chunks are broken", isCut: false);
            }

            if (length == 0)
            {
                return joined.ToArray();
            }

            if (length > bytes.Length)
            {
                throw new DamagedException("the page is cut off in a chunk", isCut: false);
            }

            joined.Write(bytes[..length]);
            bytes = bytes[length..];
            Line(ref bytes);
        }
    }

    private static byte[] Unpacked(Stream packed, int limit)
    {
        using var source = packed;
        using var plain = new MemoryStream();
        var part = new byte[32 * 1024];
        try
        {
            while (plain.Length <= limit && source.Read(part) is var read and > 0)
            {
                plain.Write(part, 0, read);
            }
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or ZstdException or InvalidOperationException)
        {
            throw new DamagedException("the page's packing is broken", isCut: false, error);
        }

        return plain.Length <= limit ? plain.ToArray() : throw new DamagedException("the page unpacks to more than 4 MiB", isCut: false);
    }
}
