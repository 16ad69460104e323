using System.Collections.Frozen;
using NewsMonitor.Domain;

namespace NewsMonitor.Intake;

/// <summary>What the formats of news agencies have in common.</summary>
internal static class WireFields
{
    private static readonly FrozenDictionary<string, string> Kinds = new Dictionary<string, string>
    {
        ["picture"] = "a picture, not a text",
        ["photo"] = "a picture, not a text",
        ["graphic"] = "a graphic, not a text",
        ["animated"] = "a graphic, not a text",
        ["audio"] = "a sound, not a text",
        ["video"] = "a video, not a text",
        ["event"] = "an event, not a text",
        ["planning"] = "a plan, not a text",
        ["component"] = "a part of an item, not a text",
        ["package"] = "a package of references, not a text",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Why an item of this kind is no article; null: it may be one.</summary>
    public static string? NoText(string? kind) => kind is not null && Kinds.TryGetValue(kind, out var words) ? words : null;

    /// <summary>Whether the agency took the item back.</summary>
    public static bool IsCanceled(string? status) => status?.ToLowerInvariant() is "canceled" or "cancelled";

    public static bool IsWithheld(string? status) => string.Equals(status, "withheld", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a subject's code is one of IPTC's topics: <c>medtop:20000822</c>, <c>subj:15007000</c>, eight digits.</summary>
    public static bool IsTopic(string? code) =>
        code is not null && (code.Contains("medtop", StringComparison.OrdinalIgnoreCase) || code.Contains("subj:", StringComparison.OrdinalIgnoreCase)
            || (code.Length == 8 && code.All(char.IsAsciiDigit)));

    /// <summary>The last part of a code: "ninat:text" and "http://…/ninat/text" are "text".</summary>
    public static string? Local(string? code) =>
        string.IsNullOrWhiteSpace(code) ? null : code.Trim().TrimEnd('/').Split(':', '/')[^1];

    /// <summary>Who speaks in an id such as <c>urn:newsml:dpa.com:…</c>, <c>tag:reuters.com,2016:…</c> or a web address; null: it does not say.</summary>
    public static string? Authority(string? id)
    {
        if (id is null)
        {
            return null;
        }

        var parts = id.Split(':');
        return parts switch
        {
            ["urn", "newsml", { Length: > 0 } who, ..] => who,
            ["tag", { Length: > 0 } who, ..] => who.Split(',')[0],
            ["http" or "https", ..] => Uri.TryCreate(id, UriKind.Absolute, out var uri) ? uri.IdnHost : null,
            _ => null,
        };
    }

    /// <summary>An id for what came without one: the same text is the same article, an edited one is another.</summary>
    public static string HashId(string? title, string? body) => StableHash.Short(title + "\n" + body);
}
