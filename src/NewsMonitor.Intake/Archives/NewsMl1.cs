namespace NewsMonitor.Intake;

/// <summary>NewsML 1.x: news items whose text stands in a component of the role Body or Main, or else in the first that holds text.</summary>
internal static class NewsMl1
{
    private const string NoSource = "NewsML";

    public static IEnumerable<Entry> Read(Element root)
    {
        var envelope = root.Child("NewsEnvelope");
        return root.Children.Where(c => c.Is("NewsItem")).Select(item => Item(item, Name(envelope.Child("SentFrom").Child("Party"))));
    }

    private static Entry Item(Element item, string? sender)
    {
        var (identifier, management) = (item.Child("Identification").Child("NewsIdentifier"), item.Child("NewsManagement"));
        var status = management.Child("Status")?.Attribute("FormalName");
        if (WireFields.IsWithheld(status) || string.Equals(status, "embargoed", StringComparison.OrdinalIgnoreCase))
        {
            return new Entry.NoArticle("withheld by its source");
        }

        var (provider, id) = (identifier.Child("ProviderId").Line(), identifier.Child("NewsItemId").Line());
        var body = item.AllBelow("NewsComponent").SelectMany(Leaves).OrderByDescending(Rank).Select(Body).FirstOrDefault(b => b is { Length: > 0 });
        var revised = management.Child("ThisRevisionCreated").Line();
        return new Entry.Taken(new()
        {
            Source = sender ?? provider ?? NoSource,
            Id = id is null ? null : string.Join(':', provider, identifier.Child("DateId").Line(), id),
            Title = item.Below("HeadLine").Line() ?? item.Below("nitf").Below("hl1").Line(),
            Body = body,
            PublishedAt = management.Child("FirstCreated").Line() ?? revised,
            UpdatedAt = revised,
            ArrivedAt = revised,
            Language = item.Below("Language")?.Attribute("FormalName"),
            Byline = item.Below("ByLine").Line(),
            Withdrawn = WireFields.IsCanceled(status),
        });
    }

    private static string? Name(Element? party) => Xml.Filled(party?.Attribute("FormalName"));

    private static IEnumerable<Element> Leaves(Element component)
    {
        var inner = component.Children.Where(c => c.Is("NewsComponent")).ToList();
        return inner.Count == 0 || component.Depth > LenientXml.MaxDepth ? [component]
            : component.Child("ContentItem") is null ? inner.SelectMany(Leaves)
            : inner.SelectMany(Leaves).Prepend(component);
    }

    private static int Rank(Element component) => component.Child("Role")?.Attribute("FormalName")?.ToLowerInvariant() switch
    {
        "body" => 3,
        "main" or "main text" => 2,
        null => 1,
        _ => 0,
    };

    private static string? Body(Element component)
    {
        if (Rank(component) == 0)
        {
            return null;
        }

        foreach (var content in component.Children.Where(c => c.Is("ContentItem")))
        {
            var kind = content.Child("MimeType")?.Attribute("FormalName") ?? "text/plain";
            if (content.Child("DataContent") is not { } data || !(kind.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || kind.EndsWith("xml", StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            return data.Below("nitf") is { } nitf ? Nitf.Text(nitf).Body : data.HasElements ? HtmlText.Paragraphs(data.Markup) : CleanText.Paragraphs(data.Text);
        }

        return null;
    }
}
