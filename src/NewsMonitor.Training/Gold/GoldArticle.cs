using NewsMonitor.Domain;

namespace NewsMonitor.Training.Gold;

/// <summary>A whole article with its names and topics.</summary>
/// <param name="Names">In order of the text, title first.</param>
/// <param name="Topics">IPTC codes of the top level, the main one first.</param>
internal sealed record GoldArticle(
    string Id, string Source, string Url, string Licence, string Title, string Body, GoldName[] Names, string[] Topics)
{
    public string Text(GoldName name) => (name.Field == "title" ? Title : Body)[name.From..name.To];
}

/// <summary>One occurrence of a name; offsets are UTF-16 units, <paramref name="To"/> exclusive.</summary>
/// <param name="Entity">The same for all names of one thing in the article; null: not labelled.</param>
/// <param name="Wikidata">Null: not known to us, or there is none.</param>
/// <param name="Page">Title in the English Wikipedia; null: no page, or it names a people.</param>
/// <param name="S">How its sentence speaks of it: −1, 0 or 1; null: not labelled.</param>
internal sealed record GoldName(string Field, int From, int To, string Text, string Kind, string? Entity, string? Wikidata, string? Page, int? S = null)
{
    public SubjectKind SubjectKind => GoldFolder.KindOf(Kind);

    public TextSpan Span => new(Field == "title" ? TextField.Title : TextField.Body, From, To - From);

    /// <summary>One word of kind other that nobody lists: a people, nearly always.</summary>
    public bool MayBePeople => SubjectKind is SubjectKind.Other && Wikidata is null && Page is null && !Text.Contains(' ');

    /// <summary>Whether it is known to be nobody that a knowledge base lists: a link is wrong.</summary>
    public bool IsUnlisted => Wikidata is null && Page is null && SubjectKind is not SubjectKind.Other;
}

/// <summary>A sentence, taken alone, with all of its names.</summary>
internal sealed record GoldSentence(string Id, string Source, string Url, string Licence, string Text, GoldTarget[] Targets);

/// <summary>How the sentence speaks of one name in it.</summary>
/// <param name="S">−1, 0 or 1.</param>
internal sealed record GoldTarget(int From, int To, string Text, string Kind, int S)
{
    public SubjectKind SubjectKind => GoldFolder.KindOf(Kind);
}
