namespace NewsMonitor.Reading.Boilerplate;

/// <summary>The place line that agencies put before the first sentence: <c>ANCHORAGE, Alaska (AP) — </c>.</summary>
/// <param name="Place">"Anchorage".</param>
/// <param name="Length">UTF-16 units of the paragraph up to and with the dash.</param>
internal sealed record Dateline(string Place, int Length)
{
    private const int MaxLength = 90;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Agencies =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "AP", "Reuters", "AFP", "UPI", "dpa", "ANSA", "EFE", "PA", "PTI", "ANI", "IANS", "CNN", "BBC", "Xinhua", "TASS", "Bloomberg", "IRNA", "WAM", "KUNA",
            "Kyodo", "Yonhap", "JTA", "RNS", "CNA", "TNS", "The Canadian Press", "Canadian Press", "The Associated Press", "Agence France-Presse",
            "Thomson Reuters Foundation", "States Newsroom", "StatePoint", "NewsUSA",
        }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Null where the paragraph begins with no dateline.</summary>
    public static Dateline? At(ReadOnlySpan<char> paragraph)
    {
        var head = paragraph[..Math.Min(paragraph.Length, MaxLength)];
        if (!FindDash(head, out var before, out var after) || before == 0 || paragraph[after..].IsWhiteSpace())
        {
            return null;
        }

        var place = head[..before].TrimEnd();
        var agency = false;
        if (place.EndsWith(")") && place.LastIndexOf('(') is var open and > 0)
        {
            var credit = place[(open + 1)..^1].Trim();
            agency = Agencies.Contains(credit);
            if (!agency && !IsCredit(credit))
            {
                return null;
            }

            place = place[..open].TrimEnd();
        }

        var comma = place.IndexOf(',');
        var city = (comma < 0 ? place : place[..comma]).Trim();
        var rest = comma < 0 ? [] : place[(comma + 1)..].Trim();
        return IsPlace(city, agency) && IsQualifier(rest) ? new(InTitleCase(city), after) : null;
    }

    private static bool FindDash(ReadOnlySpan<char> head, out int before, out int after)
    {
        for (var i = 1; i < head.Length; i++)
        {
            var spaced = head[i - 1] is ' ' or '\u00a0' or ')';
            var dash = head[i] is '\u2014' or '\u2013' ? 1
                : head[i..].StartsWith("--") ? 2
                : spaced && head[i] == '-' && i + 1 < head.Length && head[i + 1] == ' ' ? 1 : 0;
            if (dash == 0)
            {
                continue;
            }

            before = i;
            after = i + dash;
            while (after < head.Length && head[after] is ' ' or '\u00a0')
            {
                after++;
            }

            return true;
        }

        (before, after) = (0, 0);
        return false;
    }

    // Capitals alone make a dateline; a city in ordinary case only with an agency behind it.
    private static bool IsPlace(ReadOnlySpan<char> city, bool agency)
    {
        int upper = 0, lower = 0, words = 1;
        foreach (var c in city)
        {
            if (char.IsLetter(c))
            {
                upper += char.IsUpper(c) ? 1 : 0;
                lower += char.IsUpper(c) ? 0 : 1;
            }
            else if (c == ' ')
            {
                words++;
            }
            else if (c is not ('.' or '\'' or '\u2019' or '-'))
            {
                return false;
            }
        }

        return upper + lower >= 3 && words <= 4 && char.IsUpper(city[0]) && (lower == 0 || (agency && lower > 0));
    }

    // An agency that nobody has listed: a few capitalised words. The city before it must then be in capitals to make a dateline.
    private static bool IsCredit(ReadOnlySpan<char> text)
    {
        var words = 0;
        foreach (var range in text.Split(' '))
        {
            var word = text[range];
            words++;
            if (word.IsEmpty || !char.IsUpper(word[0]))
            {
                return false;
            }
        }

        return words <= 4;
    }

    // What follows the city: a state or country, a date, both.
    private static bool IsQualifier(ReadOnlySpan<char> text)
    {
        var words = text.IsEmpty ? 0 : 1;
        foreach (var c in text)
        {
            words += c == ' ' ? 1 : 0;
            if (!char.IsLetterOrDigit(c) && c is not (' ' or '.' or ',' or '\'' or '-'))
            {
                return false;
            }
        }

        return words <= 5 && (text.IsEmpty || char.IsUpper(text[0]) || char.IsDigit(text[0]));
    }

    private static string InTitleCase(ReadOnlySpan<char> city)
    {
        Span<char> name = stackalloc char[city.Length];
        for (var i = 0; i < city.Length; i++)
        {
            name[i] = i > 0 && char.IsLetter(city[i - 1]) ? char.ToLowerInvariant(city[i]) : city[i];
        }

        return name.ToString();
    }
}
