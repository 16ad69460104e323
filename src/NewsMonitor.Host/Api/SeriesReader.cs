using NewsMonitor.Domain;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Api;

/// <summary>Counts of a subject over time, every step of the range filled.</summary>
internal sealed class SeriesReader(ILogView log, DateTimeOffset clock)
{
    /// <summary>Steps of one answer: a week of minutes.</summary>
    private const int MostSteps = Minute.PerWeek;

    /// <summary>Hours for which "usual" is worked out: a month.</summary>
    private const int MostUsual = 31 * 24;

    public async Task<SeriesDto> ReadAsync(SubjectId subject, DateTimeOffset? from, DateTimeOffset? to, string? step, CancellationToken ct)
    {
        var minutes = step switch
        {
            null or "1h" => Minute.PerHour,
            "1m" => 1,
            "1d" => Minute.PerDay,
            _ => throw new BadParameterException($"step '{step}' is not one of 1m, 1h, 1d."),
        };
        var end = Minute.Of(to ?? clock.AddMinutes(1));
        var start = Floor(from is { } asked ? Minute.Of(asked) : end - Minute.PerDay, minutes);
        if (start > end)
        {
            throw new BadParameterException("from is after to.");
        }

        if ((end - start) / minutes > MostSteps)
        {
            throw new BadParameterException($"Those are more than {MostSteps} steps. Ask for a shorter range or a longer step.");
        }

        var points = await log.ReadSeriesAsync(subject, start, end, minutes, ct);
        var byStart = points.ToDictionary(point => point.At, point => point.Counts);
        var filled = new List<SeriesPointDto>();
        for (var at = start; at < end; at += minutes)
        {
            filled.Add(ToPoint(at, byStart.GetValueOrDefault(at)));
        }

        var usual = minutes == Minute.PerHour && filled.Count <= MostUsual ? await ReadUsualAsync(subject, start, end, ct) : null;
        return new(subject.Value, step ?? "1h", start.Start, end.Start, filled, usual);
    }

    /// <summary>What was usual in each hour, as known before it; null while one of them has too little past.</summary>
    private async Task<UsualDto?> ReadUsualAsync(SubjectId subject, Minute start, Minute end, CancellationToken ct)
    {
        var shape = WeekShape.Of(await ReadHistoryAsync(SubjectId.All, start, ct), Minute.Of(clock));
        var history = await ReadHistoryAsync(subject, start, ct);
        var (mean, low, high) = (new List<double>(), new List<double>(), new List<double>());
        for (var hour = start; hour < end; hour += Minute.PerHour)
        {
            if (Baseline.Of(WindowLength.Hour, hour + Minute.PerHour - 1, history, shape, counts => counts.Articles) is not { } baseline)
            {
                return null;
            }

            mean.Add(baseline.Mean);
            low.Add(baseline.Distribution.Quantile(0.05));
            high.Add(baseline.Distribution.Quantile(0.95));
        }

        return new(mean, low, high);
    }

    private async Task<HourHistory> ReadHistoryAsync(SubjectId subject, Minute start, CancellationToken ct)
    {
        var history = new HourHistory();
        var end = Minute.Of(clock) + EventTime.Ahead + 1;
        foreach (var hour in await log.ReadSeriesAsync(subject, HourHistory.KeptFrom(start), end, Minute.PerHour, ct))
        {
            history.Add(hour.At, hour.Counts);
        }

        return history;
    }

    private static Minute Floor(Minute minute, int step) => step switch
    {
        Minute.PerHour => minute.HourStart,
        Minute.PerDay => minute.DayStart,
        _ => minute,
    };

    private static SeriesPointDto ToPoint(Minute at, Counts counts)
    {
        var known = counts.Negative + counts.Neutral + counts.Positive;
        var net = NetInterval.Of(counts);
        return new(
            at.Start, counts.Articles, counts.Originals, counts.Mentions, counts.Negative, counts.Neutral, counts.Positive,
            known > 0 ? counts.ScoreMilli / 1000d / known : null, net?.Net, net?.Low, net?.High);
    }
}
