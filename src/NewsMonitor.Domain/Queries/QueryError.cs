namespace NewsMonitor.Domain.Queries;

/// <summary>Why a text is no query, for the one who wrote it.</summary>
/// <param name="Position">First character that is wrong, UTF-16 units from 0; the length of the text where its end came too early.</param>
/// <param name="Length">How many are; 0 at the end.</param>
/// <param name="Message">What is wrong, as a sentence.</param>
/// <param name="Expected">What would be right there, as examples or words; null where nothing would.</param>
public sealed record QueryError(int Position, int Length, string Message, string? Expected = null)
{
    /// <summary>All of it in one line; characters are counted from 1.</summary>
    public override string ToString() =>
        $"{Message}{(Expected is null ? "" : $" Expected: {Expected}.")} (character {Position + 1})";
}

/// <summary>A text that had to be a query is none.</summary>
public sealed class QueryException(QueryError error) : FormatException(error.ToString())
{
    public QueryError Error { get; } = error;
}
