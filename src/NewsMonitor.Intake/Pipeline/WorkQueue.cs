using System.Threading.Channels;

namespace NewsMonitor.Intake;

/// <summary>Two bounded queues with one taker: what arrives is taken first, what lies in the past when nothing has arrived.</summary>
internal sealed class WorkQueue(int arrivingLimit)
{
    /// <summary>Past articles that wait here; the rest waits with whoever brings them.</summary>
    private const int PastLimit = 200;

    private readonly Channel<Work> _arriving = Channel.CreateBounded<Work>(new BoundedChannelOptions(arrivingLimit) { SingleReader = true });
    private readonly Channel<Work> _past = Channel.CreateBounded<Work>(new BoundedChannelOptions(PastLimit) { SingleReader = true });

    // One open wait for each queue, renewed only when it has ended: a wait that nobody awaits would stay behind.
    private Task<bool>? _arrived;
    private Task<bool>? _pastCame;

    /// <summary>False: what arrives has no room.</summary>
    public bool TryAdd(Work work) => _arriving.Writer.TryWrite(work);

    /// <exception cref="ChannelClosedException">The pipeline has stopped.</exception>
    public ValueTask AddAsync(Work work, bool isPast, CancellationToken ct) => (isPast ? _past : _arriving).Writer.WriteAsync(work, ct);

    /// <summary>Waits for the next; for one caller at a time.</summary>
    public async Task<Work> TakeAsync(CancellationToken ct)
    {
        while (true)
        {
            if (TryTake() is { } work)
            {
                return work;
            }

            _arrived = _arrived is null or { IsCompleted: true } ? _arriving.Reader.WaitToReadAsync(ct).AsTask() : _arrived;
            _pastCame = _pastCame is null or { IsCompleted: true } ? _past.Reader.WaitToReadAsync(ct).AsTask() : _pastCame;
            await await Task.WhenAny(_arrived, _pastCame);
        }
    }

    public Work? TryTake() => _arriving.Reader.TryRead(out var work) || _past.Reader.TryRead(out work) ? work : null;

    public void Close()
    {
        _arriving.Writer.TryComplete();
        _past.Writer.TryComplete();
    }
}
