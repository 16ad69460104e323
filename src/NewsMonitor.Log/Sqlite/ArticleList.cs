using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>
/// A list of articles: those that count for all of the subjects in it (every article counts for <c>all</c> and for its source, so both are
/// subjects too), newest event time first.
/// </summary>
/// <param name="Subjects">One or two; the one with the fewest articles first.</param>
/// <param name="Below">Exclusive: (minute, article key) where the page begins.</param>
internal sealed record ArticleList(IReadOnlyList<int> Subjects, Cursor Below, long FromMinute, bool OriginalsOnly)
{
    private const string ReadOne = """
        select minute, article from share
        where subject = $subject and (minute, article) < ($minute, $article) and minute >= $from and original >= $original
        order by minute desc, article desc limit $limit
        """;

    private const string ReadBoth = """
        select s.minute, s.article from share s cross join share t on t.subject = $other and t.minute = s.minute and t.article = s.article
        where s.subject = $subject and (s.minute, s.article) < ($minute, $article) and s.minute >= $from and s.original >= $original
        order by s.minute desc, s.article desc limit $limit
        """;

    private const string Has = """
        select 1 from share where subject = $subject and minute = $minute and article = $article and original >= $original
        """;

    private const string NewestMinute = "select max(minute) from share where subject = $subject and minute <= $minute";

    /// <summary>The subjects that an article of the filter must have; never none.</summary>
    public static List<SubjectId> SubjectsOf(ArticleFilter filter)
    {
        var wanted = new List<SubjectId>();
        if (filter.Subject is { } subject)
        {
            wanted.Add(subject);
        }

        if (filter.Source is { } source && SubjectId.Source(source) != filter.Subject)
        {
            wanted.Add(SubjectId.Source(source));
        }

        if (wanted.Count == 0)
        {
            wanted.Add(SubjectId.All);
        }

        return wanted;
    }

    /// <summary>Null: the log does not know a subject or source that is asked for, so nothing can match.</summary>
    public static ArticleList? Of(Session db, ArticleFilter filter, Cursor? cursor)
    {
        var keys = SubjectsOf(filter).ConvertAll(id => SubjectReader.FindKey(db, id));
        if (keys.Contains(null))
        {
            return null;
        }

        var below = new Cursor(filter.To?.Value ?? long.MaxValue, 0);
        if (cursor is { } at && (at.First, at.Second).CompareTo((below.First, below.Second)) < 0)
        {
            below = at;
        }

        return new(
            [.. keys.Select(key => key!.Value).OrderBy(key => SubjectReader.CountArticles(db, key))],
            below, filter.From?.Value ?? long.MinValue, filter.OriginalsOnly);
    }

    /// <summary>Article keys with their minutes, newest first.</summary>
    public List<Cursor> Read(Session db, int limit)
    {
        var found = new List<Cursor>();
        using var rows = Subjects is [var one]
            ? db.Query(ReadOne, one, Below.First, Below.Second, FromMinute, OriginalsOnly, limit)
            : db.Query(ReadBoth, Subjects[1], Subjects[0], Below.First, Below.Second, FromMinute, OriginalsOnly, limit);
        while (rows.Next())
        {
            found.Add(new(rows.Number(0), rows.Number(1)));
        }

        return found;
    }

    /// <summary>Whether a current article belongs to the list, apart from where the page begins.</summary>
    public bool Contains(Session db, long minute, long article) =>
        Subjects.All(subject => db.Scalar(Has, subject, minute, article, OriginalsOnly) is not null);

    /// <summary>The newest minute up to this one in which the rarest subject has an article; null: there is none.</summary>
    public long? FindMinute(Session db, long minute) => db.Scalar(NewestMinute, Subjects[0], minute);
}
