using NewsMonitor.Domain;
using NewsMonitor.Grains.Boards;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Grains.Subjects;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Tests.Replays;

/// <summary>What live shows: pictures as its subjects load them, boards of a shard that follows the log.</summary>
internal sealed class LiveScreen(ILogReader log, Minute start)
{
    private readonly SubjectLoader _loader = new(log);
    private readonly BoardShard _shard = new(0, Position.None, start);
    private readonly Dictionary<SubjectId, SubjectState> _states = [];

    /// <summary>All pictures and boards at a clock, as text.</summary>
    public async Task<Dictionary<string, string>> ReadAsync(Minute clock, CancellationToken ct)
    {
        var batch = await log.ReadChangesAsync(_shard.Position, 10_000, null, ct);
        _shard.Apply(batch.Changes, batch.To);
        _shard.MoveTo(clock);
        var shape = WeekShape.Of((await _loader.LoadHistoryAsync(SubjectId.All, clock, ct))?.Hours ?? new(), clock);
        var texts = new Dictionary<string, string>();
        foreach (var change in batch.Changes)
        {
            if (!_states.TryGetValue(change.Subject, out var state) || state.Apply(change) == Applied.Gap)
            {
                _states[change.Subject] = (await _loader.LoadAsync(change.Subject, clock, ct))!.State;
            }
        }

        foreach (var state in _states.Values)
        {
            state.MoveTo(clock);
            texts[state.Subject.Value] = NaiveScreen.Text(state.ToPicture(null, shape), withNumber: true);
        }

        foreach (var (query, i) in NaiveScreen.Queries.Select((query, i) => (query, i)))
        {
            var question = BoardQuestion.Parse(query);
            foreach (var id in _shard.Unnamed(question))
            {
                _shard.Name(id, (await log.ReadSubjectsAsync([id], ct))[id].Name);
            }

            foreach (var id in _shard.Missing(question))
            {
                _shard.Take(id, (await _loader.LoadHistoryAsync(id, clock, ct))!);
            }

            texts[$"board {i}"] = NaiveScreen.Text(_shard.Answer(question, shape), withNumber: true);
        }

        return texts;
    }
}
