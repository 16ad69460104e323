namespace NewsMonitor.Intake;

/// <summary>What the formats of feeds have in common: addresses, dates and texts of an element.</summary>
internal static class FeedFields
{
    /// <summary>What relative addresses inside the element are relative to; null: nothing is known.</summary>
    public static Uri? Base(Element element, Uri? address)
    {
        var bases = new Stack<string>();
        for (var at = element; at is not null; at = at.Parent)
        {
            if (at.Attribute("xml:base") is { Length: > 0 } given)
            {
                bases.Push(given.Trim());
            }
        }

        foreach (var given in bases)
        {
            address = address is null
                ? Uri.TryCreate(given, UriKind.Absolute, out var first) ? first : null
                : Uri.TryCreate(address, given, out var next) ? next : address;
        }

        return address;
    }

    public static string? Address(string? text, Element at, Uri? address) =>
        string.IsNullOrWhiteSpace(text) ? null : WebAddress.Normalise(text, Base(at, address));

    /// <summary>The first of the elements that holds a date.</summary>
    public static DateTimeOffset? Date(Element item, params ReadOnlySpan<(string Space, string Name)> names)
    {
        foreach (var (space, name) in names)
        {
            if (item.Filled(space, name) is { } element && NewsDate.Parse(element.Text) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    public static Element? First(Element item, params ReadOnlySpan<(string Space, string Name)> names)
    {
        foreach (var (space, name) in names)
        {
            if (item.Filled(space, name) is { } element)
            {
                return element;
            }
        }

        return null;
    }

    /// <summary>Text that is HTML by custom, escaped, in CDATA or as elements.</summary>
    public static string Html(Element element) => element.HasElements ? element.Markup : element.Text;

    /// <summary>HTML as plain text; HTML that was escaped twice, or stands as text inside elements, too.</summary>
    public static string Paragraphs(string? html)
    {
        var text = HtmlText.Paragraphs(html);
        return ArticleDoor.LooksLikeHtml(text) ? HtmlText.Paragraphs(text) : text;
    }

    /// <summary>The longer of two plain texts: a summary may say more than a content that is only a picture.</summary>
    public static string Longer(string one, string other) => one.Length >= other.Length ? one : other;
}
