using System.Collections.Frozen;
using System.Text;

namespace NewsMonitor.Intake;

/// <summary>
/// What a reader of the page would see of a piece of HTML, as plain text. Scripts, styles, comments and hidden parts never survive. Works on
/// the stream of tags, without a tree: linear in time and memory for any input, however deep or broken.
/// </summary>
public static class HtmlText
{
    private static readonly FrozenSet<string> Raw = Set("script", "style", "iframe", "noscript", "noembed", "noframes", "textarea", "xmp");
    private static readonly FrozenSet<string> Unseen = Set("head", "title", "template", "object", "embed", "applet", "svg", "math", "canvas", "audio", "video", "select", "datalist", "button");
    private static readonly FrozenSet<string> Void = Set("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr");
    private static readonly FrozenSet<string> Breaking = Set(
        "p", "div", "section", "article", "aside", "main", "nav", "header", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt",
        "dd", "table", "caption", "tr", "blockquote", "pre", "figure", "figcaption", "address", "hr", "br", "form", "fieldset", "details", "summary", "body", "html");

    /// <summary>Paragraphs separated by one line feed.</summary>
    public static string Paragraphs(string? html) => CleanText.Paragraphs(Visible(html));

    /// <summary>The same as one line.</summary>
    public static string Line(string? html) => CleanText.Line(Visible(html));

    private static string Visible(string? html)
    {
        if (string.IsNullOrEmpty(html))
        {
            return "";
        }

        var text = new StringBuilder(html.Length);
        var markup = new MarkupReader(html);
        var hasTags = html.Contains('<', StringComparison.Ordinal);
        var preformatted = 0;
        while (markup.Read())
        {
            if (markup.Kind == MarkupKind.Text)
            {
                // A line feed is a paragraph's end in plain text, and only a space in HTML.
                text.Append(hasTags && preformatted == 0 ? markup.Text.ReplaceLineEndings(" ") : markup.Text);
                continue;
            }

            var name = LocalName(markup.Name);
            if (markup.Kind == MarkupKind.Start && IsUnseen(name, markup))
            {
                Skip(name, markup);
                text.Append(' ');
                continue;
            }

            if (name == "pre")
            {
                preformatted = Math.Max(0, preformatted + (markup.Kind == MarkupKind.Start ? 1 : -1));
            }

            if (Breaking.Contains(name))
            {
                text.Append('\n');
            }
            else if (name is "td" or "th")
            {
                text.Append(' ');
            }
        }

        return text.ToString();
    }

    private static string LocalName(string name) => name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..].ToLowerInvariant();

    private static bool IsUnseen(string name, MarkupReader markup)
    {
        if (Raw.Contains(name) || Unseen.Contains(name))
        {
            return true;
        }

        foreach (var (attribute, value) in markup.Attributes)
        {
            if (attribute.Equals("hidden", StringComparison.OrdinalIgnoreCase)
                || (attribute.Equals("aria-hidden", StringComparison.OrdinalIgnoreCase) && value == "true")
                || (attribute.Equals("style", StringComparison.OrdinalIgnoreCase) && HidesByStyle(value)))
            {
                return !Void.Contains(name);
            }
        }

        return false;
    }

    private static bool HidesByStyle(string style)
    {
        var compact = style.Replace(" ", "", StringComparison.Ordinal);
        return compact.Contains("display:none", StringComparison.OrdinalIgnoreCase) || compact.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }

    private static void Skip(string name, MarkupReader markup)
    {
        if (markup.IsEmpty || Void.Contains(name))
        {
            return;
        }

        if (Raw.Contains(name))
        {
            markup.SkipRaw(name);
            return;
        }

        for (var open = 1; open > 0 && markup.Read();)
        {
            if (markup.Kind == MarkupKind.Text)
            {
                continue;
            }

            var inner = LocalName(markup.Name);
            if (inner == name)
            {
                open += markup.Kind == MarkupKind.End ? -1 : markup.IsEmpty ? 0 : 1;
            }
            else if (markup.Kind == MarkupKind.Start && Raw.Contains(inner) && !markup.IsEmpty)
            {
                markup.SkipRaw(inner);
            }
            else if (name == "head" && inner == "body")
            {
                return;
            }
        }
    }

    private static FrozenSet<string> Set(params string[] names) => names.ToFrozenSet(StringComparer.Ordinal);
}
