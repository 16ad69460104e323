using System.Text.Json;

namespace NewsMonitor.Intake;

/// <summary>JSON Feed 1.0 and 1.1. A field of the wrong kind is a missing field.</summary>
internal static class JsonFeed
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static ParsedFeed Read(string text, Uri? address)
    {
        using var document = Parse(text);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
        {
            throw new FeedFormatException("The address answers with JSON that is no feed.");
        }

        var version = Text(root, "version") ?? "";
        var language = Text(root, "language");
        return new(
            "JSON Feed " + (version.EndsWith("/1", StringComparison.Ordinal) ? "1.0" : version.Contains("1.1", StringComparison.Ordinal) ? "1.1" : "1.0"),
            CleanText.Line(Text(root, "title")), WebAddress.Normalise(Text(root, "home_page_url"), address), language, "",
            [.. items.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object).Select(i => Item(i, root, address, language))], []);
    }

    private static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Lenient);
        }
        catch (JsonException error)
        {
            throw new FeedFormatException($"The feed's JSON cannot be read (line {error.LineNumber + 1}).");
        }
    }

    private static ParsedItem Item(JsonElement item, JsonElement root, Uri? address, string? language)
    {
        var body = FeedFields.Longer(FeedFields.Paragraphs(Text(item, "content_html")), CleanText.Paragraphs(Text(item, "content_text")));
        return ParsedItem.Of(
            Text(item, "id"),
            WebAddress.Normalise(Text(item, "url"), address) ?? WebAddress.Normalise(Text(item, "external_url"), address),
            CleanText.Line(Text(item, "title")),
            FeedFields.Longer(body, CleanText.Paragraphs(Text(item, "summary"))),
            NewsDate.Parse(Text(item, "date_published")) ?? NewsDate.Parse(Text(item, "date_modified")),
            NewsDate.Parse(Text(item, "date_modified")),
            First(item, "tags"),
            Author(item) ?? Author(root),
            Text(item, "language") ?? language);
    }

    private static string? Author(JsonElement of) =>
        of.TryGetProperty("authors", out var authors) && authors.ValueKind == JsonValueKind.Array
            ? authors.EnumerateArray().Select(a => Text(a, "name")).FirstOrDefault(n => n is not null)
            : of.TryGetProperty("author", out var author) ? Text(author, "name") : null;

    private static string? First(JsonElement item, string name) =>
        item.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(Value).FirstOrDefault() : null;

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? Value(value) : null;

    private static string? Value(JsonElement value) => value.Deserialize(ArticleJson.Default.String);
}
