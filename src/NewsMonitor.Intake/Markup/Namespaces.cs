using System.Collections.Frozen;

namespace NewsMonitor.Intake;

/// <summary>Which vocabulary a name belongs to: by its namespace's address, else by the prefix that everybody uses for it.</summary>
internal static class Namespaces
{
    public const string Core = "", Atom = "atom", Dc = "dc", Terms = "dcterms", Content = "content", Rdf = "rdf", Media = "media", Itunes = "itunes",
        Xhtml = "xhtml", Feedburner = "feedburner", Xml = "xml";

    private static readonly FrozenDictionary<string, string> ByAddress = new Dictionary<string, string>
    {
        ["http://www.w3.org/2005/atom"] = Atom,
        ["http://purl.org/atom/ns#"] = Atom,
        ["http://example.com/newformat#"] = Atom,
        ["http://example.com/necho"] = Atom,
        ["http://purl.org/echo/"] = Atom,
        ["uri/of/echo/namespace#"] = Atom,
        ["http://purl.org/pie/"] = Atom,
        ["http://purl.org/dc/elements/1.1/"] = Dc,
        ["http://purl.org/dc/elements/1.0/"] = Dc,
        ["http://purl.org/dc/terms/"] = Terms,
        ["http://purl.org/rss/1.0/modules/content/"] = Content,
        ["http://www.w3.org/1999/02/22-rdf-syntax-ns#"] = Rdf,
        ["http://search.yahoo.com/mrss/"] = Media,
        ["http://search.yahoo.com/mrss"] = Media,
        ["http://www.itunes.com/dtds/podcast-1.0.dtd"] = Itunes,
        ["http://www.w3.org/1999/xhtml"] = Xhtml,
        ["http://rssnamespace.org/feedburner/ext/1.0"] = Feedburner,
        ["http://purl.org/rss/1.0/"] = Core,
        ["http://my.netscape.com/rdf/simple/0.9/"] = Core,
        ["http://backend.userland.com/rss"] = Core,
        ["http://backend.userland.com/rss2"] = Core,
        ["http://backend.userland.com/rss191"] = Core,
        ["http://blogs.law.harvard.edu/tech/rss"] = Core,
        ["http://purl.org/net/rss1.1#"] = Core,
        ["http://channel.netscape.com/rdf/simple/0.9/"] = Core,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> ByPrefix = new Dictionary<string, string>
    {
        ["atom"] = Atom,
        ["atom10"] = Atom,
        ["atom03"] = Atom,
        ["a"] = Atom,
        ["dc"] = Dc,
        ["dcterms"] = Terms,
        ["content"] = Content,
        ["rdf"] = Rdf,
        ["media"] = Media,
        ["itunes"] = Itunes,
        ["xhtml"] = Xhtml,
        ["feedburner"] = Feedburner,
        ["rss"] = Core,
        ["xml"] = Xml,
    }.ToFrozenDictionary();

    /// <summary>The vocabulary of a name with this prefix; an unknown prefix is its own vocabulary, an unknown default namespace is RSS.</summary>
    public static string Of(string prefix, IReadOnlyDictionary<string, string> declared)
    {
        if (declared.TryGetValue(prefix, out var address) && ByAddress.TryGetValue(address.Trim().ToLowerInvariant(), out var space))
        {
            return space;
        }

        return prefix.Length == 0 ? Core : ByPrefix.GetValueOrDefault(prefix.ToLowerInvariant(), prefix);
    }
}
