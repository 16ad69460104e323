namespace NewsMonitor.Domain;

/// <summary>What one UTC hour (or several) brought a subject, as far as "usual" and mood need it.</summary>
/// <param name="Originals">Suspect dates left out.</param>
/// <param name="Net">Positive less negative articles.</param>
public readonly record struct HourCounts(int Articles, int Originals, int Net)
{
    public static HourCounts Of(Counts counts) => new(counts.Articles, counts.SureOriginals, counts.Positive - counts.Negative);

    public static HourCounts operator +(HourCounts a, HourCounts b) => new(a.Articles + b.Articles, a.Originals + b.Originals, a.Net + b.Net);

    public static HourCounts operator -(HourCounts a, HourCounts b) => new(a.Articles - b.Articles, a.Originals - b.Originals, a.Net - b.Net);
}

/// <summary>What stretches of hours brought a subject.</summary>
public interface IHourSums
{
    /// <summary>The sum over so many whole hours from one on.</summary>
    HourCounts Sum(Minute first, int hours);
}

/// <summary>A subject's non-zero hours, sparse, by hour; what is older than <see cref="Kept"/> is forgotten as the clock moves.</summary>
public sealed class HourHistory : IHourSums
{
    /// <summary>Hours that are kept: the week that is judged, eight before it to compare with, and two days for how long a burst has lasted.</summary>
    public const int Kept = (9 * 7 + 2) * 24;

    private readonly List<(Minute Hour, HourCounts Counts)> _hours = [];

    /// <summary>The first hour that is kept at a clock.</summary>
    public static Minute KeptFrom(Minute clock) => clock.HourStart - (long)Kept * Minute.PerHour;

    /// <summary>Non-zero hours, oldest first.</summary>
    public IReadOnlyList<(Minute Hour, HourCounts Counts)> Hours => _hours;

    /// <summary>Adds to the hour that holds the minute; negative parts take out.</summary>
    public void Add(Minute at, Counts counts) => Add(at, HourCounts.Of(counts));

    /// <inheritdoc cref="Add(Minute, Counts)"/>
    public void Add(Minute at, HourCounts added)
    {
        if (added == default)
        {
            return;
        }

        var hour = at.HourStart;
        var index = Find(hour);
        if (index == _hours.Count || _hours[index].Hour != hour)
        {
            _hours.Insert(index, (hour, added));
        }
        else if (_hours[index].Counts + added is var sum && sum == default)
        {
            _hours.RemoveAt(index);
        }
        else
        {
            _hours[index] = (hour, sum);
        }
    }

    /// <inheritdoc/>
    public HourCounts Sum(Minute first, int hours)
    {
        var sum = default(HourCounts);
        var end = first + (long)hours * Minute.PerHour;
        for (var i = Find(first); i < _hours.Count && _hours[i].Hour < end; i++)
        {
            sum += _hours[i].Counts;
        }

        return sum;
    }

    public void MoveTo(Minute clock)
    {
        var gone = Find(KeptFrom(clock));
        if (gone > 0)
        {
            _hours.RemoveRange(0, gone);
        }
    }

    /// <summary>Index of the first hour that is not before this one.</summary>
    private int Find(Minute hour)
    {
        var (low, high) = (0, _hours.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _hours[middle].Hour < hour ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
