using NewsMonitor.Domain;
using NewsMonitor.Grains;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Api;

namespace NewsMonitor.Host.Live;

/// <summary>A subject's picture on a replay's timeline, anew when its numbers or the minute differ.</summary>
internal sealed class ReplaySubjectView(IGrainFactory grains, Moments moments, string timeline, SubjectId subject) : IView
{
    private TimelineMoment? _asked;
    private (long Generation, long Number, DateTimeOffset Clock)? _shown;

    public async Task<ViewState> OpenAsync(CancellationToken ct)
    {
        var moment = _asked = await moments.GetAsync(timeline, ct);
        var picture = await TakeAsync(ct);
        _shown = Mark(moment, picture);
        return State(moment, picture);
    }

    public async Task<ViewState> NextAsync(CancellationToken ct)
    {
        // Read before the picture is taken: what comes in between is then asked for again, never missed.
        var moment = await moments.GetAsync(timeline, ct);
        if (moment == _asked)
        {
            return State(moment, null);
        }

        _asked = moment;
        var picture = await TakeAsync(ct);
        var (before, now) = (_shown, Mark(moment, picture));
        _shown = now;

        // Before the first article that names it there is no picture: back there the browser is told so by the answer to a new Watch.
        return now is null ? State(moment, null) with { Anew = before is not null } : State(moment, now == before ? null : picture);
    }

    public void Dispose()
    {
    }

    private Task<Picture?> TakeAsync(CancellationToken ct) =>
        grains.GetGrain<ISubjectGrain>(TimelineKey.Of(timeline, subject)).GetPictureAsync().WaitAsync(ct);

    private static (long Generation, long Number, DateTimeOffset Clock)? Mark(TimelineMoment moment, Picture? picture) =>
        picture is null ? null : (moment.Generation, picture.Number, picture.Clock);

    private static ViewState State(TimelineMoment moment, Picture? picture) =>
        new(picture, picture?.Position ?? moment.Position, picture?.Clock ?? moment.Clock);
}
