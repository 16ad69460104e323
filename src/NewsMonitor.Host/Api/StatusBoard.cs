using System.Reflection;
using NewsMonitor.Domain;
using NewsMonitor.Grains;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Live;
using NewsMonitor.Host.Rereading;
using NewsMonitor.Host.Sample;
using NewsMonitor.Host.Serving;
using NewsMonitor.Host.Sources;
using NewsMonitor.Intake;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Api;

/// <summary>The state of the whole program in one record.</summary>
internal sealed class StatusBoard(
    ILog log, LiveConnections connections, IGrainFactory grains, SourceBoard sources, IReaders readers, Rereads rereads, IReplays replays,
    SampleSwitch sample, CommitClock commits, MonitorSettings settings, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(250);
    private static readonly string ProgramVersion =
        typeof(StatusBoard).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly DateTimeOffset _startedAt = time.GetUtcNow();
    private StatusDto? _last;
    private long _readAt;

    /// <summary>As it is, for many screens that look once a second: at most a quarter of a second old.</summary>
    public async Task<StatusDto> ReadRecentAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (_last is null || time.GetElapsedTime(_readAt) >= Fresh)
            {
                _last = await ReadAsync(ct);
                _readAt = time.GetTimestamp();
            }

            return _last;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>As it is now: who has pushed sees its own articles in it.</summary>
    public async Task<StatusDto> ReadAsync(CancellationToken ct)
    {
        // Followed is read first: what is committed in between is then "behind", never "ahead".
        var followed = await grains.GetGrain<IFollowerGrain>(TimelineKey.Live).GetFollowedAsync().WaitAsync(ct);
        var head = await log.ReadHeadAsync(ct);
        var read = await log.ReadReadersAsync(SubjectId.All, ct);
        var reader = readers.GetVersion(readers.Live);
        var now = time.GetUtcNow();
        var all = await grains.GetGrain<ISubjectGrain>(TimelineKey.Of(TimelineKey.Live, SubjectId.All)).GetPictureAsync().WaitAsync(ct);
        double? gap = all?.Windows[WindowLength.Hour.Word()].Usual is { } usual && usual > 0 ? 3600 / usual : null;
        return new(
            head.Articles, head.Versions, head.Withdrawn, head.Position.Value, followed, now,
            commits.LagBehind(new(followed)).TotalSeconds, head.Sources, connections.Count, ProgramVersion,
            head.NewestArrival, gap, await sources.CountFeedsAsync(ct), sample.Progress, settings.Tried ? "try" : settings.Sample || sample.Progress is not null ? "sample" : "live",
            reader, head.SearchPosition.Value, _startedAt, read.ToDto(),
            new(read.Where(count => count.Reader != reader).Sum(count => count.Articles), rereads.Running),
            (await replays.ListAsync(ct)).Count);
    }
}
