namespace NewsMonitor.Domain;

/// <summary>A subject's hours, added up from its first, so that any sum costs two looks however long the stretch: for those who ask for many.</summary>
public sealed class HourTable : IHourSums
{
    private long[] _hours = [];                                 // those that brought something, oldest first
    private HourCounts[] _before = [default];                   // by index of those: all before
    private int _count;

    /// <summary>Takes these hours in place of those it had; costs as much as there are of them.</summary>
    public void Fill(HourHistory history)
    {
        _count = history.Hours.Count;
        if (_hours.Length < _count)
        {
            (_hours, _before) = (new long[_count * 2], new HourCounts[_count * 2 + 1]);
        }

        for (var i = 0; i < _count; i++)
        {
            var (hour, counts) = history.Hours[i];
            _hours[i] = hour.Value;
            _before[i + 1] = _before[i] + counts;
        }
    }

    public HourCounts Sum(Minute first, int hours) => Before(first + ((long)hours * Minute.PerHour)) - Before(first);

    private HourCounts Before(Minute hour) => _before[Array.BinarySearch(_hours, 0, _count, hour.Value) is var at && at >= 0 ? at : ~at];
}
