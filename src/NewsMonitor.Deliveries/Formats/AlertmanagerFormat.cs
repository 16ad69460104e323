using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsMonitor.Domain.Notices;

namespace NewsMonitor.Deliveries;

/// <summary>JSON as Prometheus Alertmanager sends it to webhook receivers, version 4.</summary>
internal static class AlertmanagerFormat
{
    private const string NotYet = "0001-01-01T00:00:00Z";
    private const string AlertName = "alertname";

    public static Post Write(Letter letter, DeliveryOptions options)
    {
        var notice = letter.Notice;
        var alerts = notice.Alerts.Select(alert => (Alert: alert, Labels: LabelsOf(notice, alert), Annotations: AnnotationsOf(alert))).ToList();
        var body = JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["version"] = "4",
            ["groupKey"] = notice.Thread,
            ["truncatedAlerts"] = notice.More,
            ["status"] = notice.Alerts.Length > 0 && notice.Alerts.All(alert => alert.EndedAt is not null) ? "resolved" : "firing",
            ["receiver"] = letter.Channel.Name,
            ["groupLabels"] = WebhookFormat.Labels(notice.Labels),
            ["commonLabels"] = WebhookFormat.Labels(Common(alerts.Select(alert => alert.Labels))),
            ["commonAnnotations"] = WebhookFormat.Labels(Common(alerts.Select(alert => alert.Annotations))),
            ["externalURL"] = options.PublicAddress?.AbsoluteUri ?? "",
            ["alerts"] = new JsonArray([.. alerts.Select(alert => (JsonNode)new JsonObject
            {
                ["status"] = alert.Alert.EndedAt is null ? "firing" : "resolved",
                ["labels"] = WebhookFormat.Labels(alert.Labels),
                ["annotations"] = WebhookFormat.Labels(alert.Annotations),
                ["startsAt"] = WebhookFormat.Time(alert.Alert.StartedAt),
                ["endsAt"] = alert.Alert.EndedAt is { } ended ? WebhookFormat.Time(ended) : NotYet,
                ["generatorURL"] = options.LinkTo(alert.Alert.Path) ?? "",
                ["fingerprint"] = Fingerprint(alert.Labels),
            })]),
        });
        return new(new(letter.Target.Address!.Value.Value), body, TokenHeader(letter));
    }

    internal static List<(string, string)> TokenHeader(Letter letter) => letter.Target.Token is { } token ? [("Authorization", "Bearer " + token.Value)] : [];

    /// <summary>FNV-1a, 64 bits, over the sorted names and values, each followed by FF: what Prometheus knows a set of labels by.</summary>
    internal static string Fingerprint(ImmutableSortedDictionary<string, string> labels)
    {
        var hash = 14695981039346656037UL;
        foreach (var (name, value) in labels)
        {
            foreach (var part in (ReadOnlySpan<byte>)[.. Encoding.UTF8.GetBytes(name), 0xFF, .. Encoding.UTF8.GetBytes(value), 0xFF])
            {
                hash = (hash ^ part) * 1099511628211UL;
            }
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    // The id keeps two alerts of one rule apart that carry the same labels.
    private static ImmutableSortedDictionary<string, string> LabelsOf(Notice notice, NoticeAlert alert)
    {
        var labels = alert.Labels.SetItem("alert", alert.Id);
        return labels.ContainsKey(AlertName) ? labels : labels.SetItem(AlertName, notice.RuleName.Length > 0 ? notice.RuleName : notice.Topic);
    }

    private static ImmutableSortedDictionary<string, string> AnnotationsOf(NoticeAlert alert) =>
        NoticeAlert.NoLabels.SetItem("summary", alert.Title).SetItem("description", alert.Text);

    private static IEnumerable<KeyValuePair<string, string>> Common(IEnumerable<ImmutableSortedDictionary<string, string>> all) =>
        all.Select(labels => labels.AsEnumerable()).DefaultIfEmpty([]).Aggregate((one, other) => one.Intersect(other).ToList()).OrderBy(label => label.Key, StringComparer.Ordinal);
}
