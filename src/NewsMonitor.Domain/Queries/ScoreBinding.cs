namespace NewsMonitor.Domain.Queries;

/// <summary>
/// Says of whom each <c>sentiment:</c> speaks: of the entities named last before it in the same conjunction, else first after it, else of those of the
/// conjunction around; with none of these, of the article as a whole. Entities in one list with OR belong together.
/// </summary>
internal static class ScoreBinding
{
    public static QueryNode Bind(QueryNode node, Sequence<QueryNode> around)
    {
        switch (node)
        {
            case QueryNode.Score score:
                return score with { Of = around };
            case QueryNode.Not not:
                return Bind(not.Part, around) is var part && ReferenceEquals(part, not.Part) ? not : new QueryNode.Not(part);
            case QueryNode.Or or:
                return BindAll(or.Parts, _ => around) is { } ors ? new QueryNode.Or(ors) : or;
            case QueryNode.And and:
                return BindAll(and.Parts, i => Beside(and.Parts, i) ?? around) is { } ands ? new QueryNode.And(ands) : and;
            default:
                return node;
        }
    }

    // Null: nothing changed.
    private static Sequence<QueryNode>? BindAll(Sequence<QueryNode> parts, Func<int, Sequence<QueryNode>> around)
    {
        QueryNode[]? bound = null;
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] is not (QueryNode.Score or QueryNode.Not or QueryNode.Or or QueryNode.And))
            {
                continue;
            }

            var part = Bind(parts[i], around(i));
            if (!ReferenceEquals(part, parts[i]))
            {
                bound ??= [.. parts];
                bound[i] = part;
            }
        }

        return bound is null ? null : Sequence.Of<QueryNode>(bound);
    }

    private static Sequence<QueryNode>? Beside(Sequence<QueryNode> parts, int at)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if (Entities(parts[i]) is { } before)
            {
                return before;
            }
        }

        for (var i = at + 1; i < parts.Count; i++)
        {
            if (Entities(parts[i]) is { } after)
            {
                return after;
            }
        }

        return null;
    }

    private static Sequence<QueryNode>? Entities(QueryNode node)
    {
        switch (node)
        {
            case QueryNode.Or or:
                foreach (var part in or.Parts.Span)
                {
                    if (!IsEntity(part))
                    {
                        return null;
                    }
                }

                return or.Parts;
            default:
                return IsEntity(node) ? [node] : null;
        }
    }

    private static bool IsEntity(QueryNode node) => node
        is QueryNode.Words { Field: QueryField.Entity }
        or QueryNode.Subject { Id.Value: ['e', 'n', 't', 'i', 't', 'y', ':', ..] };
}
