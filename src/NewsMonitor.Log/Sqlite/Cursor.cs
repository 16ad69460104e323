using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Where a page ended: two sort keys, in a form that invites nobody to make one by hand.</summary>
internal readonly record struct Cursor(long First, long Second)
{
    public string Write() =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"1.{First}.{Second}")));

    /// <exception cref="FormatException">The text is not one of our cursors.</exception>
    public static Cursor? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[64];
        if (text.Length > 64 || !Base64Url.TryDecodeFromChars(text, bytes, out var length))
        {
            throw Bad();
        }

        var parts = Encoding.ASCII.GetString(bytes[..length]).Split('.');
        return parts is ["1", var first, var second] && Number(first, out var a) && Number(second, out var b) ? new(a, b) : throw Bad();
    }

    private static bool Number(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private static FormatException Bad() => new("The cursor is not one that a page of this list gave.");
}
