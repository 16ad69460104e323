using System.Collections.Frozen;

namespace NewsMonitor.Intake;

/// <summary>
/// Whether a page may be given to a parser that builds a tree. HTML makes parsers repeat every open formatting element in each new block, so a
/// small page can ask for millions of nodes, and a deep one for more stack than there is. Looks at the tags once.
/// </summary>
internal static class PageBounds
{
    private const int MaxDepth = 400;
    private const long MaxNodes = 500_000;

    private static readonly FrozenSet<string> Formatting =
        new[] { "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u" }.ToFrozenSet();

    // These end by themselves where the next one begins, and so do not lie inside each other.
    private static readonly FrozenSet<string> Flat = new[]
    {
        "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "col", "colgroup", "area", "base", "br", "embed", "hr",
        "img", "input", "link", "meta", "param", "source", "track", "wbr", "path", "rect", "circle", "use", "line", "polygon",
    }.ToFrozenSet();

    public static bool IsHarmless(string html)
    {
        var (depth, formatting, nodes) = (0, 0, 0L);
        var markup = new MarkupReader(html);
        while (markup.Read())
        {
            nodes++;
            if (markup.Kind == MarkupKind.Text)
            {
                continue;
            }

            var name = markup.Name.ToLowerInvariant();
            if (markup.Kind == MarkupKind.Start && name is "script" or "style")
            {
                markup.SkipRaw(name);
                continue;
            }

            var step = markup.Kind == MarkupKind.End ? -1 : markup.IsEmpty ? 0 : 1;
            if (Formatting.Contains(name))
            {
                formatting = Math.Max(0, formatting + step);
            }
            else if (step > 0)
            {
                nodes += formatting;
            }

            depth = Flat.Contains(name) ? depth : Math.Max(0, depth + step);
            if (depth > MaxDepth || nodes > MaxNodes)
            {
                return false;
            }
        }

        return true;
    }
}
