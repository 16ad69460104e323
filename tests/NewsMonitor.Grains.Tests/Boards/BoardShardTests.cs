using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Boards;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Grains.Subjects;

namespace NewsMonitor.Grains.Tests.Boards;

public sealed class BoardShardTests
{
    private static readonly string[] Ids =
    [
        "topic:01000000", "topic:11000000", "topic:15000000", "entity:person:darren-kew", "entity:person:dana-kern", "entity:place:alaska",
        "entity:place:al-anbar", "entity:org:fox-news", "entity:org:al-jazeera", "source:bbc",
    ];

    [Fact]
    public void A_board_of_the_shards_equals_a_recount_whatever_happened_on_the_way() =>
        Gen.Select(Gen.Bool, Steps.Array[1, 40]).Sample((settled, steps) =>
        {
            var world = new World(settled);
            foreach (var step in steps)
            {
                step(world);
            }
        }, iter: 150);

    private static Gen<Action<World>> Steps => Gen.Frequency(
        (8, Gen.Select(Gen.OneOf(Gen.Int[0, 12], Gen.Int[-9, 80], Gen.Int[0, 12000]), Gen.Int[1, 5], Gen.Int[0, 2], Gen.Int[1, 40], Gen.Shuffle(Ids, 1, 4),
            (back, source, mood, repeat, ids) => (Action<World>)(w => w.Commit(back, source, mood, repeat, ids)))),
        (1, Gen.Int[0, 1000].Select(which => (Action<World>)(w => w.TakeOut(which)))),
        (2, Gen.OneOf(Gen.Int[0, 3], Gen.Int[30, 90], Gen.Int[1000, 12000]).Select(minutes => (Action<World>)(w => w.Move(minutes)))),
        (4, Gen.Select(Gen.Int[0, 7], Gen.Int[0, 3]).Select((shard, overlap) => (Action<World>)(w => w.Deliver(shard, overlap)))),
        (6, Question.Select(q => (Action<World>)(w => w.Check(q)))));

    private static Gen<BoardQuery> Question => Gen.Select(
        Any("articles", "burst", "sentiment"), Any("15m", "1h", "24h", "7d"), Any("", "topic", "entity", "place"),
        Any("", "", "al", "d k", "ALASKA", "zz"), Gen.Int[1, 6], Gen.Frequency((4, Gen.Const(Array.Empty<string>())), (1, Gen.Shuffle(Ids[..^1], 1, 5))),
        (order, window, kind, filter, limit, subjects) => new BoardQuery(order, window, kind, filter, limit, [.. subjects]));

    private static Gen<string> Any(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    /// <summary>A log, its eight shards, and whoever brings them changes.</summary>
    private sealed class World
    {
        private readonly FakeTimeProvider _time = new(Some.Now);
        private readonly FakeLog _log;
        private readonly SubjectLoader _loader;
        private readonly WeekShapes _shapes;
        private readonly BoardShard[] _shards;

        public World(bool settled)
        {
            _log = new(_time);
            _loader = new(_log);
            _shapes = new(_loader);
            if (settled)
            {
                for (var hour = HourHistory.Kept; hour > 0; hour -= 5)
                {
                    _log.Commit(Some.Clock - hour * 60L, source: hour % 3, Some.Good, new SubjectId(Ids[hour % 4]));
                }
            }

            _shards = [.. Enumerable.Range(0, TimelineKey.Shards).Select(n => new BoardShard(n, Position.None, Clock))];
        }

        private Minute Clock => Minute.Of(_time.GetUtcNow());

        public void Commit(int back, int source, int mood, int repeat, string[] ids)
        {
            var counts = new Counts(1, mood == 2 ? 0 : 1, 3, mood == 0 ? 1 : 0, 0, mood == 1 ? 1 : 0, mood * 100, 0);
            for (var i = 0; i < repeat; i++)
            {
                _log.Commit(Clock - back, source + i % 3, counts, ids.Select(id => new SubjectId(id)));
            }
        }

        public void TakeOut(int which)
        {
            var shown = _log.Changes.Where(c => c.Kind.IsShown() && c.Counts.Articles > 0).ToList();
            if (shown.Count > 0)
            {
                var change = shown[which % shown.Count];
                _log.Commit(change.At, change.Source, -change.Counts, change.Subject);
            }
        }

        public void Move(int minutes) => _time.Advance(TimeSpan.FromMinutes(minutes));

        public void Deliver(int number, int overlap)
        {
            var shard = _shards[number];
            var from = new Position(Math.Max(0, shard.Position.Value - overlap));
            shard.Apply(_log.Changes.Where(c => c.Position > from && TimelineKey.ShardOf(c.Subject) == number), _log.Head);
        }

        public void Check(BoardQuery query)
        {
            var question = BoardQuestion.Parse(query);
            var shape = _shapes.GetAsync(Clock, CancellationToken.None).Result;
            var parts = new List<Board>();
            for (var number = 0; number < _shards.Length; number++)
            {
                Ask(_shards[number], question);                 // with what it has; half-delivered boards must not spoil later ones
                Deliver(number, overlap: 1);
                Ask(_shards[number], question);
                parts.Add(_shards[number].Answer(question, shape));
            }

            Assert.Equal(Words(NaiveBoard.Of(_log, Clock, query, shape)), Words(LiveBoards.Merge(question, parts)));
        }

        private void Ask(BoardShard shard, BoardQuestion question)
        {
            shard.MoveTo(Clock);
            shard.Unnamed(question).ForEach(id => shard.Name(id, Some.NameOf(id)));
            foreach (var id in shard.Missing(question))
            {
                if (_loader.LoadHistoryAsync(id, Clock, CancellationToken.None).Result is { } loaded)
                {
                    shard.Take(id, loaded);
                }
            }
        }

        private static string Words(Board board) => JsonSerializer.Serialize(board, Indented);

        private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    }
}
