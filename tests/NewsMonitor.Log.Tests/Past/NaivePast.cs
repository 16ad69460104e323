using NewsMonitor.Domain;

namespace NewsMonitor.Log.Tests.Past;

/// <summary>All rows of a log in a list; what counted at an instant is worked out anew from those that had come.</summary>
internal sealed class NaivePast
{
    private readonly List<NaiveRow> _rows = [];

    public IReadOnlyList<NaiveRow> Rows => _rows;

    /// <summary>The rows up to a position: what a log was before more came.</summary>
    public NaivePast UpTo(Position head)
    {
        var past = new NaivePast();
        past._rows.AddRange(_rows.Where(row => row.Position <= head));
        return past;
    }

    /// <summary>Notes what became of a submission.</summary>
    public void Note(Submission submission, Receipt receipt, DateTimeOffset now)
    {
        var time = submission.ArrivedAt ?? now;
        switch (receipt)
        {
            case Receipt.Accepted accepted:
                Add((Submission.Text)submission, accepted.Position, time);
                break;
            case Receipt.Updated updated:
                Add((Submission.Text)submission, updated.Position, time);
                break;
            case Receipt.Withdrawn withdrawn:
                _rows.Add(new(withdrawn.Position, time, submission.Key, submission.Way, null, null, null));
                break;
            case Receipt.Reread reread:
                var reading = (Submission.Reading)submission;
                _rows.Add(new(reread.Position, now, submission.Key, Way.Reread, null, reading.Findings, reading.Version));
                break;
        }
    }

    /// <summary>What counted at the instant, newest event time first.</summary>
    public List<NaiveArticle> At(DateTimeOffset instant) => Counted([.. _rows.Where(row => row.Time <= instant)]);

    /// <summary>What counts now.</summary>
    public List<NaiveArticle> Now() => Counted(_rows);

    public List<NaiveRow> VersionsOf(ArticleKey key, DateTimeOffset instant) =>
        [.. _rows.Where(row => row.Key == key && row.Version is null && row.Time <= instant).OrderBy(row => row.Position)];

    private void Add(Submission.Text text, Position position, DateTimeOffset time) =>
        _rows.Add(new(position, time, text.Key, text.Way, text.Article, text.Findings, null));

    private List<NaiveArticle> Counted(IReadOnlyList<NaiveRow> come)
    {
        var articles = new List<NaiveArticle>();
        foreach (var past in come.Where(row => row.Version is null).GroupBy(row => row.Key))
        {
            if (past.MaxBy(row => row.Position) is not { Article: { } article } current)
            {
                continue;
            }

            var first = _rows.Where(row => row.Key == past.Key && row.Version is null).MinBy(row => row.Position)!;
            if (!come.Contains(first))
            {
                continue;
            }

            var read = come.Where(row => row.Version == current.Position).MaxBy(row => row.Position) ?? current;
            articles.Add(new(
                article, current, first.Position, EventTime.Of(first.Article!.PublishedAt, first.Time, first.Way), read.Findings!,
                Share.Of(article.Key, read.Findings!), past.Count(row => row.Article is not null)));
        }

        foreach (var copies in articles.GroupBy(article => Convert.ToHexString(article.Article.TextHash())))
        {
            foreach (var article in copies)
            {
                article.Copies = copies.Count() - 1;
            }

            copies.OrderBy(article => article.Time.At).ThenBy(article => article.First).First().Original = true;
        }

        return [.. articles.OrderByDescending(article => article.Time.At).ThenByDescending(article => article.First)];
    }
}

/// <param name="Article">Null for a withdrawal and for a reading.</param>
/// <param name="Version">What a reading read; null: not a reading.</param>
internal sealed record NaiveRow(
    Position Position, DateTimeOffset Time, ArticleKey Key, Way Way, Article? Article, Findings? Findings, Position? Version);

internal sealed record NaiveArticle(
    Article Article, NaiveRow Current, Position First, EventTime Time, Findings Findings, IReadOnlyList<Share> Shares, int Versions)
{
    public bool Original { get; set; }

    public int Copies { get; set; }

    public Share? Of(SubjectId subject) => Shares.SingleOrDefault(share => share.Subject == subject);

    public Counts Counts(SubjectId subject) => Of(subject)?.ToCounts(Original, Time.DateSuspect) ?? default;
}
