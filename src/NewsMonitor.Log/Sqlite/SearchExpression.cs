using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Log.Sqlite;

/// <summary>A query as a full text match that never misses an article which it means.</summary>
/// <param name="Match">In the engine's own syntax.</param>
/// <param name="Check">What the match cannot tell, so that each article found is looked at once more; null: it finds exactly what is meant.</param>
internal sealed record SearchExpression(string Match, ArticleCheck? Check)
{
    /// <summary>Brackets within brackets: the engine's parser holds 100 symbols, each bracket takes up to three of them, and the words in it a few.</summary>
    private const int MaxNesting = 30;

    public static SearchExpression Of(Query query)
    {
        // Never null: see Query.
        var part = Translate(query.Root, negated: false);
        return NestingOf(part.Match!) > MaxNesting ? AnyWordOf(query) : new(part.Match!, part.IsExact ? null : new(query));
    }

    // Whatever matches has something that the query names.
    private static SearchExpression AnyWordOf(Query query) => new(string.Join(" OR ", Named(query.Root, negated: false).Distinct()), new(query));

    private static IEnumerable<string> Named(QueryNode node, bool negated) => node switch
    {
        QueryNode.And and => and.Parts.SelectMany(part => Named(part, negated)),
        QueryNode.Or or => or.Parts.SelectMany(part => Named(part, negated)),
        QueryNode.Not not => Named(not.Part, !negated),
        QueryNode.Near near => near.Parts.SelectMany(part => Named(part, negated)),
        QueryNode.Score => [],
        _ => negated ? [] : [Translate(node, negated).Match!],
    };

    // Words hold letters and digits alone.
    private static int NestingOf(string match)
    {
        var (now, most) = (0, 0);
        foreach (var c in match)
        {
            now += c is '(' ? 1 : c is ')' ? -1 : 0;
            most = Math.Max(most, now);
        }

        return most;
    }

    private static Part Translate(QueryNode node, bool negated) => node switch
    {
        QueryNode.And and => negated ? AnyOf(and.Parts, negated) : AllOf(and.Parts, negated),
        QueryNode.Or or => negated ? AllOf(or.Parts, negated) : AnyOf(or.Parts, negated),
        QueryNode.Not not => Translate(not.Part, !negated),
        QueryNode.Words words => new(Words(words), IsExact: true, negated),
        QueryNode.Subject subject => new($"id : \"{SearchWords.Word(subject.Id)}\"", IsExact: true, negated),
        QueryNode.Language language => new($"language : \"{language.Code}\"", IsExact: true, negated),
        QueryNode.Near near when !negated => AllOf(near.Parts, negated) with { IsExact = false },
        _ => Part.Unknown,
    };

    private static Part AllOf(Sequence<QueryNode> nodes, bool negated)
    {
        var parts = Split(nodes, negated);
        return parts switch
        {
            { Met.Count: > 0 } => new(Without(Join(parts.Met, "AND"), parts.Unmet), parts.AreExact, IsNegated: false),
            { AreExact: true } => new(Join(parts.Unmet, "OR"), IsExact: true, IsNegated: true),
            _ => Part.Unknown,
        };
    }

    // What is met or lacks something is the opposite of: has all that it must lack and nothing that would meet it.
    private static Part AnyOf(Sequence<QueryNode> nodes, bool negated)
    {
        var parts = Split(nodes, negated);
        return parts switch
        {
            { HasUnknown: true } => Part.Unknown,
            { Unmet.Count: 0 } => new(Join(parts.Met, "OR"), parts.AreExact, IsNegated: false),
            { AreExact: true } => new(Without(Join(parts.Unmet, "AND"), parts.Met), IsExact: true, IsNegated: true),
            _ => Part.Unknown,
        };
    }

    private static Parts Split(Sequence<QueryNode> nodes, bool negated)
    {
        var parts = new Parts([], []);
        foreach (var node in nodes)
        {
            var part = Translate(node, negated);
            parts.AreExact &= part.IsExact;
            parts.HasUnknown |= part.Match is null;
            if (part.Match is { } match)
            {
                (part.IsNegated ? parts.Unmet : parts.Met).Add(match);
            }
        }

        return parts;
    }

    private static string Without(string match, List<string> unmet) => unmet.Count == 0 ? match : $"({match} NOT {Join(unmet, "OR")})";

    private static string Join(List<string> matches, string with) => matches.Count == 1 ? matches[0] : $"({string.Join($" {with} ", matches)})";

    private static string Words(QueryNode.Words words)
    {
        var column = words.Field switch
        {
            QueryField.Title => "title",
            QueryField.Text => "body",
            QueryField.Entity => "entity",
            QueryField.Topic => "topic",
            QueryField.Source => "source",
            _ => "{title body}",
        };
        return $"{column} : \"{string.Join(' ', words.Folded)}\"{(words.IsPrefix ? " *" : "")}";
    }

    /// <param name="Match">Has all articles that are meant; null: only that of all articles would.</param>
    /// <param name="IsExact">And no other.</param>
    /// <param name="IsNegated">Those are meant that it does not find; then it is exact.</param>
    private readonly record struct Part(string? Match, bool IsExact, bool IsNegated)
    {
        public static Part Unknown => new(null, IsExact: false, IsNegated: false);
    }

    private sealed record Parts(List<string> Met, List<string> Unmet)
    {
        public bool AreExact { get; set; } = true;

        public bool HasUnknown { get; set; }
    }
}
