namespace NewsMonitor.Domain.Queries.Indexing;

/// <summary>How a stored query is checked: terms by their marks, which costs next to nothing, and places of words only where those are all there.</summary>
internal abstract class Plan
{
    public abstract bool Holds(Marks marks, ArticleFeatures article);

    public sealed class Has(int term) : Plan
    {
        public int Term { get; } = term;

        public override bool Holds(Marks marks, ArticleFeatures article) => marks.Has(Term);
    }

    public sealed class HasAny(int[] terms) : Plan
    {
        public override bool Holds(Marks marks, ArticleFeatures article)
        {
            foreach (var term in terms)
            {
                if (marks.Has(term))
                {
                    return true;
                }
            }

            return false;
        }
    }

    public sealed class All(Plan[] parts) : Plan
    {
        public override bool Holds(Marks marks, ArticleFeatures article)
        {
            foreach (var part in parts)
            {
                if (!part.Holds(marks, article))
                {
                    return false;
                }
            }

            return true;
        }
    }

    public sealed class Any(Plan[] parts) : Plan
    {
        public override bool Holds(Marks marks, ArticleFeatures article)
        {
            foreach (var part in parts)
            {
                if (part.Holds(marks, article))
                {
                    return true;
                }
            }

            return false;
        }
    }

    public sealed class Not(Plan part) : Plan
    {
        public override bool Holds(Marks marks, ArticleFeatures article) => !part.Holds(marks, article);
    }

    /// <summary>Never asked: each term that it is looked up by is enough.</summary>
    public sealed class Found : Plan
    {
        public static Found Instance { get; } = new();

        public override bool Holds(Marks marks, ArticleFeatures article) => true;
    }

    /// <summary>Two plain words near one another, the usual NEAR.</summary>
    public sealed class Near(int one, int other, QueryField field, int between) : Plan
    {
        public override bool Holds(Marks marks, ArticleFeatures article) => marks.Has(one) && marks.Has(other)
            && NearMatcher.AreNear(marks.WordOf(one), marks.WordOf(other), field, between, article.Words);
    }

    /// <summary>Words of which all must be there before it is asked whether they stand side by side, or in their field.</summary>
    public sealed class Stand(int[] terms, QueryNode.Words words) : Plan
    {
        public override bool Holds(Marks marks, ArticleFeatures article)
        {
            foreach (var term in terms)
            {
                if (!marks.Has(term))
                {
                    return false;
                }
            }

            return QueryMatcher.Holds(words, article);
        }
    }

    /// <summary>What marks alone cannot tell.</summary>
    public sealed class Check(QueryNode node) : Plan
    {
        public override bool Holds(Marks marks, ArticleFeatures article) => QueryMatcher.Holds(node, article);
    }
}
