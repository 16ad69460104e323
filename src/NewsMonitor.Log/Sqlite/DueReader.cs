using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Who read what counts now, and the texts that another reader should read again.</summary>
internal static class DueReader
{
    /// <summary>Articles looked at for one page: some 20 ms where none of them is due.</summary>
    private const int MaxLooked = 2_000;

    private const int MaxTexts = 200;

    /// <summary>Characters of one page: it is held in memory.</summary>
    private const int MaxCharacters = 2_000_000;

    private const string ReadReaders = """
        select r.version, s.articles from subject_reader s join reader r on r.key = s.reader
        where s.subject = $subject order by s.articles desc, r.version
        """;

    private const string FindReader = "select key from reader where version = $version";

    private const string Count = """
        select count(*) from share s cross join article a on a.key = s.article
        where s.subject = $subject and s.minute >= $from and s.minute < $to and a.reader <> $reader
          and ($other is null or exists (select 1 from share t where t.subject = $other and t.minute = s.minute and t.article = s.article))
        """;

    /// <summary>No row: not due.</summary>
    private const string ReadText = """
        select o.name, a.external, a.position, v.content
        from article a join source o on o.key = a.source join version v on v.position = a.position
        where a.key = $key and a.reader <> $reader
        """;

    public static List<ReaderCount> Readers(Session db, SubjectId subject)
    {
        var readers = new List<ReaderCount>();
        if (SubjectReader.FindKey(db, subject) is { } key)
        {
            using var rows = db.Query(ReadReaders, key);
            while (rows.Next())
            {
                readers.Add(new(rows.Text(0), rows.Number(1)));
            }
        }

        return readers;
    }

    public static long CountDue(Session db, DueFilter filter, string reader)
    {
        if (filter == new DueFilter())
        {
            return Readers(db, SubjectId.All).Where(read => read.Reader != reader).Sum(read => read.Articles);
        }

        if (filter.Article is not null)
        {
            return Read(db, filter, reader, null).Items.Count;
        }

        if (ListOf(db, filter, null) is not { } list)
        {
            return 0;
        }

        long? other = list.Subjects.Count > 1 ? list.Subjects[1] : null;
        return db.Scalar(Count, list.Subjects[0], list.FromMinute, list.Below.First, KeyOf(db, reader), other)!.Value;
    }

    public static Page<DueText> Read(Session db, DueFilter filter, string reader, Cursor? cursor)
    {
        if (ListOf(db, filter, cursor) is not { } list)
        {
            return new([], null);
        }

        var (key, characters) = (KeyOf(db, reader), 0);
        var texts = new List<DueText>();
        var looked = filter.Article is { } one ? Only(db, list, one) : list.Read(db, MaxLooked);
        foreach (var at in looked)
        {
            if (texts.Count == MaxTexts || characters > MaxCharacters)
            {
                return new(texts, Before(looked, at).Write());
            }

            if (Text(db, at.Second, key) is { } text)
            {
                texts.Add(text);
                characters += text.Article.Body.Length;
            }
        }

        return new(texts, looked.Count == MaxLooked ? looked[^1].Write() : null);
    }

    private static List<Cursor> Only(Session db, ArticleList list, ArticleId article) =>
        ArticleTable.Find(db, article) is { } row && list.Contains(db, row.Minute, row.Key) && row.Minute >= list.FromMinute
            && (row.Minute, row.Key).CompareTo((list.Below.First, list.Below.Second)) < 0
            ? [new(row.Minute, row.Key)]
            : [];

    private static Cursor Before(List<Cursor> looked, Cursor at) => looked[looked.IndexOf(at) - 1];

    private static DueText? Text(Session db, long article, long reader)
    {
        using var rows = db.Query(ReadText, article, reader);
        return rows.Next() ? new(db.Codec.DecodeText(rows.Bytes(3)).ToArticle(new(rows.Text(0), rows.Text(1))), new(rows.Number(2))) : null;
    }

    private static ArticleList? ListOf(Session db, DueFilter filter, Cursor? cursor) =>
        ArticleList.Of(db, new(filter.Subject, null, filter.Source, filter.From, filter.To), cursor);

    /// <summary>The log's number of a reader; 0, which nobody has, where it has read nothing yet.</summary>
    private static long KeyOf(Session db, string reader) => db.Scalar(FindReader, reader) ?? 0;
}
