using NewsMonitor.Domain;

namespace NewsMonitor.Grains.Subjects;

/// <summary>The week's shape of all news, read from the log once a minute of the clock. One instance per silo.</summary>
internal sealed class WeekShapes(SubjectLoader loader)
{
    private readonly Lock _gate = new();
    private (Minute Clock, Task<WeekShape> Shape)? _newest;

    public Task<WeekShape> GetAsync(Minute clock, CancellationToken ct)
    {
        lock (_gate)
        {
            if (_newest is not { } known || known.Clock != clock || known.Shape.IsFaulted || known.Shape.IsCanceled)
            {
                // Read for all who ask: no one caller's token may end it.
                known = (clock, ReadAsync(clock));
                _newest = known;
            }

            return known.Shape.WaitAsync(ct);
        }
    }

    private async Task<WeekShape> ReadAsync(Minute clock) =>
        WeekShape.Of((await loader.LoadHistoryAsync(SubjectId.All, clock, CancellationToken.None))?.Hours ?? new(), clock);
}
