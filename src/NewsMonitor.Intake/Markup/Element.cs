using System.Text;

namespace NewsMonitor.Intake;

/// <summary>
/// An element of a feed. Names are compared without case. <see cref="Space"/> is the usual short name of the vocabulary, whatever prefix the
/// document chose: empty for RSS and for what has no namespace, else <c>atom</c>, <c>dc</c>, <c>content</c> …
/// </summary>
internal sealed class Element(string space, string name, Element? parent)
{
    private readonly List<object> _content = [];

    public string Space { get; } = space;

    public string Name { get; } = name;

    public Element? Parent { get; } = parent;

    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    public List<(string Name, string Value)> Attributes { get; } = [];

    /// <summary>Prefix → address of the namespaces in force.</summary>
    public IReadOnlyDictionary<string, string> Namespaces { get; set; } = parent?.Namespaces ?? new Dictionary<string, string>();

    /// <summary>Texts and elements, in order.</summary>
    public IReadOnlyList<object> Content => _content;

    public IEnumerable<Element> Children => _content.OfType<Element>();

    public bool HasElements => _content.Exists(c => c is Element);

    public void Add(string text) => _content.Add(text);

    public void Add(Element child) => _content.Add(child);

    public bool Is(string space, string name) =>
        string.Equals(Name, name, StringComparison.OrdinalIgnoreCase) && string.Equals(Space, space, StringComparison.Ordinal);

    public string? Attribute(string name)
    {
        foreach (var (attribute, value) in Attributes)
        {
            if (string.Equals(attribute, name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    public Element? Child(string space, string name) => Children.FirstOrDefault(c => c.Is(space, name));

    /// <summary>The first child that says something.</summary>
    public Element? Filled(string space, string name) => Children.FirstOrDefault(c => c.Is(space, name) && (c.HasElements || c.Text.Length > 0));

    /// <summary>All text inside, trimmed.</summary>
    public string Text
    {
        get
        {
            if (_content is [string only])
            {
                return only.Trim();
            }

            var text = new StringBuilder();
            foreach (var part in Flat())
            {
                text.Append(part as string);
            }

            return text.ToString().Trim();
        }
    }

    /// <summary>What is inside, as HTML.</summary>
    public string Markup
    {
        get
        {
            var html = new StringBuilder();
            foreach (var part in Flat())
            {
                html.Append(part switch
                {
                    string text => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal),
                    Element start => Tag(start),
                    Closing end => "</" + end.Of.Name + ">",
                    _ => "",
                });
            }

            return html.ToString();
        }
    }

    private static string Tag(Element element)
    {
        var hidden = element.Attribute("hidden") is not null ? " hidden" : element.Attribute("style") is { } style
            ? " style=\"" + style.Replace("\"", "", StringComparison.Ordinal) + "\"" : "";
        return "<" + element.Name + hidden + ">";
    }

    private IEnumerable<object> Flat()
    {
        var open = new Stack<(Element Of, int Next)>([(this, 0)]);
        while (open.TryPop(out var at))
        {
            if (at.Next == at.Of._content.Count)
            {
                yield return new Closing(at.Of);
                continue;
            }

            open.Push((at.Of, at.Next + 1));
            var part = at.Of._content[at.Next];
            yield return part;
            if (part is Element child)
            {
                open.Push((child, 0));
            }
        }
    }

    private readonly record struct Closing(Element Of);
}
