using System.Text;

namespace NewsMonitor.Intake;

/// <summary>NITF 3: an agency's text with its head, as a file or inside a NewsML item.</summary>
internal static class Nitf
{
    private const string NoSource = "NITF";

    public static Entry Read(Element nitf)
    {
        var (title, body) = Text(nitf);
        var head = nitf.Child("head");
        var data = head.Child("docdata");
        var published = head.Child("pubdata");
        var status = data?.Attribute("management-status");
        if (WireFields.IsWithheld(status) || string.Equals(status, "embargoed", StringComparison.OrdinalIgnoreCase))
        {
            return new Entry.NoArticle("withheld by its source");
        }

        var id = data.Child("doc-id");
        return new Entry.Taken(new()
        {
            Source = Xml.Filled(published?.Attribute("name")) ?? Xml.Filled(id?.Attribute("regsrc")) ?? nitf.Below("distributor").Line() ?? NoSource,
            Id = Xml.Filled(id?.Attribute("id-string")) ?? Xml.Filled(published?.Attribute("ex-ref")) ?? WireFields.HashId(title, body),
            Url = Xml.Filled(published?.Attribute("ex-ref")) is { } address && address.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? address : null,
            Title = title,
            Body = body,
            PublishedAt = Xml.Filled(data.Child("date.issue")?.Attribute("norm")) ?? Xml.Filled(data.Child("date.release")?.Attribute("norm"))
                ?? Xml.Filled(published?.Attribute("date.publication")) ?? Xml.Filled(nitf.Below("story.date")?.Attribute("norm")),
            Language = nitf.Attribute("xml:lang"),
            Section = Xml.Filled(published?.Attribute("position.section")),
            Byline = Byline(nitf),
            Withdrawn = WireFields.IsCanceled(status),
        });
    }

    /// <summary>Headline and text; null where there is none.</summary>
    public static (string? Title, string? Body) Text(Element nitf)
    {
        var head = nitf.Child("body").Child("body.head");
        var title = (head ?? nitf).Below("hl1").Line() ?? head.Child("hedline").Line() ?? nitf.Child("head").Child("title").Line();
        var body = new StringBuilder();
        if (nitf.Child("body").Child("body.content") is { } content)
        {
            Append(content, body);
        }

        if (body.Length == 0 && head.Child("abstract") is { } summary)
        {
            Append(summary, body);
        }

        return (title, Xml.Filled(CleanText.Paragraphs(body.ToString())));
    }

    public static string? Byline(Element nitf) => nitf.Child("body").Child("body.head").Child("byline").Line();

    private static void Append(Element block, StringBuilder body)
    {
        foreach (var part in block.Content)
        {
            switch (part)
            {
                case string text:
                    body.Append(text.ReplaceLineEndings(" "));
                    break;
                // Its caption speaks of the picture.
                case Element media when media.Is("media") || media.Is("nitf-table-metadata"):
                    break;
                case Element inner when inner.Depth < LenientXml.MaxDepth && (inner.Is("block") || inner.Is("note") || inner.Is("bq")):
                    body.Append('\n');
                    Append(inner, body);
                    break;
                case Element paragraph:
                    body.Append('\n').Append(paragraph.HasElements ? HtmlText.Paragraphs(paragraph.Markup) : paragraph.Text.ReplaceLineEndings(" ")).Append('\n');
                    break;
            }
        }
    }
}
