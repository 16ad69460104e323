namespace NewsMonitor.Domain.Queries;

internal enum QueryTokenKind
{
    End,
    Open,
    Close,
    And,
    Or,
    Not,
    Near,
    Field,
    Words,
}

/// <param name="Start">First character in the query, UTF-16 units.</param>
/// <param name="Field">Of a field's name.</param>
/// <param name="Between">Of NEAR: words that may lie between.</param>
/// <param name="Raw">Of words: what was written, without quotes and star.</param>
/// <param name="Folded">Of words; may be empty behind a field's name only.</param>
/// <param name="IsQuoted">Of words: they stood between quotes.</param>
/// <param name="IsPrefix">Of words: a star follows the last one.</param>
internal sealed record QueryToken(
    QueryTokenKind Kind, int Start, int Length, QueryField Field = QueryField.Any, int Between = 0, string Raw = "", Sequence<string>? Folded = null,
    bool IsQuoted = false, bool IsPrefix = false)
{
    /// <summary>Whether a part of a query can begin with it.</summary>
    public bool BeginsPart => Kind is QueryTokenKind.Open or QueryTokenKind.Not or QueryTokenKind.Field or QueryTokenKind.Words;

    /// <summary>How messages call it.</summary>
    public string Name => Kind switch
    {
        QueryTokenKind.Open => "(",
        QueryTokenKind.Close => ")",
        QueryTokenKind.And => "AND",
        QueryTokenKind.Or => "OR",
        QueryTokenKind.Not => "NOT",
        QueryTokenKind.Near => "NEAR",
        QueryTokenKind.Field => Field.Word() + ":",
        _ => Raw,
    };
}
