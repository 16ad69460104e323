namespace NewsMonitor.Domain.Queries;

/// <summary>A part of a query. Parts that mean the same thing in the same words are equal.</summary>
public abstract record QueryNode
{
    private QueryNode()
    {
    }

    public sealed override string ToString() => QueryPrinter.Print(this);

    /// <summary>All of them; two or more, none of them an <see cref="And"/>.</summary>
    public sealed record And(Sequence<QueryNode> Parts) : QueryNode;

    /// <summary>At least one of them; two or more, none of them an <see cref="Or"/>, no two equal.</summary>
    public sealed record Or(Sequence<QueryNode> Parts) : QueryNode;

    /// <summary>Not this, which is no <see cref="Not"/> itself.</summary>
    public sealed record Not(QueryNode Part) : QueryNode;

    /// <summary>Words that stand side by side in one field: in title or body, in one name of an entity or topic, in the source's name.</summary>
    /// <param name="Field">Neither language nor sentiment.</param>
    /// <param name="Folded">As <see cref="WordReader"/> folds them; one or more.</param>
    /// <param name="IsPrefix">The last one is the beginning of a word.</param>
    public sealed record Words(QueryField Field, Sequence<string> Folded, bool IsPrefix) : QueryNode;

    /// <summary>Occurrences of each part, each at most so many words away from the one of the part before, either way round.</summary>
    /// <param name="Parts">Each <see cref="Words"/> or an <see cref="Or"/> of them, all of one field: any, title or text.</param>
    /// <param name="Between">Words that may lie between; one fewer than parts.</param>
    public sealed record Near(Sequence<QueryNode> Parts, Sequence<int> Between) : QueryNode;

    /// <summary>An entity or topic by its id.</summary>
    public sealed record Subject(SubjectId Id) : QueryNode;

    /// <param name="Code">ISO 639, lower case.</param>
    public sealed record Language(string Code) : QueryNode;

    /// <summary>How the article speaks of an entity, or its tone where none is named beside it.</summary>
    /// <param name="Milli">−1000 … 1000.</param>
    /// <param name="Of">Entities, by id or words of the name, of which one found in the article must satisfy it; none: the tone must.</param>
    public sealed record Score(ScoreTest Test, int Milli, Sequence<QueryNode> Of) : QueryNode;
}

public enum ScoreTest
{
    Below,
    AtMost,
    Above,
    AtLeast,
}

public static class ScoreTests
{
    public static string Sign(this ScoreTest test) => test switch
    {
        ScoreTest.Below => "<",
        ScoreTest.AtMost => "<=",
        ScoreTest.Above => ">",
        ScoreTest.AtLeast => ">=",
        _ => throw new ArgumentOutOfRangeException(nameof(test), test, "not a test"),
    };

    public static bool Holds(this ScoreTest test, int score, int bound) => test switch
    {
        ScoreTest.Below => score < bound,
        ScoreTest.AtMost => score <= bound,
        ScoreTest.Above => score > bound,
        ScoreTest.AtLeast => score >= bound,
        _ => throw new ArgumentOutOfRangeException(nameof(test), test, "not a test"),
    };
}
