using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsMonitor.Domain.Notices;

namespace NewsMonitor.Deliveries;

/// <summary>
/// Embeds for a webhook of Discord: one for the message, one for each alert. Every mark of its Markdown is escaped and no mention is allowed, so a
/// title that says @everyone is a title.
/// </summary>
internal static class DiscordFormat
{
    private const int MaxTitle = 256;
    private const int MaxText = 1_000;

    /// <summary>Discord takes 6,000 characters in all embeds together; the first, the escapes and the foot have the rest.</summary>
    private const int MaxAll = 4_400;

    /// <summary>Discord takes 10 embeds.</summary>
    private const int MaxAlerts = 9;

    private const string Marks = @"\*_~`|>#-[]()<@";

    public static Post Write(Letter letter, DeliveryOptions options)
    {
        var notice = letter.Notice;
        var embeds = new JsonArray((JsonNode)new JsonObject
        {
            ["title"] = PlainText.Line(Escape(PlainText.Line(notice.Title, MaxTitle / 2)), MaxTitle),
            ["description"] = Escape(PlainText.Line(notice.Text, MaxText / 2)),
            ["url"] = PlainText.Link(options.LinkTo(notice.Path)),
            ["color"] = Colour(notice),
        });
        var room = MaxAll;
        foreach (var alert in PlainText.Told(notice).Take(MaxAlerts))
        {
            var embed = Alert(alert, options);
            room -= ((string)embed["title"]!).Length + ((string)embed["description"]!).Length;
            if (room < 0)
            {
                break;
            }

            embeds.Add((JsonNode)embed);
        }

        var rest = PlainText.Rest(notice, embeds.Count - 1) is { } more ? more + ". " : "";
        embeds[^1]!["timestamp"] = WebhookFormat.Time(notice.At);
        embeds[^1]!["footer"] = new JsonObject { ["text"] = rest + PlainText.Foot(notice) };
        return new(new(letter.Target.Address!.Value.Value), JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() },
            ["embeds"] = embeds,
        }), []);
    }

    internal static string Escape(string line)
    {
        var escaped = new StringBuilder(line.Length);
        foreach (var c in line)
        {
            escaped.Append(Marks.Contains(c, StringComparison.Ordinal) ? "\\" : "").Append(c);
        }

        return escaped.ToString();
    }

    private static JsonObject Alert(NoticeAlert alert, DeliveryOptions options)
    {
        var text = new StringBuilder(Escape(PlainText.Line(alert.Text, 300)));
        foreach (var article in alert.Articles.Take(PlainText.MaxArticles))
        {
            var title = Escape(PlainText.Line(article.Title, 100));
            var line = "\n• " + (PlainText.Link(article.Url) is { Length: <= 300 } link && title.Length > 0 ? $"[{title}]({link})" : title)
                + " " + Escape(PlainText.Origin(article));
            if (text.Length + line.Length > MaxText)
            {
                break;
            }

            text.Append(line);
        }

        return new()
        {
            ["title"] = PlainText.Line(Escape(PlainText.Title(alert, MaxTitle / 2)), MaxTitle),
            ["description"] = text.ToString(),
            ["url"] = PlainText.Link(options.LinkTo(alert.Path)),
        };
    }

    private static int Colour(Notice notice) => (notice.Kind, notice.Severity) switch
    {
        (NoticeKind.Resolved, _) => 0x727A7F,
        (_, NoticeSeverity.Critical) => 0xA3400F,
        (_, NoticeSeverity.Info) => 0x0B5C86,
        _ => 0xFFE14A,
    };
}
