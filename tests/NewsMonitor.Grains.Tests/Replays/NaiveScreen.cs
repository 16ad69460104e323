using System.Text.Json;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Grains.Tests.Boards;
using NewsMonitor.Log.Tests.Past;

namespace NewsMonitor.Grains.Tests.Replays;

/// <summary>Pictures and boards of articles that counted, made anew from each of them.</summary>
internal sealed class NaiveScreen
{
    private readonly Minute _clock;
    private readonly List<Change> _changes = [];
    private readonly Dictionary<SubjectId, string> _names = [];
    private readonly WeekShape _shape;

    public NaiveScreen(List<NaiveArticle> counted, Minute clock)
    {
        _clock = clock;
        foreach (var article in counted)
        {
            foreach (var share in article.Shares)
            {
                _names[share.Subject] = share.Name;
                _changes.Add(new(
                    share.Subject, share.Kind, 0, article.Current.Position, article.Time.At, article.Article.Key.Source == "bbc" ? 1 : 2,
                    article.Counts(share.Subject)));
            }
        }

        _shape = WeekShape.Of(Hours(_changes.Where(change => change.Subject == SubjectId.All)), clock);
    }

    /// <summary>Those that boards in these tests are asked for.</summary>
    public static IReadOnlyList<BoardQuery> Queries { get; } =
        [Some.Board("articles", "15m"), Some.Board("articles", "7d", limit: 3), Some.Board("burst", "24h"), Some.Board("sentiment", "7d"), Some.Board(filter: "o")];

    public IEnumerable<SubjectId> Subjects => _names.Keys;

    public Picture PictureOf(SubjectId subject)
    {
        var own = _changes.FindAll(change => change.Subject == subject);
        var windows = new SubjectWindows(_clock);
        own.ForEach(change => windows.Add(change.At, change.Source, change.Counts));
        var total = own.Aggregate(default(Counts), (sum, change) => sum + change.Counts);
        var sources = own.GroupBy(change => change.Source).Select(group => KeyValuePair.Create(group.Key, group.Count()));
        return new SubjectState(subject, own[0].Kind, _names[subject], 0, Position.None, total, sources, windows, Hours(own)).ToPicture(null, _shape);
    }

    public Board BoardOf(BoardQuery query) => NaiveBoard.Of(_changes, subject => _names[subject], 0, _clock, query, _shape);

    /// <summary>Everything of a picture but how it was reached.</summary>
    public static string Text(Picture picture, bool withNumber = false) =>
        JsonSerializer.Serialize(picture with { Position = 0, Number = withNumber ? picture.Number : 0 });

    /// <inheritdoc cref="Text(Picture, bool)"/>
    public static string Text(Board board, bool withNumber = false) => JsonSerializer.Serialize(board with
    {
        Position = 0,
        Rows = [.. board.Rows.Select(row => row with { Newest = null, Number = withNumber ? row.Number : 0 })],
    });

    private HourHistory Hours(IEnumerable<Change> changes)
    {
        var hours = new HourHistory();
        foreach (var change in changes)
        {
            hours.Add(change.At, change.Counts);
        }

        hours.MoveTo(_clock);
        return hours;
    }
}
