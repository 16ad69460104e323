using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsMonitor.Domain.Notices;

namespace NewsMonitor.Deliveries;

/// <summary>JSON for ntfy, posted to the root of the server that the topic's address names; plain text.</summary>
internal static class NtfyFormat
{
    /// <summary>Bytes: ntfy turns longer messages into attachments.</summary>
    private const int MaxMessage = 4_000;

    /// <summary>Of them for what is left out.</summary>
    private const int RestRoom = 50;

    public static Post Write(Letter letter, DeliveryOptions options)
    {
        var notice = letter.Notice;
        var (server, topic) = Split(new(letter.Target.Address!.Value.Value));
        var body = new JsonObject
        {
            ["topic"] = topic,
            ["title"] = PlainText.Line(notice.Title, 250),
            ["message"] = Message(notice),
            ["priority"] = (notice.Kind, notice.Severity) switch
            {
                (NoticeKind.Resolved or NoticeKind.Digest, _) => 2,
                (_, NoticeSeverity.Critical) => 5,
                (_, NoticeSeverity.Warning) => 4,
                _ => 3,
            },
            ["tags"] = new JsonArray((JsonNode)PlainText.Word(notice.Kind)),
        };
        if (PlainText.Link(options.LinkTo(notice.Path) ?? notice.Alerts.FirstOrDefault()?.Articles.FirstOrDefault()?.Url) is { } link)
        {
            body["click"] = link;
        }

        return new(server, JsonSerializer.SerializeToUtf8Bytes(body), AlertmanagerFormat.TokenHeader(letter));
    }

    /// <summary><c>https://ntfy.example/desk</c> → <c>https://ntfy.example/</c> and <c>desk</c>.</summary>
    internal static (Uri Server, string Topic) Split(Uri address)
    {
        var path = address.AbsolutePath.TrimEnd('/');
        var cut = path.LastIndexOf('/');
        return (new UriBuilder(address) { Path = path[..(cut + 1)], Query = "", Fragment = "" }.Uri, path[(cut + 1)..]);
    }

    private static string Message(Notice notice)
    {
        var message = new StringBuilder();
        var room = MaxMessage - RestRoom;
        if (notice.Text.Length > 0)
        {
            Add(PlainText.Line(notice.Text, 500));
        }

        var told = 0;
        foreach (var alert in PlainText.Told(notice))
        {
            if (!Add($"{PlainText.Title(alert, 200)} {PlainText.Line(alert.Text, 300)}".TrimEnd()))
            {
                break;
            }

            told++;
            foreach (var article in alert.Articles.Take(PlainText.MaxArticles))
            {
                Add($"• {PlainText.Line(article.Title, 200)} ({PlainText.Line(article.Source, 100)})");
            }
        }

        if (PlainText.Rest(notice, told) is { } rest)
        {
            Write(rest);
        }

        return message.Length > 0 ? message.ToString() : PlainText.Foot(notice);

        bool Add(string line)
        {
            if ((room -= Encoding.UTF8.GetByteCount(line) + 1) >= 0)
            {
                Write(line);
            }

            return room >= 0;
        }

        void Write(string line) => message.Append(message.Length > 0 ? "\n" : "").Append(line);
    }
}
