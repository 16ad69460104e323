using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Statements about the table <c>article</c>.</summary>
internal static class ArticleTable
{
    private const string ById = """
        select key, id, source, external, position, minute, suspect, withdrawn, content_hash, text_hash, original, recorded, versions, reader, reading, matched, shares
        from article where id = $id
        """;

    private const string ByKey = """
        select key, id, source, external, position, minute, suspect, withdrawn, content_hash, text_hash, original, recorded, versions, reader, reading, matched, shares
        from article where key = $key
        """;

    /// <summary>Index: article_text, which holds current articles only.</summary>
    private const string FirstOfText = """
        select key, id, source, external, position, minute, suspect, withdrawn, content_hash, text_hash, original, recorded, versions, reader, reading, matched, shares
        from article indexed by article_text
        where text_hash = $text and withdrawn = 0 and key <> $except order by minute, key limit 1
        """;

    private const string Put = """
        insert into article
          (key, id, source, external, position, minute, suspect, withdrawn, content_hash, text_hash, original, recorded, versions, reader, reading, matched, shares)
        values
          ($key, $id, $source, $external, $position, $minute, $suspect, $withdrawn, $content, $text, $original, $recorded, $versions, $reader, $reading, $matched, $shares)
        on conflict (key) do update set
          position = excluded.position, withdrawn = excluded.withdrawn, content_hash = excluded.content_hash, text_hash = excluded.text_hash,
          original = excluded.original, recorded = excluded.recorded, versions = excluded.versions,
          reader = excluded.reader, reading = excluded.reading, matched = excluded.matched, shares = excluded.shares
        """;

    private const string SetOriginal = "update article set original = $original where key = $key";

    public static ArticleRow? Find(Session db, ArticleId id) => One(db.Query(ById, id.Value));

    public static ArticleRow? Find(Session db, long key) => One(db.Query(ByKey, key));

    /// <summary>The original among the current articles with this text, one left out; null: there is none.</summary>
    public static ArticleRow? FindOriginal(Session db, byte[] textHash, long except) => One(db.Query(FirstOfText, textHash, except));

    public static void Write(Session db, ArticleRow row) => db.Run(
        Put, row.Key, row.Id, row.Source, row.External, row.Position, row.Minute, row.Suspect, row.Withdrawn, row.ContentHash, row.TextHash,
        row.Original, row.Recorded, row.Versions, row.Reader, row.Reading, row.Matched, ShareBlob.Write(row.Shares));

    public static void WriteOriginal(Session db, long key, bool original) => db.Run(SetOriginal, original, key);

    private static ArticleRow? One(Rows rows)
    {
        using (rows)
        {
            return !rows.Next()
                ? null
                : new(
                    rows.Number(0), rows.Text(1), rows.Int(2), rows.Text(3), rows.Number(4), rows.Number(5), rows.Flag(6), rows.Flag(7),
                    rows.Bytes(8).ToArray(), rows.Bytes(9).ToArray(), rows.Flag(10), rows.NumberOrNull(11), rows.Int(12), rows.Int(13), rows.NumberOrNull(14),
                    rows.NumberOrNull(15), ShareBlob.Read(rows.Bytes(16)));
        }
    }
}
