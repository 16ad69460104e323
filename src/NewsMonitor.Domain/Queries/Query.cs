using System.Diagnostics.CodeAnalysis;

namespace NewsMonitor.Domain.Queries;

/// <summary>
/// What someone looks for, read and checked: every article it matches has something in common with it that an index can find (see
/// <see cref="QueryBound"/>), so "everything but" is no query. Immutable; equal to another that is written in the same words.
/// </summary>
public sealed record Query
{
    /// <summary>Characters of a query as people write it: a list of some thousand names.</summary>
    public const int MaxLength = 20_000;

    private Query(QueryNode root) => Root = root;

    public QueryNode Root { get; }

    /// <summary>Never throws and takes time in proportion to the text, whatever it holds.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Query? query, [NotNullWhen(false)] out QueryError? error)
    {
        if (text.Length > MaxLength)
        {
            query = null;
            error = new(MaxLength, text.Length - MaxLength, $"A query has {MaxLength:N0} characters at most; this one has {text.Length:N0}.");
            return false;
        }

        return TryOfStored(text, out query, out error);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote. It may be longer than what people may write: <c>title:(a OR b)</c> has the field before each word.</summary>
    public static bool TryOfStored(string plain, [NotNullWhen(true)] out Query? query, [NotNullWhen(false)] out QueryError? error)
    {
        try
        {
            query = new(QueryParser.Parse(plain));
            error = null;
            return true;
        }
        catch (QueryException bad)
        {
            (query, error) = (null, bad.Error);
            return false;
        }
    }

    /// <exception cref="QueryException">It is none; says where and why.</exception>
    public static Query Parse(string text) => TryParse(text, out var query, out var error) ? query : throw new QueryException(error);

    /// <inheritdoc cref="TryOfStored"/>
    /// <exception cref="QueryException">It is none; says where and why.</exception>
    public static Query OfStored(string plain) => TryOfStored(plain, out var query, out var error) ? query : throw new QueryException(error);

    /// <summary>The query in its plainest form; <see cref="OfStored"/> gives an equal query.</summary>
    public override string ToString() => Root.ToString();
}
