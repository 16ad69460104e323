using System.Globalization;
using System.Text;

namespace NewsMonitor.Intake;

/// <summary>The head of a record of WARC or ARC.</summary>
/// <param name="Kind">response, request, resource, warcinfo …; ARC's records are responses.</param>
/// <param name="Length">Bytes of the block; −1: the head does not say, so that nobody knows where the record ends.</param>
internal sealed record WebRecord(string Kind, string? Address, string? Date, string? ContentType, long Length)
{
    private const int MostHeaders = 100;
    private const int LongestLine = 64 * 1024;

    /// <summary>Whether bytes begin a record.</summary>
    public static bool Begins(ReadOnlyMemory<byte> bytes) => bytes.Span.StartsWith("WARC/1."u8) || bytes.Span.StartsWith("WARC/0."u8);

    /// <summary>Reads the head whose first line was taken. Throws <see cref="DamagedException"/> where it is cut off.</summary>
    public static async ValueTask<WebRecord> ReadAsync(ByteReader reader, CancellationToken ct)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.LineAsync(LongestLine, ct) is { } line)
        {
            if (line.Length == 0 || headers.Count > MostHeaders)
            {
                var length = headers.TryGetValue("Content-Length", out var given) && long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
                return new(
                    headers.GetValueOrDefault("WARC-Type")?.ToLowerInvariant() ?? "", headers.GetValueOrDefault("WARC-Target-URI")?.Trim('<', '>', ' '),
                    headers.GetValueOrDefault("WARC-Date"), headers.GetValueOrDefault("Content-Type"), length);
            }

            var text = Encoding.UTF8.GetString(line);
            if (text.IndexOf(':', StringComparison.Ordinal) is var at and > 0)
            {
                headers.TryAdd(text[..at].Trim(), text[(at + 1)..].Trim());
            }
        }

        throw new DamagedException("the archive is cut off", isCut: true);
    }

    /// <summary>A head of ARC: address, number, time, kind and length in one line, of which the address may have spaces. Null: it is none.</summary>
    public static WebRecord? OfArc(ReadOnlySpan<byte> line)
    {
        var words = Encoding.UTF8.GetString(line).Split(' ');
        return words.Length >= 5 && words[0].Contains("://", StringComparison.Ordinal) && words[^3].Length is >= 12 and <= 20 && words[^3].All(char.IsAsciiDigit)
            ? new(
                words[0].StartsWith("filedesc:", StringComparison.OrdinalIgnoreCase) ? "filedesc" : "response", string.Join(' ', words[..^4]),
                words[^3][..Math.Min(14, words[^3].Length)], "application/http", long.TryParse(words[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : -1)
            : null;
    }
}
