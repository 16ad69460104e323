using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Api;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Live;

/// <summary>A subject's picture, anew after each change of its own and at each minute of the clock.</summary>
internal sealed class SubjectView(IGrainFactory grains, IReadings readings, LiveSignal signal, TimeProvider time, SubjectId subject) : IView
{
    private readonly LiveSignal.Interest _interest = signal.Watch(subject.Value);
    private long _version = -1;
    private Minute _minute;

    public Task<ViewState> OpenAsync(CancellationToken ct)
    {
        _version = -1;
        return NextAsync(ct);
    }

    public async Task<ViewState> NextAsync(CancellationToken ct)
    {
        // Read before the picture is taken: a change that comes in between is then asked for again, never missed.
        var version = _interest.Version;
        var now = time.GetUtcNow();
        if (version == _version && Minute.Of(now) == _minute)
        {
            return new(null, signal.Followed, now);
        }

        var picture = await grains.GetGrain<ISubjectGrain>(TimelineKey.Of(TimelineKey.Live, subject)).GetPictureAsync().WaitAsync(ct);
        (_version, _minute) = (version, Minute.Of(now));
        picture = picture is null ? null : picture with { Readers = (await readings.ReadReadersAsync(subject, ct)).ToDto() };
        return new(picture, picture?.Position ?? signal.Followed, now);
    }

    public void Dispose() => _interest.Dispose();
}
