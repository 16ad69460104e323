using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

/// <summary>A rule's value over time, as a line that can be drawn: the highest in each step.</summary>
internal sealed class Curve(DateTimeOffset from, TimeSpan step)
{
    private readonly SortedDictionary<long, CurvePoint> _points = [];

    public void Add(Sample sample)
    {
        if (sample.At < from)
        {
            return;
        }

        var number = (sample.At - from).Ticks / step.Ticks;
        if (!_points.TryGetValue(number, out var point) || point.Value is null || sample.Value > point.Value)
        {
            _points[number] = new(from + number * step, sample.Value, sample.Usual);
        }
    }

    /// <summary>Steps in which nothing was looked at, because nothing was there, are left out.</summary>
    public ImmutableArray<CurvePoint> Points() => [.. _points.Values];
}
