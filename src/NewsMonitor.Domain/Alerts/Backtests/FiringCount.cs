namespace NewsMonitor.Domain.Alerts;

/// <summary>
/// How often a rule would have fired with other thresholds, from the values that it looked at: what <see cref="Track"/> says of one after the other,
/// but from change to change of its phase, since a month has 43,200 minutes and hundreds of thresholds are tried.
/// </summary>
internal sealed class FiringCount
{
    private readonly IReadOnlyList<Sample> _samples;
    private readonly ValueTree _values;
    private readonly ValueTree _firing;                         // those that mean something

    /// <param name="samples">In order of time.</param>
    public FiringCount(IReadOnlyList<Sample> samples)
    {
        _samples = samples;
        _values = new(samples.Count, i => samples[i].Value ?? double.NegativeInfinity);
        _firing = new(samples.Count, i => samples[i] is { Enough: true, Value: { } value } ? value : double.NegativeInfinity);
    }

    /// <summary>Firings from an instant on of a rule with this bar, moved to the threshold.</summary>
    public int Of(Bar bar, double threshold, DateTimeOffset from)
    {
        var under = threshold * (bar.Under / bar.Threshold);
        var firings = 0;
        for (var next = 0; (next = NextFiring(next, threshold, bar.For)) < _samples.Count; next = NextCalm(next + 1, under, bar.CalmFor) + 1)
        {
            firings += _samples[next].At >= from ? 1 : 0;
        }

        return firings;
    }

    private int NextFiring(int first, double threshold, TimeSpan holds)
    {
        while (true)
        {
            var begins = _firing.NextFrom(first, threshold);
            if (begins >= _samples.Count || holds == TimeSpan.Zero)
            {
                return begins;
            }

            var (fires, falls) = (After(begins, holds), _firing.NextBelow(begins + 1, threshold));
            if (fires < falls || falls >= _samples.Count)
            {
                return fires;
            }

            first = falls + 1;
        }
    }

    private int NextCalm(int first, double under, TimeSpan calmFor)
    {
        while (true)
        {
            var begins = _values.NextBelow(first, under);
            if (begins >= _samples.Count || calmFor == TimeSpan.Zero)
            {
                return begins;
            }

            var (ends, rises) = (After(begins, calmFor), _values.NextFrom(begins + 1, under));
            if (ends < rises || rises >= _samples.Count)
            {
                return ends;
            }

            first = rises + 1;
        }
    }

    /// <summary>Index of the first one behind another that is not before its time and a length; the count where none is.</summary>
    private int After(int index, TimeSpan length)
    {
        var (due, low, high) = (_samples[index].At + length, index + 1, _samples.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _samples[middle].At < due ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
