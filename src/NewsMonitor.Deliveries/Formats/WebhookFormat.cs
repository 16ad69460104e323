using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsMonitor.Domain.Notices;

namespace NewsMonitor.Deliveries;

/// <summary>JSON of ours: <c>{type, timestamp, data}</c>, with the three headers of Standard Webhooks.</summary>
internal static class WebhookFormat
{
    public static Post Write(Letter letter, DeliveryOptions options)
    {
        var notice = letter.Notice;
        var body = JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["type"] = notice.Kind is NoticeKind.Digest or NoticeKind.Test ? PlainText.Word(notice.Kind) : "alert." + PlainText.Word(notice.Kind),
            ["timestamp"] = Time(notice.At),
            ["data"] = Data(notice, options),
        });
        return new(new(letter.Target.Address!.Value.Value), body, Headers(letter, body));
    }

    private static JsonObject Data(Notice notice, DeliveryOptions options) => new()
    {
        ["thread"] = notice.Thread,
        ["topic"] = notice.Topic,
        ["title"] = notice.Title,
        ["text"] = notice.Text,
        ["severity"] = PlainText.Word(notice.Severity),
        ["rule"] = notice.RuleName,
        ["url"] = options.LinkTo(notice.Path),
        ["labels"] = Labels(notice.Labels),
        ["alerts"] = new JsonArray([.. notice.Alerts.Select(alert => (JsonNode)Alert(alert, options))]),
        ["more"] = notice.More,
    };

    private static JsonObject Alert(NoticeAlert alert, DeliveryOptions options) => new()
    {
        ["alert"] = alert.Id,
        ["step"] = alert.Step,
        ["status"] = alert.EndedAt is null ? "firing" : "resolved",
        ["severity"] = PlainText.Word(alert.Severity),
        ["title"] = alert.Title,
        ["text"] = alert.Text,
        ["startedAt"] = Time(alert.StartedAt),
        ["endedAt"] = alert.EndedAt is { } ended ? Time(ended) : null,
        ["url"] = options.LinkTo(alert.Path),
        ["labels"] = Labels(alert.Labels),
        ["articles"] = new JsonArray([.. alert.Articles.Select(article => (JsonNode)new JsonObject
        {
            ["title"] = article.Title,
            ["source"] = article.Source,
            ["at"] = Time(article.At),
            ["url"] = article.Url,
            ["quote"] = article.Quote,
        })]),
    };

    internal static JsonObject Labels(IEnumerable<KeyValuePair<string, string>> labels) =>
        new(labels.Select(label => KeyValuePair.Create(label.Key, (JsonNode?)label.Value)));

    internal static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    private static List<(string, string)> Headers(Letter letter, byte[] body)
    {
        var timestamp = letter.At.ToUnixTimeSeconds();
        return
        [
            ("webhook-id", letter.Id),
            ("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture)),
            ("webhook-signature", string.Join(' ', letter.Target.SigningAt(letter.At).Select(key => WebhookKey.Sign(key.Key, letter.Id, timestamp, body)))),
        ];
    }
}
