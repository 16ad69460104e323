namespace NewsMonitor.Domain;

/// <summary>
/// How all news spreads over the 168 hours of a week, and how far back the log goes without a hole, from the hours of <c>all</c>. A function
/// of the hours before the clock's own; made anew each hour.
/// </summary>
public sealed class WeekShape
{
    /// <summary>Weeks that are compared with at most.</summary>
    public const int MaxWeeks = 8;

    private const int HoursPerWeek = 168;
    private readonly double[] _shares = new double[HoursPerWeek];
    private readonly Minute? _since;

    private WeekShape(Minute? since) => _since = since;

    public static WeekShape Of(HourHistory all, Minute clock)
    {
        var now = clock.HourStart;
        var shape = new WeekShape(StretchStart(all, now));
        var weeks = shape.WeeksBefore(now);
        var total = 0;
        foreach (var (hour, counts) in all.Hours)
        {
            // Whole weeks only, so that each hour of the week has been looked at equally often.
            if (hour < now && hour >= now - (long)weeks * Minute.PerWeek)
            {
                shape._shares[hour.HourOfWeek] += counts.Originals;
                total += counts.Originals;
            }
        }

        for (var i = 0; i < HoursPerWeek; i++)
        {
            shape._shares[i] = total > 0 ? shape._shares[i] / total : 1d / HoursPerWeek;
        }

        return shape;
    }

    /// <summary>The part of a week's news that falls into so many hours from one on; 1 for a whole week.</summary>
    public double Share(Minute first, int hours)
    {
        var share = 0d;
        for (var i = 0; i < hours; i++)
        {
            share += _shares[(first + (long)i * Minute.PerHour).HourOfWeek];
        }

        return share;
    }

    /// <summary>Whole weeks of log before an hour, 0 … 8. The log begins at the first article after which no whole week went without one.</summary>
    public int WeeksBefore(Minute hour) => _since is { } since ? (int)Math.Clamp((hour - since) / Minute.PerWeek, 0, MaxWeeks) : 0;

    /// <summary>Minutes of log before a minute, eight weeks at most: what is older is not compared with. 0 where there is none.</summary>
    public long MinutesBefore(Minute minute) => _since is { } since ? Math.Clamp(minute - since, 0, (long)MaxWeeks * Minute.PerWeek) : 0;

    private static Minute? StretchStart(HourHistory all, Minute now)
    {
        var start = now;
        for (var i = all.Hours.Count - 1; i >= 0; i--)
        {
            var (hour, counts) = all.Hours[i];
            if (hour > now || counts.Articles <= 0)
            {
                continue;
            }

            if (start - hour > Minute.PerWeek)
            {
                break;
            }

            start = hour;
        }

        return start < now ? start : null;
    }
}
