using System.Text;
using System.Text.RegularExpressions;

namespace NewsMonitor.Intake;

/// <summary>
/// Bytes of XML, HTML or JSON as text, by what is surest: byte order mark, the pattern of a wide encoding, the HTTP header, the document's own
/// declaration, UTF-8. A name that is unknown or does not fit the bytes is passed over. Never fails.
/// </summary>
public static partial class ByteText
{
    private const int DeclarationWithin = 4_096;

    private static readonly Encoding Latin = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <param name="contentType">The HTTP header's value; null: none.</param>
    /// <returns>The text without its byte order mark, and the name of the encoding that it was read in.</returns>
    public static (string Text, string Encoding) Decode(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (Mark(bytes) is var (marked, length))
        {
            return (marked is UTF8Encoding ? Utf8(bytes[length..]).Text : marked.GetString(bytes[length..]), marked.WebName);
        }

        if (Wide(bytes) is { } wide)
        {
            return (wide.GetString(bytes), wide.WebName);
        }

        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationWithin)]);
        string?[] names = [Charset(contentType), Declared(XmlDeclaration(), head), Declared(Meta(), head)];
        foreach (var name in names)
        {
            if (name is not null && Named(name) is { } encoding && TryDecode(encoding, bytes) is { } text)
            {
                return (text, encoding.WebName);
            }
        }

        return Utf8(bytes);
    }

    private static string? Charset(string? contentType) =>
        contentType is not null && CharsetParameter().Match(contentType) is { Success: true } m ? m.Groups[1].Value : null;

    private static string? Declared(Regex declaration, string head) => declaration.Match(head) is { Success: true } m ? m.Groups[1].Value : null;

    private static (Encoding Encoding, int Length)? Mark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => null,
    };

    private static Encoding? Wide(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0, 0, 0, (byte)'<', ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
        [(byte)'<', 0, 0, 0, ..] => Encoding.UTF32,
        [0, (byte)'<', 0, not 0, ..] => Encoding.BigEndianUnicode,
        [(byte)'<', 0, not 0, 0, ..] => Encoding.Unicode,
        _ => null,
    };

    // UTF-7 hides markup in plain letters, and a wide encoding cannot be what the declaration was readable in.
    private static Encoding? Named(string name)
    {
        name = name.Trim('"', '\'').ToLowerInvariant();
        if (name is "us-ascii" or "ascii" or "iso-8859-1" or "latin1" or "latin-1" or "iso8859-1")
        {
            return Latin;
        }

        if (name is "utf8" or "utf-8")
        {
            return Encoding.UTF8;
        }

        if (name is "utf-7" || name.StartsWith("utf-16", StringComparison.Ordinal) || name.StartsWith("utf-32", StringComparison.Ordinal))
        {
            return null;
        }

        return CodePagesEncodingProvider.Instance.GetEncoding(name);
    }

    private static string? TryDecode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        if (ReferenceEquals(encoding, Latin))
        {
            return Latin.GetString(bytes);
        }

        try
        {
            return encoding is UTF8Encoding
                ? new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes)
                : CodePagesEncodingProvider.Instance.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null; // The name was wrong: the next one, and at last UTF-8, may fit.
        }
    }

    // A byte that is no UTF-8 is read as Windows-1252, whose texts are what is pasted into UTF-8 pages by mistake. Where such bytes are
    // the rule, the few that look like UTF-8 do so by chance.
    private static (string Text, string Encoding) Utf8(ReadOnlySpan<byte> bytes)
    {
        var all = bytes;
        var text = new StringBuilder(bytes.Length);
        var (wide, odd) = (0, 0);
        while (bytes.Length > 0)
        {
            var ascii = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            ascii = ascii < 0 ? bytes.Length : ascii;
            text.Append(Encoding.ASCII.GetString(bytes[..ascii]));
            bytes = bytes[ascii..];
            if (bytes.Length == 0)
            {
                break;
            }

            if (Rune.DecodeFromUtf8(bytes, out var rune, out var used) == System.Buffers.OperationStatus.Done)
            {
                text.Append(rune.ToString());
                wide++;
            }
            else
            {
                text.Append(Latin.GetString(bytes[..1]));
                used = 1;
                odd++;
            }

            bytes = bytes[used..];
        }

        return odd > wide ? (Latin.GetString(all), Latin.WebName) : (text.ToString(), Encoding.UTF8.WebName);
    }

    [GeneratedRegex(@";\s*charset\s*=\s*[""']?([A-Za-z0-9._:\-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CharsetParameter();

    [GeneratedRegex(@"<\?xml[^>]{0,200}encoding\s*=\s*[""']([A-Za-z0-9._:\-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex XmlDeclaration();

    [GeneratedRegex(@"<meta[^>]{1,300}charset\s*=\s*[""']?([A-Za-z0-9._:\-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Meta();
}
