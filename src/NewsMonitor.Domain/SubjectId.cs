namespace NewsMonitor.Domain;

/// <summary>
/// The name of a subject in the API, the log and grain keys: <c>topic:11000000</c> (IPTC code), <c>entity:Q7747</c> (Wikidata),
/// <c>entity:person:darren-kew</c> (unlinked), <c>custom:…</c>, <c>source:…</c> and <c>all</c>. Stable, safe in a path, the same on
/// every machine; at most 200 characters of <c>a-z A-Z 0-9 : - _ . % ~</c>.
/// </summary>
public readonly record struct SubjectId
{
    public const int MaxLength = 200;

    private const string CustomPrefix = "custom:";
    private const string RulePrefix = "custom:rule-";

    public SubjectId(string value) =>
        Value = IsValid(value) ? value : throw new ArgumentException($"'{value}' is not a subject id", nameof(value));

    public string Value { get; }

    /// <summary>A topic of one's own, or a rule's.</summary>
    public bool IsCustom => Value.StartsWith(CustomPrefix, StringComparison.Ordinal);

    public bool IsOfRule => Value.StartsWith(RulePrefix, StringComparison.Ordinal);

    public static SubjectId All { get; } = new("all");

    public static SubjectId Topic(string iptcCode) => new("topic:" + iptcCode);

    public static SubjectId Linked(string wikidataId) => new("entity:" + wikidataId);

    /// <summary>A topic of one's own.</summary>
    public static SubjectId Custom(string id) => new(CustomPrefix + id);

    /// <summary>The topic that a rule on a query is counted by: it comes and goes with the rule.</summary>
    public static SubjectId OfRule(string rule) => new(RulePrefix + rule);

    /// <summary>The id of an entity that no knowledge base is sure of: its kind and its folded name.</summary>
    public static SubjectId Unlinked(SubjectKind kind, string name) => new(Bound($"entity:{kind.Word()}:", Slug.Of(name), name));

    /// <summary>The id of a source's own series. A name that the slug does not tell apart from others gets a hash behind it.</summary>
    public static SubjectId Source(string source)
    {
        var slug = Slug.Of(source);
        return new(slug == source ? Bound("source:", slug, source) : Bound("source:", slug + "~" + StableHash.Short(source), source));
    }

    public static bool TryParse(string? text, out SubjectId id)
    {
        if (IsValid(text))
        {
            id = new(text!);
            return true;
        }

        id = default;
        return false;
    }

    public override string ToString() => Value;

    private static string Bound(string prefix, string slug, string name) =>
        prefix.Length + slug.Length <= MaxLength ? prefix + slug : $"{prefix}{slug[..(MaxLength - prefix.Length - 17)]}~{StableHash.Short(name)}";

    private static bool IsValid(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not (':' or '-' or '_' or '.' or '%' or '~'))
            {
                return false;
            }
        }

        return text == "all" || text.Contains(':', StringComparison.Ordinal);
    }
}
