namespace NewsMonitor.Intake;

/// <summary>The feeds that a web page names in its head.</summary>
internal static class FeedDiscovery
{
    private const int MostFeeds = 10;

    public static IReadOnlyList<Uri> Find(string html, Uri page)
    {
        var found = new List<Uri>();
        var from = page;
        var markup = new MarkupReader(html);
        while (found.Count < MostFeeds && markup.Read())
        {
            if (markup.Kind != MarkupKind.Start)
            {
                continue;
            }

            var name = markup.Name.ToLowerInvariant();
            if (name is "script" or "style")
            {
                markup.SkipRaw(name);
            }
            else if (name == "base" && Attribute(markup, "href") is { } given && Uri.TryCreate(page, given, out var own))
            {
                from = own;
            }
            else if (name == "link" && IsFeed(markup) && WebAddress.Normalise(Attribute(markup, "href"), from) is { } address)
            {
                found.Add(new Uri(address));
            }
        }

        return found;
    }

    private static bool IsFeed(MarkupReader markup) =>
        (Attribute(markup, "rel") ?? "").Split(' ').Contains("alternate", StringComparer.OrdinalIgnoreCase)
        && Attribute(markup, "type")?.Trim().ToLowerInvariant() is "application/rss+xml" or "application/atom+xml" or "application/feed+json" or "application/rdf+xml";

    private static string? Attribute(MarkupReader markup, string name)
    {
        foreach (var (attribute, value) in markup.Attributes)
        {
            if (attribute.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }
}
