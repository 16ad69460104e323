namespace NewsMonitor.Domain.Queries;

/// <summary>What a query, or a part of it, asks for and rules out at once, so that nothing matches it.</summary>
/// <param name="IsWhole">The whole query matches nothing, not only a part of it.</param>
internal sealed record Contradiction(QueryNode Wanted, QueryNode Excluded, bool IsWhole)
{
    /// <summary>Null: none that can be seen from the words alone.</summary>
    public static Contradiction? Find(QueryNode root)
    {
        var search = new Search();
        return search.Find(root) is var (wanted, excluded) ? new(wanted, excluded, search.IsNever(root)) : null;
    }

    private sealed class Search
    {
        /// <summary>Parts that are compared: of a query of thousands of words some are left, and it may be said to be fine though it is not.</summary>
        private int _left = 200_000;

        public (QueryNode Wanted, QueryNode Excluded)? Find(QueryNode node)
        {
            if (node is QueryNode.And and && Conflict(and) is { } conflict)
            {
                return conflict;
            }

            foreach (var part in PartsOf(node))
            {
                if (Find(part) is { } found)
                {
                    return found;
                }
            }

            return null;
        }

        public bool IsNever(QueryNode node) => node switch
        {
            QueryNode.And and => Conflict(and) is not null || and.Parts.Any(IsNever),
            QueryNode.Or or => or.Parts.All(IsNever),
            _ => false,
        };

        private (QueryNode Wanted, QueryNode Excluded)? Conflict(QueryNode.And and)
        {
            var wanted = and.Parts.Where(part => part is not QueryNode.Not).ToArray();
            foreach (var excluded in and.Parts.OfType<QueryNode.Not>().Select(not => not.Part))
            {
                if (Array.Find(wanted, part => Implies(part, excluded)) is { } one)
                {
                    return (one, excluded);
                }

                if (wanted.Length > 1 && excluded is QueryNode.And all && all.Parts.All(part => Array.Exists(wanted, one => Implies(one, part))))
                {
                    return (new QueryNode.And(Sequence.Of<QueryNode>(wanted)), excluded);
                }
            }

            return null;
        }

        /// <summary>Whether what matches the first surely matches the second. False: no, or not to be seen.</summary>
        private bool Implies(QueryNode first, QueryNode second) => _left-- > 0 && (first == second || (first, second) switch
        {
            (QueryNode.Words one, QueryNode.Words other) => Implies(one, other),
            (_, QueryNode.And other) => other.Parts.All(part => Implies(first, part)),
            (QueryNode.Or one, _) => one.Parts.All(part => Implies(part, second)),
            (_, QueryNode.Or other) when other.Parts.Any(part => Implies(first, part)) => true,
            (QueryNode.And one, _) => one.Parts.Any(part => Implies(part, second)),
            (QueryNode.Near one, _) => one.Parts.Any(part => Implies(part, second)),
            _ => false,
        });

        private static bool Implies(QueryNode.Words first, QueryNode.Words second)
        {
            if (second.Field != first.Field && !(second.Field is QueryField.Any && first.Field is QueryField.Title or QueryField.Text))
            {
                return false;
            }

            // Of a beginning it is not known which word it will be.
            var known = first.IsPrefix && !second.IsPrefix ? first.Folded.Span[..^1] : first.Folded.Span;
            return FoldedWords.Contain(known, second.Folded.Span, second.IsPrefix);
        }

        private static Sequence<QueryNode> PartsOf(QueryNode node) => node switch
        {
            QueryNode.And and => and.Parts,
            QueryNode.Or or => or.Parts,
            _ => [],
        };
    }
}
