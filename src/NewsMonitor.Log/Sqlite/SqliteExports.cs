using Microsoft.Data.Sqlite;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Decides what is exported: by the articles themselves, or by the lists and the full text that the screens use.</summary>
internal sealed class SqliteExports(Database log, SearchIndex index, SearchFollower search) : IExports
{
    public async Task<IExport> OpenAsync(ExportFilter filter, CancellationToken ct)
    {
        if (filter.Query is not { } query)
        {
            return await log.ReadAsync(db => Open(db, filter, null, ct), ct);
        }

        var expression = SearchExpression.Of(query);
        await search.CatchUpAsync(ct);
        try
        {
            using var texts = await index.OpenSnapshotAsync(ct);
            return await log.ReadAsync(db => Open(db, filter, (texts.Session, expression), ct), ct);
        }
        catch (SqliteException error) when (SearchIndex.IsDamage(error))
        {
            throw new LogException("Full text search is damaged. It is built anew from the log when the program starts again.", transient: false, error);
        }
    }

    private SqliteExport Open(Session db, ExportFilter filter, (Session Texts, SearchExpression Query)? search, CancellationToken ct)
    {
        var last = HeadReader.Position(db);
        var selection = new ExportSelection(db, last, ct);
        if (filter.Subject is null && search is null)
        {
            selection.TakeAll(filter);
        }
        else
        {
            selection.TakeList(
                ArticleList.Of(db, new(filter.Subject, null, filter.Source, filter.From, filter.To), null),
                (list, limit) => search is { } text ? SearchIndex.Find(text.Texts, db, list, text.Query, limit, int.MaxValue).Found : list.Read(db, limit));
        }

        return new(log, new(last), selection.Versions, selection.Articles);
    }
}
