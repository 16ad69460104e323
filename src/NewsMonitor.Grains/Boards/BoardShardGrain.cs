using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Grains.Subjects;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Boards;

/// <summary>Boards are answered between the pages of a catch-up, from one position at a time: no turn is longer than one page or one board.</summary>
[KeepAlive]                                                     // coming back means reading a week of changes
internal sealed partial class BoardShardGrain(
    ILogReader log, ChangePages pages, SubjectLoader loader, WeekShapes shapes, TimeProvider time, ILogger<BoardShardGrain> logger) : Grain, IBoardShardGrain
{
    private const int NamesPerRead = 500;
    private const int MaxBoards = 64;

    private readonly Dictionary<string, Board> _boards = [];    // by question, each at the position and clock it says
    private BoardShard _shard = null!;                          // set by activation, before the first call
    private int _number;

    private Minute Clock => Minute.Of(time.GetUtcNow());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var (timeline, name) = TimelineKey.Split(this.GetPrimaryKeyString());
        if (timeline != TimelineKey.Live || !int.TryParse(name, CultureInfo.InvariantCulture, out _number) || _number is < 0 or >= TimelineKey.Shards)
        {
            throw new ArgumentException($"There is no shard '{this.GetPrimaryKeyString()}'");
        }

        // What was accepted before cannot have an event minute in a window. What is older than it was accepted falls out by itself.
        var beyond = time.GetUtcNow() - TimeSpan.FromMinutes(SubjectWindows.Kept + EventTime.Ahead);
        _shard = new(_number, await log.ReadPositionBeforeAsync(beyond, cancellationToken), Clock);
        await CatchUpAsync(cancellationToken);
        LogLoaded(_number, _shard.Count, _shard.Position);
    }

    public async Task ApplyAsync(long from, long to, ImmutableArray<SubjectChange> changes)
    {
        if (from > _shard.Position.Value)
        {
            await CatchUpAsync(CancellationToken.None);
        }
        else if (to > _shard.Position.Value)
        {
            _shard.Apply(changes.Select(Mapping.FromWire), new(to));
        }
    }

    public async Task<Board> GetBoardAsync(BoardQuery query)
    {
        var question = BoardQuestion.Parse(query);
        var unknown = new HashSet<SubjectId>();
        while (true)
        {
            var clock = Clock;
            var shape = await shapes.GetAsync(clock, CancellationToken.None);
            if (clock < Clock)
            {
                continue;
            }

            if (_shard.Clock < clock)
            {
                _shard.MoveTo(clock);
                _boards.Clear();
            }

            if (_boards.TryGetValue(question.Key, out var known) && known.Position == _shard.Position.Value)
            {
                return known;
            }

            // Whatever is read may have changed meanwhile what is needed: look again after each await.
            if (_shard.Unnamed(question) is { Count: > 0 } unnamed)
            {
                await ReadNamesAsync(unnamed);
            }
            else if (_shard.Missing(question).Except(unknown).ToList() is { Count: > 0 } missing)
            {
                unknown.UnionWith(await ReadHistoriesAsync(missing));
            }
            else
            {
                return Keep(question, _shard.Answer(question, shape));
            }
        }
    }

    public Task RenameAsync(string subject, string name)
    {
        _shard.Rename(new(subject), name);
        _boards.Clear();
        return Task.CompletedTask;
    }

    private async Task CatchUpAsync(CancellationToken ct)
    {
        using var catching = pages.Begin();
        while (true)
        {
            if (await pages.ReadAsync(_shard.Position, ct) is { } page)
            {
                _shard.Apply(page.Parts[_number], page.To);
                continue;
            }

            var batch = await log.ReadChangesAsync(_shard.Position, ChangePages.Positions, (_number, TimelineKey.Shards), ct);
            if (batch.To <= _shard.Position)
            {
                return;
            }

            _shard.Apply(batch.Changes, batch.To);
        }
    }

    private async Task ReadNamesAsync(List<SubjectId> unnamed)
    {
        foreach (var chunk in unnamed.Chunk(NamesPerRead))
        {
            var names = await log.ReadSubjectsAsync(chunk, CancellationToken.None);
            foreach (var id in chunk)
            {
                _shard.Name(id, names.TryGetValue(id, out var summary) ? summary.Name : throw new InvalidOperationException($"The log has no name for {id}"));
            }
        }
    }

    /// <summary>Those that the log does not know.</summary>
    private async Task<List<SubjectId>> ReadHistoriesAsync(List<SubjectId> missing)
    {
        var unknown = new List<SubjectId>();
        foreach (var id in missing)
        {
            if (await loader.LoadHistoryAsync(id, _shard.Clock, CancellationToken.None) is { } loaded)
            {
                _shard.Take(id, loaded);
            }
            else
            {
                unknown.Add(id);
            }
        }

        return unknown;
    }

    private Board Keep(BoardQuestion question, Board board)
    {
        if (_boards.Count >= MaxBoards)
        {
            _boards.Clear();
        }

        _boards[question.Key] = board;
        return board;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Board shard {Shard} holds {Subjects} subjects at position {Position}")]
    private partial void LogLoaded(int shard, int subjects, Position position);
}
