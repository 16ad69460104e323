using System.Text.Json;
using System.Text.Json.Nodes;
using NewsMonitor.Domain.Notices;

namespace NewsMonitor.Deliveries;

/// <summary>
/// Blocks for an incoming webhook of Slack. Words stand in rich text, which Slack does not search for mentions or markup; the line for
/// notifications and for what knows no blocks has the three characters escaped that begin anything.
/// </summary>
internal static class SlackFormat
{
    private const int MaxHeader = 150;
    private const int MaxLine = 3_000;

    public static Post Write(Letter letter, DeliveryOptions options)
    {
        var notice = letter.Notice;
        var blocks = new JsonArray(Header(notice.Title));
        if (notice.Text.Length > 0)
        {
            blocks.Add((JsonNode)Rich(Section(Text(PlainText.Line(notice.Text, MaxLine)))));
        }

        foreach (var alert in PlainText.Told(notice))
        {
            blocks.Add((JsonNode)Alert(alert, options));
        }

        blocks.Add((JsonNode)Rich(Section([
            .. PlainText.Rest(notice) is { } rest ? [Text(rest + ". ")] : Array.Empty<JsonNode>(),
            Text(PlainText.Foot(notice) + " "),
            .. PlainText.Link(options.LinkTo(notice.Path)) is { } link ? [Link(link, "Open")] : Array.Empty<JsonNode>(),
        ])));
        return new(new(letter.Target.Address!.Value.Value), JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["text"] = Escape(PlainText.Line(notice.Title, MaxLine)),
            ["unfurl_links"] = false,
            ["unfurl_media"] = false,
            ["blocks"] = blocks,
        }), []);
    }

    internal static string Escape(string line) =>
        line.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static JsonObject Header(string title) => new()
    {
        ["type"] = "header",
        ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = PlainText.Line(title, MaxHeader), ["emoji"] = false },
    };

    private static JsonObject Alert(NoticeAlert alert, DeliveryOptions options)
    {
        var title = PlainText.Title(alert, 300);
        var parts = new List<JsonNode>
        {
            Section(PlainText.Link(options.LinkTo(alert.Path)) is { } page ? Link(page, title) : Text(title, bold: true), Text(" " + PlainText.Line(alert.Text, MaxLine))),
        };
        if (alert.Articles.Length > 0)
        {
            parts.Add(new JsonObject
            {
                ["type"] = "rich_text_list",
                ["style"] = "bullet",
                ["elements"] = new JsonArray([.. alert.Articles.Take(PlainText.MaxArticles).Select(article => (JsonNode)Article(article))]),
            });
        }

        return Rich([.. parts]);
    }

    private static JsonObject Article(NoticeArticle article)
    {
        var title = PlainText.Line(article.Title, 300) is { Length: > 0 } given ? given : "(no title)";
        return Section(PlainText.Link(article.Url) is { } link ? Link(link, title) : Text(title), Text(" " + PlainText.Origin(article)));
    }

    private static JsonObject Rich(params JsonNode[] parts) => new() { ["type"] = "rich_text", ["elements"] = new JsonArray(parts) };

    private static JsonObject Section(params JsonNode[] parts) => new() { ["type"] = "rich_text_section", ["elements"] = new JsonArray(parts) };

    // Slack refuses an empty text.
    private static JsonObject Text(string text, bool bold = false) => new()
    {
        ["type"] = "text",
        ["text"] = text.Length > 0 ? text : " ",
        ["style"] = new JsonObject { ["bold"] = bold },
    };

    private static JsonObject Link(string address, string text) => new() { ["type"] = "link", ["url"] = address, ["text"] = text };
}
