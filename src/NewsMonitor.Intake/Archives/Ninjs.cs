using System.Text.Json;

namespace NewsMonitor.Intake;

/// <summary>ninjs 1, 2 and 3: an agency's item as JSON. Names are taken without regard to case, in which 2 and 3 differ.</summary>
internal static class Ninjs
{
    private const string NoSource = "ninjs";

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <param name="json">One value.</param>
    public static Entry Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return Item(document.RootElement);
        }
        catch (JsonException error)
        {
            return new Entry.Bad(ArticleBytes.Words(error));
        }
    }

    private static Entry Item(JsonElement item)
    {
        var status = Text(item, "pubStatus");
        var kind = Text(item, "type") ?? (Property(item, "eventDetails") is null ? null : "event");
        if (WireFields.NoText(kind) is { } words)
        {
            return new Entry.NoArticle(words);
        }

        if (WireFields.IsWithheld(status))
        {
            return new Entry.NoArticle("withheld by its source");
        }

        var (uri, created) = (Text(item, "uri"), Text(item, "versionCreated"));
        var (body, html, title) = Body(item);
        return new Entry.Taken(new()
        {
            Source = WireFields.Authority(uri) ?? Text(item, "copyrightHolder") ?? NoSource,
            Id = uri,
            Url = uri?.StartsWith("http", StringComparison.OrdinalIgnoreCase) is true ? uri : null,
            Title = Text(item, "headline") ?? Value(item, "headlines", ["main", "headline"], null) ?? title ?? Text(item, "title"),
            Body = body,
            BodyHtml = html,
            PublishedAt = Text(item, "firstCreated") ?? Text(item, "contentCreated") ?? created,
            UpdatedAt = created,
            ArrivedAt = created,
            Language = Text(item, "language"),
            Section = Topic(item, "subject") ?? Topic(item, "subjects"),
            Byline = Text(item, "byline") ?? Text(item, "by"),
            Withdrawn = WireFields.IsCanceled(status),
        });
    }

    private static (string? Body, string? Html, string? Title) Body(JsonElement item)
    {
        if (Value(item, "bodies", [], "application/nitf+xml") is { } markup && LenientXml.Parse(markup).Below("nitf") is { } nitf && Nitf.Text(nitf) is (var head, { } inside))
        {
            return (inside, null, head);
        }

        var html = Text(item, "body_xhtml") ?? Text(item, "body_html") ?? Value(item, "bodies", ["main", "body", "html"], "text/html");
        var text = Text(item, "body_text") ?? Value(item, "bodies", ["main", "body", "text"], "text/plain") ?? Value(item, "bodies", ["main", "body"], null);
        if (html is not null || text is not null)
        {
            // HTML keeps the paragraphs.
            return html is not null ? (null, "<div>" + html + "</div>", null) : (text, null, null);
        }

        return (Text(item, "description_text") ?? Value(item, "descriptions", ["summary", "main"], null), Text(item, "description_xhtml"), null);
    }

    /// <summary>The value of the list's entry that fits best: by its kind of content if one is asked for, then by role, then the first.</summary>
    private static string? Value(JsonElement item, string list, ReadOnlySpan<string> roles, string? contentType)
    {
        if (Property(item, list) is not { ValueKind: JsonValueKind.Array } entries)
        {
            return null;
        }

        string? best = null;
        var bestRank = int.MaxValue;
        foreach (var entry in entries.EnumerateArray())
        {
            var of = Text(entry, "contentType")?.Split(';')[0].Trim();
            if (Text(entry, "value") is not { } value || (contentType is not null && !contentType.Equals(of, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            var role = roles.IndexOf(Text(entry, "role")?.ToLowerInvariant());
            var rank = role < 0 ? roles.Length : role;
            (best, bestRank) = rank < bestRank ? (value, rank) : (best, bestRank);
        }

        return best;
    }

    /// <summary>The first subject of IPTC's; others may be places, companies or keywords.</summary>
    private static string? Topic(JsonElement item, string list) =>
        Property(item, list) is { ValueKind: JsonValueKind.Array } entries
            ? entries.EnumerateArray().Where(IsTopic).Select(e => Text(e, "name")).FirstOrDefault(n => n is not null) : null;

    private static bool IsTopic(JsonElement subject) =>
        WireFields.IsTopic(Text(subject, "uri")) || WireFields.IsTopic(Text(subject, "scheme")) || WireFields.IsTopic(Text(subject, "code")) || WireFields.IsTopic(Text(subject, "literal"));

    private static string? Text(JsonElement of, string name) =>
        Property(of, name) is { ValueKind: JsonValueKind.String or JsonValueKind.Number } value ? Xml.Filled(value.Deserialize(ArticleJson.Default.String)) : null;

    private static JsonElement? Property(JsonElement of, string name)
    {
        if (of.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in of.EnumerateObject())
            {
                if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return property.Value;
                }
            }
        }

        return null;
    }
}
