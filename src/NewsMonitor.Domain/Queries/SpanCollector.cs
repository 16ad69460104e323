using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace NewsMonitor.Domain.Queries;

/// <summary>Gathers where an article says what a query looks for.</summary>
internal sealed class SpanCollector
{
    private readonly ArticleFeatures _article;
    private readonly List<TextSpan> _spans = [];
    private readonly List<Place> _places = [];

    private SpanCollector(ArticleFeatures article) => _article = article;

    public static ImmutableArray<TextSpan> Collect(QueryNode root, ArticleFeatures article)
    {
        var collector = new SpanCollector(article);
        collector.Visit(root);
        return collector.Take();
    }

    private ImmutableArray<TextSpan> Take()
    {
        foreach (var place in _places)
        {
            _spans.Add(_article.Words.Span(place.Start, place.Count));
        }

        var spans = CollectionsMarshal.AsSpan(_spans);
        spans.Sort(static (a, b) =>
            a.Field != b.Field ? a.Field.CompareTo(b.Field) : a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.Length.CompareTo(a.Length));
        var count = 0;
        for (var i = 0; i < spans.Length; i++)
        {
            if (i == 0 || spans[i] != spans[i - 1])
            {
                spans[count++] = spans[i];
            }
        }

        return [.. spans[..count]];
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
                    // A single part has no place where it does not hold.
                    if (part is not QueryNode.And || QueryMatcher.Holds(part, _article))
                    {
                        Visit(part);
                    }
                }

                break;
            case QueryNode.Near near:
                NearMatcher.Collect(near, _article.Words, _places);
                break;
            case QueryNode.Words { Field: QueryField.Any or QueryField.Title or QueryField.Text } words:
                WordMatcher.Collect(words, _article.Words, _places);
                break;
            case QueryNode.Words { Field: QueryField.Entity } or QueryNode.Subject:
                foreach (var entity in _article.Entities)
                {
                    if (QueryMatcher.Means(node, entity))
                    {
                        _spans.AddRange(entity.Mentions);
                    }
                }

                break;
        }
    }
}
