namespace NewsMonitor.Domain;

/// <summary>A stretch of a subject's hours, added up from its first, so that any sum costs two looks: for those who ask for many. 12 bytes an hour.</summary>
public sealed class HourTable : IHourSums
{
    private readonly Minute _from;
    private readonly HourCounts[] _before;                      // by hour of the stretch: all of it before

    /// <param name="to">Exclusive.</param>
    public HourTable(Minute from, Minute to)
    {
        _from = from.HourStart;
        _before = new HourCounts[((to - _from + Minute.PerHour - 1) / Minute.PerHour) + 1];
    }

    /// <summary>Takes the hours that lie in the stretch, in place of those it had.</summary>
    public void Fill(HourHistory history)
    {
        Array.Clear(_before);
        foreach (var (hour, counts) in history.Hours)
        {
            if (hour >= _from && IndexOf(hour) + 1 is var next && next < _before.Length)
            {
                _before[next] = counts;
            }
        }

        for (var i = 1; i < _before.Length; i++)
        {
            _before[i] += _before[i - 1];
        }
    }

    /// <summary>Hours outside the stretch are taken to have brought nothing.</summary>
    public HourCounts Sum(Minute first, int hours) => _before[IndexOf(first + ((long)hours * Minute.PerHour))] - _before[IndexOf(first)];

    private int IndexOf(Minute hour) => (int)Math.Clamp((hour - _from) / Minute.PerHour, 0, _before.Length - 1);
}
