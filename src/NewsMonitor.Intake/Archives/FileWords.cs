using System.Text;

namespace NewsMonitor.Intake;

/// <summary>Names, for a person, of kinds of files that are not read.</summary>
internal static class FileWords
{
    /// <summary>"an xz archive" …; null: none that is known.</summary>
    public static string? OfPacking(ReadOnlySpan<byte> start) => start switch
    {
        [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..] => "an xz archive",
        [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', ..] => "a bzip2 archive",
        [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] => "a 7z archive",
        [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] => "a rar archive",
        _ => null,
    };

    /// <summary>What a binary file is; null: the bytes are a text.</summary>
    public static string? OfBinary(ReadOnlySpan<byte> start)
    {
        if (start.Length > 262 && start[257..262].SequenceEqual("ustar"u8))
        {
            return "a tar archive; unpack it and name the folder";
        }

        if (start.StartsWith("SQLite format 3"u8))
        {
            return "an SQLite database";
        }

        if (start.StartsWith("%PDF"u8))
        {
            return "a PDF";
        }

        return start.Contains((byte)0) && start is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [(byte)'<', 0, ..] or [0, (byte)'<', ..] or [0, 0, ..])
            ? "no text" : null;
    }

    /// <summary>The name without the endings of packing, in small letters: what it claims to be.</summary>
    public static string Claim(string name)
    {
        name = Path.GetFileName(name).ToLowerInvariant();
        while (Path.GetExtension(name) is ".gz" or ".zst" or ".zip")
        {
            name = Path.GetFileNameWithoutExtension(name);
        }

        return Path.GetExtension(name);
    }

    /// <summary>The first line as far as it helps a person to see what the file is.</summary>
    public static string FirstLine(ReadOnlySpan<byte> start)
    {
        var end = start.IndexOf((byte)'\n');
        var line = CleanText.Line(Encoding.UTF8.GetString(end < 0 ? start : start[..end]));
        return line.Length <= 60 ? line : line[..60].TrimEnd() + "…";
    }
}
