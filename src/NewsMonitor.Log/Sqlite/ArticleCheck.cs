using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Looks an article up and asks it the whole query.</summary>
internal sealed class ArticleCheck(Query query)
{
    private const string Read = """
        select o.name, v.content, coalesce((select findings from reading where position = a.reading), v.findings)
        from article a join source o on o.key = a.source join version v on v.position = a.position
        where a.key = $key and a.withdrawn = 0
        """;

    private readonly bool _asksWords = AsksWords(query.Root);

    /// <summary>False for an article that is withdrawn.</summary>
    public bool Holds(Session log, long article)
    {
        using var rows = log.Query(Read, article);
        if (!rows.Next())
        {
            return false;
        }

        var text = _asksWords ? log.Codec.DecodeText(rows.Bytes(1)) : null;
        return QueryMatcher.Matches(query, ArticleFeatures.Of(rows.Text(0), text?.Title ?? "", text?.Body ?? "", log.Codec.DecodeFindings(rows.Bytes(2))));
    }

    private static bool AsksWords(QueryNode node) => node switch
    {
        QueryNode.And and => and.Parts.Any(AsksWords),
        QueryNode.Or or => or.Parts.Any(AsksWords),
        QueryNode.Not not => AsksWords(not.Part),
        QueryNode.Words words => words.Field is QueryField.Any or QueryField.Title or QueryField.Text,
        _ => node is QueryNode.Near,
    };
}
