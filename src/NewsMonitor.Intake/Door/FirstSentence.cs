namespace NewsMonitor.Intake;

/// <summary>A headline for a text that came without one.</summary>
internal static class FirstSentence
{
    private const int Longest = 200;

    /// <summary>The first sentence of the first paragraph; cut at a word with an ellipsis where it has more than 200 characters.</summary>
    public static string Of(string body)
    {
        var line = body.AsSpan();
        line = line.IndexOf('\n') is var end and >= 0 ? line[..end] : line;
        for (var i = 0; i < Math.Min(line.Length, Longest); i++)
        {
            if (EndsSentence(line, i))
            {
                return line[..(i + 1)].ToString();
            }
        }

        if (line.Length <= Longest)
        {
            return line.ToString();
        }

        var cut = line[..Longest].LastIndexOf(' ');
        cut = cut > 0 ? cut : char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest;
        return string.Concat(line[..cut].TrimEnd(), "…");
    }

    // "U.S." and "Mr." do not end one: a full stop counts after a word of four letters, or where the next word is far enough to be sure.
    private static bool EndsSentence(ReadOnlySpan<char> line, int at)
    {
        if (line[at] is '。' or '！' or '？')
        {
            return true;
        }

        if (line[at] is not ('.' or '!' or '?') || at + 1 >= line.Length || line[at + 1] != ' ')
        {
            return false;
        }

        if (line[at] != '.')
        {
            return true;
        }

        var word = at;
        while (word > 0 && char.IsLetterOrDigit(line[word - 1]))
        {
            word--;
        }

        return at - word >= 4 && at + 2 < line.Length && (char.IsUpper(line[at + 2]) || char.IsDigit(line[at + 2]) || line[at + 2] is '"' or '“');
    }
}
