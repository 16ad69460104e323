using System.Runtime.CompilerServices;
using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>
/// Reads the versions of a selection in pages: a snapshot for the whole of it would keep the write-ahead log from starting anew for as long as a
/// slow reader takes. Versions never change, so the pages belong together.
/// </summary>
internal sealed class SqliteExport(Database log, Position position, PositionSet versions, long articles) : IExport
{
    private const int MaxVersions = 500;

    /// <summary>Characters of one page: it is held in memory.</summary>
    private const int MaxCharacters = 2_000_000;

    private const string ReadVersion = """
        select o.name, a.external, a.suspect, a.key, v.arrival, v.content
        from version v join article a on a.key = v.article join source o on o.key = a.source where v.position = $position
        """;

    private const string ReadArrivalBefore =
        "select arrival from version where article = $article and position < $position order by position desc limit 1";

    public Position Position => position;

    public long Articles => articles;

    public long Versions => versions.Count;

    public async IAsyncEnumerable<ExportedVersion> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        // Of articles whose newest version read was given another arrival than it has; hardly ever one.
        var moved = new Dictionary<long, long>();
        for (var next = versions.Next(0); next is { } from;)
        {
            var page = new List<ExportedVersion>();
            next = await log.ReadAsync(db => Read(db, from, moved, page, ct), ct);
            foreach (var version in page)
            {
                yield return version;
            }
        }
    }

    /// <summary>Returns where the next page begins; null: this was the last.</summary>
    private long? Read(Session db, long from, Dictionary<long, long> moved, List<ExportedVersion> page, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var characters = 0;
        for (var at = (long?)from; at is { } next; at = versions.Next(next))
        {
            if (page.Count == MaxVersions || characters > MaxCharacters)
            {
                return next;
            }

            var version = ReadOne(db, next, moved);
            page.Add(version);
            characters += version.Article?.Body.Length ?? 0;
        }

        return null;
    }

    private static ExportedVersion ReadOne(Session db, long at, Dictionary<long, long> moved)
    {
        using var rows = db.Query(ReadVersion, at);
        if (!rows.Next())
        {
            throw new InvalidDataException($"The log has no version {at}.");
        }

        var key = new ArticleKey(rows.Text(0), rows.Text(1));
        var arrival = Arrival(db, rows.Number(3), at, rows.Number(4), moved);
        return new(
            new(at), key, rows.IsNull(5) ? null : db.Codec.DecodeText(rows.Bytes(5)).ToArticle(key), new(arrival, TimeSpan.Zero), rows.Flag(2));
    }

    private static long Arrival(Session db, long article, long at, long arrival, Dictionary<long, long> moved)
    {
        // The article's first version has the article's key.
        if (at == article || Before() is not { } before || before < arrival)
        {
            moved.Remove(article);
            return arrival;
        }

        return moved[article] = before + 1;

        long? Before() => moved.TryGetValue(article, out var given) ? given : db.Scalar(ReadArrivalBefore, article, at);
    }
}
