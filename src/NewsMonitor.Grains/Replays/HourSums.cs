using NewsMonitor.Domain;

namespace NewsMonitor.Grains.Replays;

/// <summary>Counts by UTC hour since ever, of those hours that have any: some 60 bytes each.</summary>
internal sealed class HourSums
{
    private readonly List<(Minute Hour, Counts Counts)> _hours = [];    // by hour

    public IReadOnlyList<(Minute Hour, Counts Counts)> Hours => _hours;

    /// <summary>Adds to the hour that holds the minute; negative parts take out.</summary>
    public void Add(Minute at, Counts counts)
    {
        if (counts.IsZero)
        {
            return;
        }

        var hour = at.HourStart;
        var index = Find(hour);
        if (index == _hours.Count || _hours[index].Hour != hour)
        {
            _hours.Insert(index, (hour, counts));
        }
        else if (_hours[index].Counts + counts is var sum && sum.IsZero)
        {
            _hours.RemoveAt(index);
        }
        else
        {
            _hours[index] = (hour, sum);
        }
    }

    /// <summary>From … to (exclusive), oldest first.</summary>
    public IEnumerable<(Minute Hour, Counts Counts)> Between(Minute from, Minute to)
    {
        for (var i = Find(from); i < _hours.Count && _hours[i].Hour < to; i++)
        {
            yield return _hours[i];
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
