using System.Collections.Frozen;

namespace NewsMonitor.Intake;

/// <summary>
/// XML as the wild has it, as a tree. For well-formed input it is the tree that an XML parser gives; where tags are forgotten or crossed, each
/// element ends where an enclosing one does. Bounded: what lies deeper than <see cref="MaxDepth"/> is flat, what comes after
/// <see cref="MaxElements"/> elements is not read.
/// </summary>
internal static class LenientXml
{
    public const int MaxDepth = 100;
    public const int MaxElements = 400_000;

    private const int MaxNamespaces = 50;

    // Elements of a feed that have only text inside: another one of them beginning means that its end was forgotten.
    private static readonly FrozenSet<string> TextOnly =
        new[] { "link", "guid", "pubdate", "id", "updated", "published", "issued", "modified", "language" }.ToFrozenSet();

    /// <summary>An unnamed element that holds everything, junk before and after included.</summary>
    public static Element Parse(string text) => Parse(text, out _);

    /// <param name="isWhole">Nothing was left out for the number of elements.</param>
    public static Element Parse(string text, out bool isWhole)
    {
        isWhole = true;
        var document = new Element("", "", null);
        var (open, count) = (document, 0);
        var markup = new MarkupReader(text);
        while (markup.Read())
        {
            switch (markup.Kind)
            {
                case MarkupKind.Text:
                    open.Add(markup.Text);
                    break;
                case MarkupKind.End:
                    open = Close(open, markup.Name);
                    break;
                default:
                    if (++count > MaxElements)
                    {
                        isWhole = false;
                        return document;
                    }

                    open = CloseForgotten(open, markup.Name);
                    var element = Begin(markup, open);
                    open.Add(element);
                    open = markup.IsEmpty || element.Depth > MaxDepth ? open : element;
                    break;
            }
        }

        return document;
    }

    private static Element Begin(MarkupReader markup, Element parent)
    {
        Dictionary<string, string>? own = null;
        foreach (var (name, value) in markup.Attributes)
        {
            if ((name == "xmlns" || name.StartsWith("xmlns:", StringComparison.Ordinal)) && parent.Namespaces.Count < MaxNamespaces)
            {
                own ??= new(parent.Namespaces);
                own[name == "xmlns" ? "" : name[6..]] = value;
            }
        }

        var declared = own ?? parent.Namespaces;

        var (prefix, local) = Split(markup.Name);
        var element = new Element(Namespaces.Of(prefix, declared), local, parent) { Namespaces = declared };
        element.Attributes.AddRange(markup.Attributes);
        return element;
    }

    private static Element Close(Element open, string name)
    {
        var (_, local) = Split(name);
        for (var at = open; at.Parent is not null; at = at.Parent)
        {
            if (string.Equals(at.Name, local, StringComparison.OrdinalIgnoreCase))
            {
                return at.Parent;
            }
        }

        return open;
    }

    private static Element CloseForgotten(Element open, string name)
    {
        var (prefix, local) = Split(name);
        if (prefix.Length > 0)
        {
            return open;
        }

        if (local is "item" or "entry")
        {
            for (var at = open; at.Parent is not null; at = at.Parent)
            {
                if (at.Name == local)
                {
                    return at.Parent;
                }
            }
        }

        var forgotten = open.Parent is not null && TextOnly.Contains(open.Name.ToLowerInvariant());
        return forgotten ? open.Parent! : open;
    }

    private static (string Prefix, string Local) Split(string name) =>
        name.IndexOf(':', StringComparison.Ordinal) is var at and > 0 ? (name[..at], name[(at + 1)..]) : ("", name);
}
