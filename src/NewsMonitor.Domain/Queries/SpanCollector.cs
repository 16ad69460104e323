using System.Collections.Immutable;

namespace NewsMonitor.Domain.Queries;

/// <summary>Gathers where an article says what a query looks for.</summary>
internal sealed class SpanCollector
{
    private readonly ArticleFeatures _article;
    private readonly HashSet<QueryNode> _done = [];
    private readonly HashSet<TextSpan> _spans = [];
    private readonly List<Place> _places = [];

    private SpanCollector(ArticleFeatures article) => _article = article;

    public static ImmutableArray<TextSpan> Collect(QueryNode root, ArticleFeatures article)
    {
        var collector = new SpanCollector(article);
        collector.Visit(root);
        foreach (var place in collector._places)
        {
            collector._spans.Add(article.Words.Span(place.Start, place.Count));
        }

        var spans = ImmutableArray.CreateRange(collector._spans);
        return spans.Sort(static (a, b) =>
            a.Field != b.Field ? a.Field.CompareTo(b.Field) : a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.Length.CompareTo(a.Length));
    }

    // Only of parts that hold; what is ruled out by NOT is not there to be shown.
    private void Visit(QueryNode node)
    {
        switch (node)
        {
            case QueryNode.And and:
                foreach (var part in and.Parts.Span)
                {
                    Visit(part);
                }

                break;
            case QueryNode.Or or:
                foreach (var part in or.Parts.Span)
                {
                    if (QueryMatcher.Holds(part, _article))
                    {
                        Visit(part);
                    }
                }

                break;
            case QueryNode.Near near when _done.Add(near):
                NearMatcher.Collect(near, _article.Words, _places);
                break;
            case QueryNode.Words { Field: QueryField.Any or QueryField.Title or QueryField.Text } words when _done.Add(words):
                WordMatcher.Collect(words, _article.Words, _places);
                break;
            case QueryNode.Words { Field: QueryField.Entity } or QueryNode.Subject when _done.Add(node):
                foreach (var entity in _article.Entities)
                {
                    if (QueryMatcher.Means(node, entity))
                    {
                        _spans.UnionWith(entity.Mentions);
                    }
                }

                break;
        }
    }
}
