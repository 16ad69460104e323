using NewsMonitor.Domain;

namespace NewsMonitor.Training.Linking;

/// <summary>A text with the things that its names mean, as people marked them.</summary>
/// <param name="Title">Empty where the text has none of its own.</param>
/// <param name="Body">Line feeds end paragraphs.</param>
/// <param name="Parts">Stretches in which everything is marked; findings outside count neither way.</param>
/// <param name="Mentions">In any order; they may lie in one another.</param>
internal sealed record LinkedDocument(string Title, string Body, IReadOnlyList<TextSpan> Parts, IReadOnlyList<LinkedMention> Mentions);

/// <summary>One marked mention.</summary>
/// <param name="Span">Where.</param>
/// <param name="Wikidata"><c>Q312</c>; null: the thing has no item, or none was found.</param>
/// <param name="Page">Title of its Wikipedia article; null where none is given.</param>
/// <param name="Kind">As marked, or null.</param>
/// <param name="Role">Whether it counts.</param>
internal sealed record LinkedMention(TextSpan Span, string? Wikidata, string? Page, SubjectKind? Kind, MentionRole Role);

internal enum MentionRole
{
    /// <summary>A name that is to be linked.</summary>
    Named,
    /// <summary>A name of something without an item: a link there is wrong.</summary>
    Unknown,
    /// <summary>A pronoun, a description, a quantity, a thing that may be linked or not: a link there counts neither way.</summary>
    Ignored,
}
