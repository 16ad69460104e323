using NewsMonitor.Domain.Notices;
using NewsMonitor.Log;

namespace NewsMonitor.Deliveries.Tests;

/// <summary>Makes valid things, so that a test states only what matters to it.</summary>
internal static class Some
{
    public static DateTimeOffset Noon { get; } = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static Notice Notice(string title = "Harbour: 34 articles in an hour, usually 6", params NoticeAlert[] alerts) => new()
    {
        Thread = "ports/harbour",
        Topic = "Ports: Harbour",
        Title = title,
        Text = "8 independent sources.",
        At = Noon,
        Path = "/alerts/a1",
        RuleName = "Ports, far more than usual",
        Labels = NoticeAlert.NoLabels.Add("subject", "entity:Q1"),
        Alerts = alerts.Length > 0 ? [.. alerts] : [Alert()],
    };

    public static NoticeAlert Alert(string title = "Harbour", string article = "Work stops", DateTimeOffset? ended = null) => new(
        "a1", 1, title, "34 articles, usually 6.", NoticeSeverity.Critical, Noon, ended, "/alerts/a1",
        NoticeAlert.NoLabels.Add("severity", "critical").Add("subject", "entity:Q1"),
        [new(article, "Harbour Post", Noon, "https://harbour.example/1?a=1&b=2", "The gates stay shut.")]);

    public static OutboxMessage Message(string id, params string[] channels) => new(id, "r1", Notice(), channels);

    public static DeliveryChannel Channel(string id = "c1", ChannelKind kind = ChannelKind.Webhook) => new(id, kind, "Desk " + id, "https://desk.example/…", null, Noon);

    public static ChannelTarget Target(string address) => new(new Secret(address), null, null, [new(WebhookKey.Make(), Noon, null)]);

    public static Letter Letter(ChannelKind kind, Notice notice, string address = "https://desk.example/hook?key=1") =>
        new("m1-c1", Channel(kind: kind), Target(address), notice, Noon);
}
