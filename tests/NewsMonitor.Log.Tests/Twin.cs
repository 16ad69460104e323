using NewsMonitor.Domain;

namespace NewsMonitor.Log.Tests;

/// <summary>The log as simply as can be: a list of all versions, and every number counted anew from the current articles.</summary>
internal sealed class Twin
{
    private readonly List<TwinVersion> _versions = [];
    private readonly List<(ArticleKey Key, DateTimeOffset Arrival, Article? Article)> _seen = [];

    public IReadOnlyList<TwinVersion> Versions => _versions;

    /// <summary>Versions and readings together.</summary>
    public int Positions { get; private set; }

    /// <summary>The same submission; a reading is made one of what the article is now, which is what a reader sees before it reads.</summary>
    public Submission Seen(Submission submission) =>
        submission is Submission.Reading reading && Of(reading.Key).LastOrDefault(v => v.Article is not null) is { } text
            ? reading with { Article = text.Article!, Version = text.Position }
            : submission;

    public Receipt Apply(Submission submission, DateTimeOffset now)
    {
        var id = ArticleId.Of(submission.Key);
        var past = Of(submission.Key);
        var current = past.LastOrDefault();
        if (submission is Submission.Reading reading)
        {
            return Apply(reading, current, id);
        }

        var article = (submission as Submission.Text)?.Article;
        if (submission.ArrivedAt is { } arrived)
        {
            if (past.Exists(v => v.Arrival > arrived) || past.Exists(v => v.Arrival == arrived && SameContent(v.Article, article))
                || (current is not null && _seen.Exists(v => v.Key == submission.Key && v.Arrival == arrived && SameContent(v.Article, article))))
            {
                return new Receipt.Duplicate(current!.Position, id);
            }
        }

        if (article is null && current is null)
        {
            See(submission, article);
            return new Receipt.Rejected("unknown");
        }

        if (current is not null && SameContent(current.Article, article))
        {
            See(submission, article);
            return new Receipt.Duplicate(current.Position, id);
        }

        var findings = (submission as Submission.Text)?.Findings;
        if (article is not null && findings is null)
        {
            return new Receipt.Unread();
        }

        var version = new TwinVersion(
            new(++Positions), submission.Key, submission.ArrivedAt ?? now, submission.Way, article, findings);
        _versions.Add(version);
        return article is null ? new Receipt.Withdrawn(version.Position, id)
            : current is null ? new Receipt.Accepted(version.Position, id)
            : new Receipt.Updated(version.Position, id);
    }

    public List<TwinVersion> Of(ArticleKey key) => _versions.FindAll(v => v.Key == key);

    /// <summary>What counts now, newest event time first.</summary>
    public List<TwinArticle> Current()
    {
        var articles = new List<TwinArticle>();
        foreach (var past in _versions.GroupBy(v => v.Key).Select(g => g.ToList()))
        {
            if (past[^1] is { Article: { } article } current)
            {
                var first = past[0];
                var time = EventTime.Of(first.Article!.PublishedAt, first.Arrival, first.Way);
                articles.Add(new(article, current, first.Position, time, Share.Of(article.Key, current.Latest!)));
            }
        }

        foreach (var copies in articles.GroupBy(a => Convert.ToHexString(a.Article.TextHash())))
        {
            foreach (var article in copies)
            {
                article.Copies = copies.Count() - 1;
            }

            copies.OrderBy(a => a.Time.At).ThenBy(a => a.First).First().Original = true;
        }

        return [.. articles.OrderByDescending(a => a.Time.At).ThenByDescending(a => a.First)];
    }

    public IEnumerable<SubjectId> Subjects() =>
        _versions.Where(v => v.Article is not null).SelectMany(v => v.AllFindings.SelectMany(f => Share.Of(v.Key, f))).Select(s => s.Subject).Distinct();

    private Receipt Apply(Submission.Reading reading, TwinVersion? current, ArticleId id)
    {
        if (current?.Article is null || current.Position != reading.Version)
        {
            return new Receipt.Outdated(id);
        }

        if (current.Latest!.Reader == reading.Findings.Reader)
        {
            return new Receipt.Duplicate(current.Position, id);
        }

        current.Readings.Add((new(++Positions), reading.Findings));
        return new Receipt.Reread(new(Positions), id);
    }

    private void See(Submission submission, Article? article)
    {
        if (submission.ArrivedAt is { } arrival)
        {
            _seen.Add((submission.Key, arrival, article));
        }
    }

    private static bool SameContent(Article? a, Article? b) =>
        a is null || b is null ? a is null && b is null : a.ContentHash().AsSpan().SequenceEqual(b.ContentHash());
}

internal sealed record TwinVersion(
    Position Position, ArticleKey Key, DateTimeOffset Arrival, Way Way, Article? Article, Findings? Findings)
{
    public List<(Position At, Findings Findings)> Readings { get; } = [];

    public Findings? Latest => Readings.Count > 0 ? Readings[^1].Findings : Findings;

    public IEnumerable<Findings> AllFindings => Readings.Select(r => r.Findings).Prepend(Findings!);
}

internal sealed record TwinArticle(Article Article, TwinVersion Version, Position First, EventTime Time, IReadOnlyList<Share> Shares)
{
    public bool Original { get; set; }

    public int Copies { get; set; }

    public Share? Of(SubjectId subject) => Shares.SingleOrDefault(s => s.Subject == subject);

    public Counts Counts(SubjectId subject) => Of(subject)?.ToCounts(Original, Time.DateSuspect) ?? default;
}
