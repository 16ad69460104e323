using System.Text.Json;
using System.Text.Json.Nodes;
using NewsMonitor.Domain.Notices;

namespace NewsMonitor.Deliveries;

/// <summary>An Adaptive Card for a Teams workflow. Words stand in text runs, in which Teams knows no markup and no mentions.</summary>
internal static class TeamsFormat
{
    /// <summary>Teams takes 28 KB; a card over this tells fewer articles.</summary>
    private const int MaxBytes = 24_000;

    public static Post Write(Letter letter, DeliveryOptions options)
    {
        var body = Card(letter.Notice, options, PlainText.MaxArticles);
        for (var articles = PlainText.MaxArticles - 1; body.Length > MaxBytes && articles >= 0; articles--)
        {
            body = Card(letter.Notice, options, articles);
        }

        return new(new(letter.Target.Address!.Value.Value), body, []);
    }

    private static byte[] Card(Notice notice, DeliveryOptions options, int articles)
    {
        var body = new JsonArray((JsonNode)Block(Run(PlainText.Line(notice.Title, 300), "Large", bold: true)));
        if (notice.Text.Length > 0)
        {
            body.Add((JsonNode)Block(Run(PlainText.Line(notice.Text, 1_000))));
        }

        foreach (var alert in PlainText.Told(notice))
        {
            body.Add((JsonNode)Block(
                Run(PlainText.Title(alert, 200), bold: true, link: options.LinkTo(alert.Path)), Run(" " + PlainText.Line(alert.Text, 300))));
            foreach (var article in alert.Articles.Take(articles))
            {
                body.Add((JsonNode)Block(Run(PlainText.Line(article.Title, 200), link: article.Url), Run(" " + PlainText.Origin(article), "Small")));
            }
        }

        body.Add((JsonNode)Block(Run((PlainText.Rest(notice) is { } rest ? rest + ". " : "") + PlainText.Foot(notice), "Small")));
        var card = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.4",
            ["body"] = body,
        };
        if (PlainText.Link(options.LinkTo(notice.Path)) is { } page)
        {
            card["actions"] = new JsonArray((JsonNode)Open(page, "Open"));
        }

        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray((JsonNode)new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.card.adaptive",
                ["contentUrl"] = null,
                ["content"] = card,
            }),
        });
    }

    private static JsonObject Block(params JsonNode[] runs) => new() { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray(runs) };

    private static JsonObject Run(string text, string size = "Default", bool bold = false, string? link = null)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = text, ["size"] = size, ["weight"] = bold ? "Bolder" : "Default" };
        if (PlainText.Link(link) is { } address)
        {
            run["selectAction"] = Open(address, null);
        }

        return run;
    }

    private static JsonObject Open(string address, string? title)
    {
        var action = new JsonObject { ["type"] = "Action.OpenUrl", ["url"] = address };
        if (title is not null)
        {
            action["title"] = title;
        }

        return action;
    }
}
