using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsMonitor.Intake;

/// <summary>
/// When a file was recorded, by its name: <c>20250920T065850Z</c>, <c>2025-09-20_06-58</c>, <c>2025/09/20/feed.xml</c>, seconds since 1970. UTC. A day
/// without a time is its last second: by then all that the file holds was known.
/// </summary>
public static partial class CaptureTime
{
    private static readonly DateTimeOffset First = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The last time in the path that is one; null: there is none.</summary>
    public static DateTimeOffset? Of(string path)
    {
        path = path.Replace('\\', '/');
        var found = Stamp().Matches(path).Select(Time).LastOrDefault(time => time is not null);
        return found ?? Seconds().Matches(path).Select(m => DateTimeOffset.FromUnixTimeSeconds(long.Parse(m.ValueSpan, CultureInfo.InvariantCulture)))
            .Cast<DateTimeOffset?>().LastOrDefault();
    }

    private static DateTimeOffset? Time(Match m)
    {
        var (year, month, day) = (Number(m, "y"), Number(m, "mo"), Number(m, "d"));
        var (hour, minute, second) = m.Groups["h"].Success ? (Number(m, "h"), Number(m, "mi"), Number(m, "s")) : (23, 59, 59);
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return null;
        }

        var time = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero);
        return time < First ? null : time;
    }

    private static int Number(Match m, string group) => m.Groups[group].Success ? int.Parse(m.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("(?<![0-9])(?<y>(?:19|20)[0-9]{2})[-_./]?(?<mo>[0-9]{2})[-_./]?(?<d>[0-9]{2})(?:[T_ /-]?(?<h>[0-9]{2})[-_:.]?(?<mi>[0-9]{2})(?:[-_:.]?(?<s>[0-9]{2}))?)?(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Stamp();

    [GeneratedRegex("(?<![0-9])1[0-9]{9}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Seconds();
}
