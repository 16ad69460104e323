using System.Diagnostics.CodeAnalysis;

namespace NewsMonitor.Domain.Queries;

/// <summary>
/// What someone looks for, read and checked: every article it matches has something in common with it that an index can find (see
/// <see cref="QueryBound"/>), so "everything but" is no query. Immutable; equal to another that is written in the same words.
/// </summary>
public sealed record Query
{
    /// <summary>Characters of a query: a list of some thousand names.</summary>
    public const int MaxLength = 20_000;

    private Query(QueryNode root) => Root = root;

    public QueryNode Root { get; }

    /// <summary>Never throws and takes time in proportion to the text, whatever it holds.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Query? query, [NotNullWhen(false)] out QueryError? error)
    {
        query = null;
        if (text.Length > MaxLength)
        {
            error = new(MaxLength, text.Length - MaxLength, $"A query has {MaxLength:N0} characters at most; this one has {text.Length:N0}.");
            return false;
        }

        try
        {
            query = new(QueryParser.Parse(text));
            error = null;
            return true;
        }
        catch (QueryException bad)
        {
            error = bad.Error;
            return false;
        }
    }

    /// <exception cref="QueryException">It is none; says where and why.</exception>
    public static Query Parse(string text) => TryParse(text, out var query, out var error) ? query : throw new QueryException(error);

    /// <summary>The query in its plainest form; reading it gives an equal query.</summary>
    public override string ToString() => Root.ToString();
}
