namespace NewsMonitor.Domain;

/// <summary>
/// What one commit changed about one subject through one article. A subject's changes are numbered 1, 2, 3 … without holes, by the
/// transaction that writes them; several may share a position (one version touches many subjects, and taking a copy out can make another
/// article the original).
/// </summary>
/// <param name="Subject">Whose counts change.</param>
/// <param name="Kind">The subject's kind.</param>
/// <param name="Number">The subject's own number of this change.</param>
/// <param name="Position">The version, or the reading of one, that caused it.</param>
/// <param name="At">The event minute it belongs to.</param>
/// <param name="Source">The log's number for the article's source: equal numbers are equal sources. Not stable between logs.</param>
/// <param name="Counts">What is added; negative parts take out.</param>
public sealed record Change(SubjectId Subject, SubjectKind Kind, long Number, Position Position, Minute At, int Source, Counts Counts)
{
    /// <summary>The article was read again: nothing happened in the world, so no alert may follow from it.</summary>
    public bool IsReread { get; init; }
}
