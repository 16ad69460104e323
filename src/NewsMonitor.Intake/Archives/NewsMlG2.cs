namespace NewsMonitor.Intake;

/// <summary>NewsML-G2: news items of texts, alone or in a message. Concepts, packages, plans and catalogues hold no article.</summary>
internal static class NewsMlG2
{
    private const string NoSource = "NewsML-G2";

    /// <summary>Every item of the document; null: it is no NewsML-G2.</summary>
    public static IEnumerable<Entry>? Read(Element root) => root.Name switch
    {
        "newsMessage" => (root.Child("itemSet")?.Children ?? []).Select(item => Item(item, root.Child("header").Child("sent").Line())),
        "newsItem" or "conceptItem" or "knowledgeItem" or "packageItem" or "planningItem" or "catalogItem" => [Item(root, null)],
        // A part of an item, as documents and databases keep it.
        "contentSet" => [root.Below("nitf") is { } nitf ? Nitf.Read(nitf) : new Entry.NoArticle("a part of a NewsML-G2 item without an identity")],
        "contentMeta" or "itemMeta" or "itemSet" => [new Entry.NoArticle("a part of a NewsML-G2 item without a text")],
        _ => null,
    };

    private static Entry Item(Element item, string? sent) => item.Name switch
    {
        "newsItem" => NewsItem(item, sent),
        "conceptItem" => new Entry.NoArticle("a concept, not a text"),
        "knowledgeItem" => new Entry.NoArticle("a list of concepts, not a text"),
        "packageItem" => new Entry.NoArticle("a package of references, not a text"),
        "planningItem" => new Entry.NoArticle("a plan, not a text"),
        "catalogItem" => new Entry.NoArticle("a catalogue of codes, not a text"),
        _ => new Entry.NoArticle("no news item"),
    };

    private static Entry NewsItem(Element item, string? sent)
    {
        var (about, content, set) = (item.Child("itemMeta"), item.Child("contentMeta"), item.Child("contentSet"));
        var kind = WireFields.Local(Code(about.Child("itemClass")));
        if (WireFields.NoText(kind) is { } words)
        {
            return new Entry.NoArticle(words);
        }

        var status = WireFields.Local(Code(about.Child("pubStatus")));
        if (WireFields.IsWithheld(status))
        {
            return new Entry.NoArticle("withheld by its source");
        }

        var (title, body) = Text(set);
        if (title is null && body is null && string.Equals(kind, "composite", StringComparison.OrdinalIgnoreCase))
        {
            return new Entry.NoArticle("a set of other content, not a text");
        }

        var created = about.Child("versionCreated").Line() ?? sent;
        return new Entry.Taken(new()
        {
            Source = Provider(about.Child("provider")) ?? WireFields.Authority(item.Attribute("guid")) ?? NoSource,
            Id = item.Attribute("guid"),
            Title = content.Child("headline").Line() ?? title ?? about.Child("title").Line(),
            Body = body ?? content.Child("description").Line(),
            PublishedAt = about.Child("firstCreated").Line() ?? content.Child("contentCreated").Line() ?? created,
            UpdatedAt = created,
            ArrivedAt = created,
            Language = content.Child("language")?.Attribute("tag") ?? item.Attribute("xml:lang"),
            Section = content?.Children.FirstOrDefault(c => c.Is("subject") && WireFields.IsTopic(Code(c)) && c.Child("name") is not null).Child("name").Line(),
            Byline = content.Child("by").Line() ?? content.Child("creator").Child("name").Line(),
            Withdrawn = WireFields.IsCanceled(status),
        });
    }

    private static (string? Title, string? Body) Text(Element? set)
    {
        foreach (var content in set?.Children ?? [])
        {
            if (content.Below("nitf") is { } nitf)
            {
                return Nitf.Text(nitf);
            }

            var body = content.Below("html") is { } html ? HtmlText.Paragraphs("<html>" + html.Markup + "</html>")
                : content.Is("inlineData") && IsText(content) ? Data(content)
                : "";
            if (body.Length > 0)
            {
                return (null, body);
            }
        }

        return (null, null);
    }

    private static bool IsText(Element data) =>
        data.Attribute("encoding") is null && (data.Attribute("contenttype") ?? "text/plain").StartsWith("text/", StringComparison.OrdinalIgnoreCase);

    private static string Data(Element data) => data.HasElements ? HtmlText.Paragraphs(data.Markup)
        : ArticleDoor.LooksLikeHtml(data.Text) ? HtmlText.Paragraphs(data.Text)
        : CleanText.Paragraphs(data.Text);

    private static string? Code(Element? element) => element?.Attribute("qcode") ?? element?.Attribute("uri");

    private static string? Provider(Element? provider) =>
        provider.Child("name").Line() ?? Xml.Filled(provider?.Attribute("literal"))
        ?? (Uri.TryCreate(provider?.Attribute("uri"), UriKind.Absolute, out var uri) && uri.IdnHost.Length > 0 ? uri.IdnHost : null)
        ?? WireFields.Local(provider?.Attribute("qcode"));
}
