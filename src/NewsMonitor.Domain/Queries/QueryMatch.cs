using System.Collections.Immutable;

namespace NewsMonitor.Domain.Queries;

/// <summary>An article that a query matches.</summary>
public sealed class QueryMatch
{
    internal QueryMatch(Query query, ArticleFeatures article) => (Query, Article) = (query, article);

    public Query Query { get; }

    public ArticleFeatures Article { get; }

    /// <summary>
    /// What in title and body made it match, in order of the text, each stretch once: every occurrence of what holds, of NEAR only those that are near,
    /// and the mentions of entities; nothing of what was ruled out. Longer ones go before shorter ones at the same place. Found when asked for.
    /// </summary>
    public ImmutableArray<TextSpan> FindSpans() => SpanCollector.Collect(Query.Root, Article);
}
