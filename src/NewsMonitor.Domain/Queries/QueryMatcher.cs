namespace NewsMonitor.Domain.Queries;

/// <summary>Whether an article is what a query looks for, and where it says so. What search, topics, rules and backtests all go by.</summary>
public static class QueryMatcher
{
    public static bool Matches(Query query, ArticleFeatures article) => Holds(query.Root, article);

    /// <summary>Null: it is not what the query looks for.</summary>
    public static QueryMatch? Match(Query query, ArticleFeatures article) => Holds(query.Root, article) ? new(query, article) : null;

    internal static bool Holds(QueryNode node, ArticleFeatures article) => node switch
    {
        QueryNode.And and => All(and.Parts, article),
        QueryNode.Or or => Any(or.Parts, article),
        QueryNode.Not not => !Holds(not.Part, article),
        QueryNode.Words words => HasWords(words, article),
        QueryNode.Near near => NearMatcher.Holds(near, article.Words),
        QueryNode.Subject subject => HasSubject(subject.Id, article),
        QueryNode.Language language => article.Language == language.Code,
        QueryNode.Score score => HasScore(score, article),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "not a part of a query"),
    };

    /// <summary>Whether the part, which looks for an entity, means this one.</summary>
    internal static bool Means(QueryNode node, EntityFeature entity) => node switch
    {
        QueryNode.Subject subject => entity.Subject == subject.Id,
        QueryNode.Words words => FoldedWords.Contain(entity.Name, words.Folded.Span, words.IsPrefix),
        _ => false,
    };

    private static bool All(Sequence<QueryNode> parts, ArticleFeatures article)
    {
        foreach (var part in parts.Span)
        {
            if (!Holds(part, article))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Any(Sequence<QueryNode> parts, ArticleFeatures article)
    {
        foreach (var part in parts.Span)
        {
            if (Holds(part, article))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasWords(QueryNode.Words words, ArticleFeatures article)
    {
        switch (words.Field)
        {
            case QueryField.Source:
                return FoldedWords.Contain(article.Source, words.Folded.Span, words.IsPrefix);
            case QueryField.Entity:
                foreach (var entity in article.Entities)
                {
                    if (Means(words, entity))
                    {
                        return true;
                    }
                }

                return false;
            case QueryField.Topic:
                foreach (var topic in article.Topics)
                {
                    if (FoldedWords.Contain(topic.Name, words.Folded.Span, words.IsPrefix))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return WordMatcher.Holds(words, article.Words);
        }
    }

    private static bool HasSubject(SubjectId id, ArticleFeatures article)
    {
        foreach (var entity in article.Entities)
        {
            if (entity.Subject == id)
            {
                return true;
            }
        }

        foreach (var topic in article.Topics)
        {
            if (topic.Subject == id)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasScore(QueryNode.Score score, ArticleFeatures article)
    {
        if (score.Of.Count == 0)
        {
            return article.Tone is { } tone && score.Test.Holds(tone, score.Milli);
        }

        foreach (var entity in article.Entities)
        {
            if (entity.Score is not { } found || !score.Test.Holds(found, score.Milli))
            {
                continue;
            }

            foreach (var wanted in score.Of.Span)
            {
                if (Means(wanted, entity))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
