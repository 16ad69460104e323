using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Replays;

/// <summary>What a replay's clock brings, slice by slice, and the states it makes. Work on the log is done off the caller's turn, by a bounded number of
/// replays at once.</summary>
internal sealed class PastFlow(string clock, Position head, IArrivalOrder? order, IPast past, SubjectNames names, Checkpoints checkpoints, ReplayWork work)
    : IAsyncDisposable
{
    public const int RowsPerSlice = 1_000;
    private const int RowsPerJumpSlice = 4_000;
    // Packing a state must cost less than counting what lies between two of them.
    private const long LeastRowsBetween = 4_000;
    private const long BytesPerRowBetween = 500;

    private static readonly DateTimeOffset BeforeAll = new(1000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private long _rowsBetween = LeastRowsBetween;
    private Task _writing = Task.CompletedTask;                 // of one checkpoint at a time

    public Position Head => head;

    public static async Task<PastFlow> OpenAsync(
        string clock, PastRange range, IPast past, SubjectNames names, Checkpoints checkpoints, ReplayWork work, CancellationToken ct)
    {
        var order = clock == ReplayClock.Arrival ? await work.DoLongAsync(() => past.ReadArrivalOrderAsync(range.Head, ct), ct) : null;
        return new(clock, range.Head, order, past, names, checkpoints, work);
    }

    /// <summary>What comes next after a state, up to an instant at most, of some so many rows.</summary>
    public async Task<PastSlice> NextAsync(PastState state, DateTimeOffset upTo, int rows, CancellationToken ct)
    {
        await SettleAsync();
        return await work.DoAsync(
            async () =>
            {
                var slice = order is not null
                    ? await past.ReadArrivedAsync(order, state.At, state.Within, upTo, rows, ct)
                    : await past.ReadHappenedAsync(state.Clock, Minute.Of(upTo), state.Position, rows, ct);
                await names.LearnAsync(slice, ct);
                return slice;
            },
            ct);
    }

    public void Apply(PastState state, PastSlice slice)
    {
        state.Apply(slice, names.Get);
        if (state.IsWhole && state.Rows - (checkpoints.RowsBefore(clock, state.At) ?? 0) >= _rowsBetween)
        {
            Keep(state);
        }
    }

    /// <summary>A new state at an instant: from the nearest checkpoint, which costs no more than what lies between.</summary>
    public async Task<PastState> StateAtAsync(DateTimeOffset at, CancellationToken ct)
    {
        await SettleAsync();
        var state = await work.DoAsync(() => NearestAsync(at, ct), ct) ?? Empty();
        while (true)
        {
            var slice = await NextAsync(state, at, RowsPerJumpSlice, ct);
            await work.DoAsync(
                () =>
                {
                    Apply(state, slice);
                    return Task.FromResult(true);
                },
                ct);
            if (slice.IsLast)
            {
                state.MoveTo(at);
                return state;
            }
        }
    }

    /// <summary>So that coming back to it is quick.</summary>
    public void Leave(PastState state)
    {
        if (state.IsWhole && state.Rows - (checkpoints.RowsBefore(clock, state.At) ?? 0) >= _rowsBetween / 4)
        {
            Keep(state);
        }
    }

    /// <summary>Packs the state now, and writes it meanwhile.</summary>
    public void Keep(PastState state)
    {
        var (at, rows, packed, before) = (state.At, state.Rows, Checkpoint.Pack(state), _writing);
        _rowsBetween = Math.Max(LeastRowsBetween, packed.Length / BytesPerRowBetween);
        _writing = WriteAsync();

        async Task WriteAsync()
        {
            await before;
            await work.DoAsync(
                () =>
                {
                    checkpoints.Add(clock, head, at, rows, packed);
                    return Task.FromResult(true);
                },
                CancellationToken.None);
        }
    }

    /// <summary>Waits until what it keeps is written.</summary>
    public async ValueTask DisposeAsync() => await SettleAsync();

    private async Task SettleAsync()
    {
        var writing = _writing;
        _writing = Task.CompletedTask;
        await writing;
    }

    private async Task<PastState?> NearestAsync(DateTimeOffset at, CancellationToken ct)
    {
        if (await checkpoints.FindAsync(clock, head, order is not null, at, ct) is not { } nearest)
        {
            return null;
        }

        await names.LearnAsync(nearest.Subjects, ct);
        return nearest.ToState(names.Get);
    }

    // By event there are no changes to earlier minutes before the first.
    private PastState Empty()
    {
        var state = new PastState(BeforeAll);
        state.Restore(order is null ? head : Position.None, rows: 0);
        return state;
    }
}
