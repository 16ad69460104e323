using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsMonitor.Intake;

/// <summary>
/// Dates as news carries them: RFC 3339 and the rest of ISO 8601, RFC 822 and 2822, and their usual misspellings (zone names, no seconds, two
/// digits of year, no weekday, comma or zone). Without a zone it is UTC. What cannot be read is null, never a guess.
/// </summary>
public static partial class NewsDate
{
    private const int LongestDate = 100;

    /// <summary>Digits of a second's fraction that .NET keeps: a tick is 100 ns.</summary>
    private const int TickDigits = 7;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The instant in UTC; null: the text is no date that we can read.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestDate)
        {
            return null;
        }

        text = text.Trim();
        return Iso().Match(text) is { Success: true } iso ? FromIso(iso)
            : Compact().Match(text) is { Success: true } compact ? FromIso(compact)
            : Mail().Match(text) is { Success: true } mail ? FromNamed(mail)
            : MonthFirst().Match(text) is { Success: true } american ? FromNamed(american)
            : null;
    }

    private static DateTimeOffset? FromIso(Match m) =>
        Build(Number(m, "y"), m.Groups["mo"].Success ? Number(m, "mo") : 1, m.Groups["d"].Success ? Number(m, "d") : 1, m);

    private static DateTimeOffset? FromNamed(Match m)
    {
        var name = m.Groups["mo"].Value;
        var month = name.Length < 3 ? -1 : Array.FindIndex(Months, x => name.StartsWith(x, StringComparison.OrdinalIgnoreCase));
        if (month < 0)
        {
            return null;
        }

        var year = Number(m, "y");
        if (m.Groups["y"].Length == 2)
        {
            year += year < 69 ? 2000 : 1900; // RFC 2822 says 50, POSIX 69; news was not on line in 1951
        }

        return Build(year, month + 1, Number(m, "d"), m);
    }

    private static DateTimeOffset? Build(int year, int month, int day, Match m)
    {
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        var (hour, minute, second) = (Number(m, "h"), Number(m, "mi"), Number(m, "s"));
        if (m.Groups["half"].Success)
        {
            hour = hour % 12 + (m.Groups["half"].Value is "p" or "P" ? 12 : 0);
        }

        if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && minute + second > 0) || Zone(m.Groups["zone"].Value) is not { } zone)
        {
            return null;
        }

        // Whole numbers: a recorded arrival must come back to the tick.
        var fraction = m.Groups["f"].Success ? long.Parse(m.Groups["f"].Value.PadRight(TickDigits, '0').AsSpan(0, TickDigits), NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        var ticks = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks
            + (hour * 3600L + minute * 60 + Math.Min(second, 59)) * TimeSpan.TicksPerSecond + fraction - zone.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }

    private static TimeSpan? Zone(string zone)
    {
        zone = zone.Trim().ToUpperInvariant();
        if (Offset().Match(zone) is { Success: true } m)
        {
            var (hours, minutes) = (Number(m, "h"), Number(m, "mi"));
            return hours > 15 || minutes > 59 ? null : new TimeSpan(hours, minutes, 0) * (m.Groups["sign"].Value is "-" or "\u2212" ? -1 : 1);
        }

        return zone switch
        {
            "" or "Z" or "UT" or "UTC" or "GMT" or "WET" or "G" => TimeSpan.Zero,
            "BST" or "WEST" or "CET" or "MEZ" or "MET" or "IST" => TimeSpan.FromHours(zone == "IST" ? 5.5 : 1),
            "CEST" or "MESZ" or "EET" or "SAST" => TimeSpan.FromHours(2),
            "EEST" or "MSK" => TimeSpan.FromHours(3),
            "PKT" => TimeSpan.FromHours(5),
            "SGT" or "HKT" or "AWST" => TimeSpan.FromHours(8),
            "JST" or "KST" => TimeSpan.FromHours(9),
            "AEST" => TimeSpan.FromHours(10),
            "AEDT" => TimeSpan.FromHours(11),
            "NZST" => TimeSpan.FromHours(12),
            "NZDT" => TimeSpan.FromHours(13),
            "NDT" => TimeSpan.FromHours(-2.5),
            "NST" => TimeSpan.FromHours(-3.5),
            "ADT" or "BRT" or "ART" => TimeSpan.FromHours(-3),
            "EDT" or "AST" => TimeSpan.FromHours(-4),
            "EST" or "CDT" or "ET" => TimeSpan.FromHours(-5),
            "CST" or "MDT" => TimeSpan.FromHours(-6),
            "MST" or "PDT" => TimeSpan.FromHours(-7),
            "PST" or "AKDT" => TimeSpan.FromHours(-8),
            "AKST" => TimeSpan.FromHours(-9),
            "HST" => TimeSpan.FromHours(-10),
            _ => null,
        };
    }

    private static int Number(Match m, string group) =>
        m.Groups[group].Success ? int.Parse(m.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    private const string Time = @"(?<h>[0-9]{1,2}):(?<mi>[0-9]{1,2})(?::(?<s>[0-9]{1,2})(?:[.,](?<f>[0-9]{1,9})[0-9]*)?)?(?:\s*(?<half>[aApP])\.?[mM]\.?)?";
    private const string ZoneName = @"\s*(?<zone>(?:GMT|UTC)?\s*[+\-\u2212][0-9]{1,2}:?(?:[0-9]{2})?|[A-Za-z]{1,5})?(?:\s*\([^)]*\))?$";

    [GeneratedRegex(@"^(?<y>[0-9]{4})(?:[-/.](?<mo>[0-9]{1,2})(?:[-/.](?<d>[0-9]{1,2}))?)?(?:[Tt\s]\s*" + Time + ")?" + ZoneName, RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex("^(?<y>[0-9]{4})(?<mo>[0-9]{2})(?<d>[0-9]{2})(?:[Tt]?(?<h>[0-9]{2})(?<mi>[0-9]{2})(?<s>[0-9]{2})?)?" + ZoneName, RegexOptions.CultureInvariant)]
    private static partial Regex Compact();

    [GeneratedRegex(@"^(?:[A-Za-z]{2,12}\.?,?\s+)?(?<d>[0-9]{1,2})(?:st|nd|rd|th)?\.?[\s-]+(?<mo>[A-Za-z]{3,9})\.?,?[\s-]+(?<y>[0-9]{4}|[0-9]{2})(?:,?\s+(?:at\s+)?" + Time + ")?" + ZoneName, RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    [GeneratedRegex(@"^(?:[A-Za-z]{2,12}\.?,?\s+)?(?<mo>[A-Za-z]{3,9})\.?\s+(?<d>[0-9]{1,2})(?:st|nd|rd|th)?(?:,?\s+(?<y>[0-9]{4}))?(?:,?\s+(?:at\s+)?" + Time + @")?(?:\s+(?<zone>[A-Z]{2,5}|[+\-][0-9]{4}))?(?:\s+(?<y>[0-9]{4}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"^(?:GMT|UTC)?\s*(?<sign>[+\-\u2212])(?<h>[0-9]{1,2}):?(?<mi>[0-9]{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Offset();
}
