namespace NewsMonitor.Domain.Queries;

/// <summary>Whether a query asks for something, and not only for the lack of something.</summary>
internal static class QueryBound
{
    /// <summary>Whether every match has a word, name, source or language that the part names.</summary>
    /// <param name="negated">It is asked of the opposite of the part.</param>
    public static bool IsBound(QueryNode node, bool negated = false) => node switch
    {
        QueryNode.And and => Combine(and.Parts, negated, all: negated),
        QueryNode.Or or => Combine(or.Parts, negated, all: !negated),
        QueryNode.Not not => IsBound(not.Part, !negated),
        QueryNode.Score => false,
        _ => !negated,
    };

    private static bool Combine(Sequence<QueryNode> parts, bool negated, bool all)
    {
        foreach (var part in parts.Span)
        {
            if (IsBound(part, negated) != all)
            {
                return !all;
            }
        }

        return all;
    }
}
