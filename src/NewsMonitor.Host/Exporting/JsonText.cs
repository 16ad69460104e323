using System.Buffers;
using System.Text;

namespace NewsMonitor.Host.Exporting;

/// <summary>
/// A JSON string with nothing escaped but what must be. The serialiser's encoders write every emoji as twelve bytes, so that a body of many would
/// not fit into the line that an import takes.
/// </summary>
internal static class JsonText
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(['"', '\\', .. Enumerable.Range(0, ' ').Select(c => (char)c)]);

    /// <param name="before">What stands before the string: punctuation and the member's name.</param>
    public static void Write(IBufferWriter<byte> to, ReadOnlySpan<byte> before, ReadOnlySpan<char> text)
    {
        to.Write(before);
        to.Write("\""u8);
        while (text.IndexOfAny(Escaped) is var at and >= 0)
        {
            Encoding.UTF8.GetBytes(text[..at], to);
            Escape(to, text[at]);
            text = text[(at + 1)..];
        }

        Encoding.UTF8.GetBytes(text, to);
        to.Write("\""u8);
    }

    private static void Escape(IBufferWriter<byte> to, char c)
    {
        switch (c)
        {
            case '\n':
                to.Write("\\n"u8);
                break;
            case '"' or '\\':
                to.Write([(byte)'\\', (byte)c]);
                break;
            default:
                Span<byte> code = [(byte)'\\', (byte)'u', (byte)'0', (byte)'0', 0, 0];
                ((int)c).TryFormat(code[4..], out _, "x2", System.Globalization.CultureInfo.InvariantCulture);
                to.Write(code);
                break;
        }
    }
}
