namespace NewsMonitor.Intake;

/// <summary>Looks into a tree by local names: these formats are told apart by their elements, whatever prefix a document gives them.</summary>
internal static class Xml
{
    public static bool Is(this Element element, string name) => element.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    public static Element? Child(this Element? element, string name) => element?.Children.FirstOrDefault(c => c.Is(name));

    /// <summary>The first element of this name anywhere below, in the document's order.</summary>
    public static Element? Below(this Element? element, string name) => element?.AllBelow(name).FirstOrDefault();

    /// <summary>All elements of this name below, in order; what lies inside of one is not looked at.</summary>
    public static IEnumerable<Element> AllBelow(this Element element, string name)
    {
        var open = new Stack<Element>(element.Children.Reverse());
        while (open.TryPop(out var at))
        {
            if (at.Is(name))
            {
                yield return at;
                continue;
            }

            foreach (var child in at.Children.Reverse())
            {
                open.Push(child);
            }
        }
    }

    /// <summary>The text as one line; null: there is none.</summary>
    public static string? Line(this Element? element) => element is null ? null : CleanText.Line(element.Text) is { Length: > 0 } line ? line : null;

    public static string? Filled(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
