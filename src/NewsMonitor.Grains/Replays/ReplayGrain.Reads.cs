using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Boards;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Replays;

/// <summary>What screens read of a replay, all of it of one instant.</summary>
internal sealed partial class ReplayGrain
{
    private const int MaxBoards = 64;

    private readonly Dictionary<string, Task<Board>> _boards = [];  // by question, of the state as it is
    private Task<ImmutableArray<ReplayBurst>>? _bursts;         // null: nobody asked yet
    private TaskCompletionSource? _whole;                       // while an instant is in only in part

    public async Task<Board> GetBoardAsync(BoardQuery query)
    {
        var question = BoardQuestion.Parse(query);
        var state = await RenewedAsync();
        if (!_boards.TryGetValue(question.Key, out var board) || board.IsFaulted)
        {
            if (_boards.Count >= MaxBoards)
            {
                _boards.Clear();
            }

            var asOf = _request!.Clock == ReplayClock.Arrival ? new AsOf.Arrival(state.At, _flow.Head) : (AsOf)new AsOf.Event(state.Clock);
            _boards[question.Key] = board = _headlines.AddAsync(state.ToBoard(question), past.At(asOf), _stop.Token);
        }

        return await board;
    }

    public async Task<Picture?> GetPictureAsync(string subject) => (await RenewedAsync()).ToPicture(new(subject));

    public async Task<ImmutableArray<int>?> CountAsync(ReplayMark mark, ImmutableArray<int> subjects) =>
        await RenewedAsync() is var state && IsAt(mark, state) ? ImmutableArray.CreateRange(subjects, state.ArticlesOf) : null;

    public async Task<ImmutableArray<HourOnWire>?> GetHoursOfAllAsync(ReplayMark mark, long from, long to)
    {
        var state = await RenewedAsync();
        return !IsAt(mark, state) ? null : [.. state.HoursOfAll.Between(new(from), new(to)).Select(hour => new HourOnWire(hour.Hour.Value, hour.Counts.ToWire()))];
    }

    public async Task<ImmutableArray<ReplayBurst>> GetBurstsAsync()
    {
        await RenewedAsync();
        if (_bursts is null or { IsFaulted: true })
        {
            var (from, to) = (Minute.Of(_request!.From), Minute.Of(_request.To));
            _bursts = work.DoLongAsync(() => new ReplayBursts(past).FindAsync(from, to, _stop.Token), _stop.Token);
        }

        return await _bursts;
    }

    private bool IsAt(ReplayMark mark, PastState state) => mark == new ReplayMark(_generation, state.At);

    /// <summary>The state, when it is that of an instant as a whole.</summary>
    private async Task<PastState> RenewedAsync()
    {
        while (_state is not null && _whole is { } whole)
        {
            await whole.Task;
        }

        if (_state is null)
        {
            DeactivateOnIdle();
            throw new NoSuchTimelineException(Id);
        }

        _renewed = time.GetUtcNow();
        return _state;
    }
}
