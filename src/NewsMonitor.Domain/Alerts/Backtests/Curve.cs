using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

/// <summary>A rule's value over time, as a line that can be drawn: the highest in each step that a rule could fire on, else the highest.</summary>
/// <param name="adds">What is counted one by one is added up in each step.</param>
internal sealed class Curve(DateTimeOffset from, TimeSpan step, bool adds)
{
    private readonly SortedDictionary<long, CurvePoint> _points = [];

    public void Add(Sample sample)
    {
        if (sample.At < from)
        {
            return;
        }

        var number = (sample.At - from).Ticks / step.Ticks;
        if (!_points.TryGetValue(number, out var point) || (!adds && Tells(sample, point)))
        {
            _points[number] = new(from + number * step, sample.Value, sample.Enough, sample.Usual);
        }
        else if (adds)
        {
            _points[number] = point with { Value = point.Value + sample.Value };
        }
    }

    private static bool Tells(Sample more, CurvePoint than) =>
        than.Value is null || (more.Enough == than.Enough ? more.Value > than.Value : more.Enough && more.Value is not null);

    /// <summary>Steps in which nothing was looked at, because nothing was there, are left out.</summary>
    public ImmutableArray<CurvePoint> Points() => [.. _points.Values];
}
