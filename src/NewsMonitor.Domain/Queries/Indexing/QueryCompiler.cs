namespace NewsMonitor.Domain.Queries.Indexing;

/// <summary>Makes a query's plan, and finds by which terms it is looked up.</summary>
internal sealed class QueryCompiler(TermTable table)
{
    private readonly List<int> _taken = [];

    /// <summary>All terms that were taken, each as often as it was.</summary>
    public int[] Taken => [.. _taken];

    /// <param name="Plan">Checks it.</param>
    /// <param name="Met">Terms of the articles in which it holds; null: unknown.</param>
    /// <param name="Unmet">Terms of those in which it does not.</param>
    public readonly record struct Part(Plan Plan, Cover? Met, Cover? Unmet);

    /// <summary>
    /// The parts of which one is enough, each looked up by itself: of a list of 500 names only those are looked at of which an article has a word.
    /// All parts have <see cref="Part.Met"/>, since a query is bound.
    /// </summary>
    public List<Part> CompileUnits(QueryNode root)
    {
        if (root is not QueryNode.Or or)
        {
            return [Compile(root)];
        }

        var units = new List<Part>();
        var found = new List<Cover?>();
        foreach (var part in CompileAll(or.Parts))
        {
            if (part.Met!.IsEnough)
            {
                found.Add(part.Met);
            }
            else
            {
                units.Add(part);
            }
        }

        if (found.Count > 0)
        {
            units.Add(new(Plan.Found.Instance, Cover.OfAny([.. found]), null));
        }

        return units;
    }

    private Part Compile(QueryNode node)
    {
        switch (node)
        {
            case QueryNode.And and:
                var all = CompileAll(and.Parts);
                return new(new Plan.All(Plans(all)), Cover.OfAll(Mets(all)), Cover.OfAny(Unmets(all)));
            case QueryNode.Or or:
                var any = CompileAll(or.Parts);
                return new(OrPlan(any), Cover.OfAny(Mets(any)), Cover.OfAll(Unmets(any)));
            case QueryNode.Not not:
                var part = Compile(not.Part);
                return new(new Plan.Not(part.Plan), part.Unmet, part.Met);
            case QueryNode.Words words:
                return CompileWords(words);
            case QueryNode.Near
            {
                Parts.Span: [QueryNode.Words { IsPrefix: false, Folded.Count: 1 } one, QueryNode.Words { IsPrefix: false, Folded.Count: 1 } other],
            } plain:
                var (first, second) = (Word(one), Word(other));
                return new(
                    new Plan.Near(first.Term, second.Term, one.Field, plain.Between[0]),
                    Cover.OfAll([first.Cover, second.Cover]), null);
            case QueryNode.Near near:
                var parts = CompileAll(near.Parts);
                return new(new Plan.All([.. Plans(parts), new Plan.Check(near)]), Cover.OfAll(Mets(parts))?.Alone(), null);
            case QueryNode.Subject subject:
                return Single(TermScope.SubjectId, subject.Id.Value);
            case QueryNode.Language language:
                return Single(TermScope.Language, language.Code);
            default:
                return new(new Plan.Check(node), null, null);
        }
    }

    private Part[] CompileAll(Sequence<QueryNode> nodes)
    {
        var parts = new Part[nodes.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Compile(nodes[i]);
        }

        return parts;
    }

    private Part CompileWords(QueryNode.Words words)
    {
        var scope = words.Field switch
        {
            QueryField.Entity => TermScope.EntityName,
            QueryField.Topic => TermScope.TopicName,
            QueryField.Source => TermScope.SourceName,
            _ => TermScope.Text,
        };
        var terms = new int[words.Folded.Count];
        for (var i = 0; i < terms.Length; i++)
        {
            terms[i] = Take(scope, words.Folded[i], words.IsPrefix && i == terms.Length - 1);
        }

        if (scope is TermScope.Text && terms.Length > 1)
        {
            terms = Pairs(terms, words.IsPrefix);
        }

        var isEnough = terms.Length == 1 && words.Field is not (QueryField.Title or QueryField.Text);
        var covers = Array.ConvertAll(terms, term => Cover.Of(term, table.Frequency(term), isEnough));
        return new(isEnough ? new Plan.Has(terms[0]) : new Plan.Stand(terms, words), covers.Length == 1 ? covers[0] : Cover.OfAll(covers), null);
    }

    /// <summary>Words side by side are far rarer than each of them. Those of title and body alone are known as pairs.</summary>
    private int[] Pairs(int[] words, bool isPrefix)
    {
        var whole = isPrefix ? words.Length - 1 : words.Length;
        if (whole < 2)
        {
            return words;
        }

        var pairs = new List<int>();
        for (var i = 1; i < whole; i++)
        {
            pairs.Add(table.Take(new WordPair(words[i - 1], words[i])));
        }

        _taken.AddRange(pairs);
        return isPrefix ? [.. pairs, words[^1]] : [.. pairs];
    }

    private (int Term, Cover Cover) Word(QueryNode.Words word)
    {
        var term = Take(TermScope.Text, word.Folded[0], isPrefix: false);
        return (term, Cover.Of(term, table.Frequency(term), isEnough: false));
    }

    private Part Single(TermScope scope, string spelling)
    {
        var term = Take(scope, spelling, isPrefix: false);
        return new(new Plan.Has(term), Cover.Of(term, table.Frequency(term), isEnough: true), null);
    }

    private int Take(TermScope scope, string spelling, bool isPrefix)
    {
        var term = table.Take(scope, spelling, isPrefix);
        _taken.Add(term);
        return term;
    }

    // A list of plain words, the usual long one, is one array.
    private static Plan OrPlan(Part[] parts)
    {
        var (terms, rest) = (new List<int>(), new List<Plan>());
        foreach (var part in parts)
        {
            if (part.Plan is Plan.Has has)
            {
                terms.Add(has.Term);
            }
            else
            {
                rest.Add(part.Plan);
            }
        }

        return terms.Count < 2 ? new Plan.Any(Plans(parts))
            : rest.Count == 0 ? new Plan.HasAny([.. terms])
            : new Plan.Any([new Plan.HasAny([.. terms]), .. rest]);
    }

    private static Plan[] Plans(Part[] parts) => Array.ConvertAll(parts, part => part.Plan);

    private static Cover?[] Mets(Part[] parts) => Array.ConvertAll(parts, part => part.Met);

    private static Cover?[] Unmets(Part[] parts) => Array.ConvertAll(parts, part => part.Unmet);
}
