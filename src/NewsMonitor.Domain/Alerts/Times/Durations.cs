using System.Globalization;
using System.Text;

namespace NewsMonitor.Domain.Alerts;

/// <summary>Lengths of time as people write them: <c>90s</c>, <c>5m</c>, <c>1h30m</c>, <c>7d</c>; whole seconds, largest unit first.</summary>
public static class Durations
{
    public const int Longest = 20;

    /// <summary>Of a number: as many days fit into a length.</summary>
    private const int MostDigits = 7;

    /// <summary>What <see cref="TryParse"/> takes, as a regular expression; up to <see cref="Longest"/> characters.</summary>
    public const string Pattern = "^(?=.)([0-9]{1,7}d)?([0-9]{1,7}h)?([0-9]{1,7}m)?([0-9]{1,7}s)?$";

    private static readonly (char Unit, long Seconds)[] Units = [('d', 86_400), ('h', 3_600), ('m', 60), ('s', 1)];

    /// <summary>False for anything but units in falling order, each at most once, with a whole number before it.</summary>
    public static bool TryParse(string? text, out TimeSpan length)
    {
        length = default;
        if (string.IsNullOrEmpty(text) || text.Length > Longest)
        {
            return false;
        }

        var (seconds, unit, at) = (0L, 0, 0);
        while (at < text.Length)
        {
            var end = at;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            if (end == at || end - at > MostDigits || end == text.Length)
            {
                return false;
            }

            unit = Array.FindIndex(Units, unit, u => u.Unit == text[end]);
            if (unit < 0)
            {
                return false;
            }

            seconds += long.Parse(text.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture) * Units[unit].Seconds;
            unit++;
            at = end + 1;
        }

        length = TimeSpan.FromSeconds(seconds);
        return true;
    }

    /// <summary>The shortest form; 0 is <c>0s</c>. Parts of a second are cut off.</summary>
    public static string Word(TimeSpan length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, TimeSpan.Zero);
        var left = (long)length.TotalSeconds;
        var word = new StringBuilder();
        foreach (var (unit, seconds) in Units)
        {
            if (left >= seconds)
            {
                word.Append(left / seconds).Append(unit);
                left %= seconds;
            }
        }

        return word.Length == 0 ? "0s" : word.ToString();
    }
}
