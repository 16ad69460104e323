using System.Collections.Immutable;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Domain.Notices;

/// <summary>Says in words what a message of the alerts' life tells. Pure.</summary>
public static class NoticeWriter
{
    /// <summary>Articles that a notice carries of each alert.</summary>
    public const int MaxArticles = 5;

    private const int MaxText = 300;

    public static Notice Write(Message message, NoticeNames names)
    {
        var news = message.Alerts.Where(alert => !alert.Steps.IsEmpty).ToList();
        var told = message.Alerts.Take(Message.MaxCarried).Select(alert => Alert(alert, names)).ToImmutableArray();
        var rule = message.Rule is { } id ? Bound(names.Rule(id)) : "";
        var single = news.Count == 1 ? told[message.Alerts.IndexOf(news[0])] : null;
        return new()
        {
            Thread = message.Kind is MessageKind.Alerts && single is not null ? single.Id : message.Group,
            Topic = message.Kind is MessageKind.Digest ? "Digest of alerts" : single is null || IsOfQuery(news[0]) ? rule : Bound($"{rule}: {What(news[0], names)}"),
            Title = single is null ? Summary(message, news, rule) : single.EndedAt is null ? single.Title : Bound("Over: " + single.Title),
            Text = single?.Text ?? "",
            Kind = message.Kind is MessageKind.Digest ? NoticeKind.Digest
                : news.Count > 0 && news.All(IsOver) ? NoticeKind.Resolved : NoticeKind.Firing,
            Severity = (news.Count > 0 ? news : message.Alerts.AsEnumerable()).Select(SeverityOf).DefaultIfEmpty(NoticeSeverity.Info).Max(),
            At = message.At,
            Path = single?.Path ?? "/alerts",
            RuleName = rule,
            Labels = LabelsOf(message.Labels),
            Alerts = told,
            More = message.Alerts.Length + message.More - told.Length,
            MoreNews = Math.Max(0, news.Count - told.Length),
        };
    }

    /// <summary>What a digest of several rules tells of one of them. Of which rules the alerts are that it does not carry is not known.</summary>
    public static Notice OfRule(Notice digest, string rule)
    {
        var own = digest.Alerts.RemoveAll(alert => alert.Labels.GetValueOrDefault(LabelNames.Rule) != rule);
        return own.Length == digest.Alerts.Length && digest.More == 0 ? digest : digest with
        {
            Title = $"Digest: {Counts(own.Length, own.Count(alert => alert.EndedAt is not null))}{(digest.More > 0 ? ", or more" : "")}",
            Text = "",
            Severity = own.Select(alert => alert.Severity).DefaultIfEmpty(NoticeSeverity.Info).Max(),
            Path = "/alerts",
            Alerts = own,
            More = 0,
            MoreNews = 0,
        };
    }

    private static string Summary(Message message, List<ToldAlert> news, string rule)
    {
        var counts = Counts(news.Count, news.Count(IsOver));
        return message.Kind is MessageKind.Digest ? $"Digest: {counts}" : Bound($"{rule}: {counts}");
    }

    private static string Counts(int alerts, int over) => $"{Plural.Of(alerts - over, "alert")}{(over > 0 ? $", {over} over" : "")}";

    private static NoticeAlert Alert(ToldAlert alert, NoticeNames names) => new(
        alert.Alert, alert.Steps.IsEmpty ? 0 : alert.Steps[^1].Number, Bound(AlertWords.Title(alert, What(alert, names), names)), AlertWords.Text(alert),
        SeverityOf(alert), alert.OpenedAt, IsOver(alert) ? alert.ResolvedAt ?? alert.OpenedAt : null, "/alerts/" + alert.Alert,
        LabelsOf(alert.Labels),
        [.. alert.Evidence.Shown.Take(MaxArticles).Select(article => new NoticeArticle(
            Bound(article.Title), article.Source, article.At.Start, names.Url(article.Article), article.Passages is [var first, ..] ? Bound(first.Text) : null))]);

    /// <summary>The end of a moment is no news: one that is first told after it is told as any other.</summary>
    private static bool IsOver(ToldAlert alert) => alert.Status is AlertStatus.Resolved && alert.Labels[LabelNames.Kind] is not ("article" or "company");

    /// <summary>The subject that the alert is of; of a query the rule's name.</summary>
    private static string What(ToldAlert alert, NoticeNames names) =>
        SubjectId.TryParse(alert.Labels[LabelNames.Subject], out var subject) && !subject.IsOfRule ? names.Subject(subject) : names.Rule(alert.Rule);

    private static bool IsOfQuery(ToldAlert alert) => SubjectId.TryParse(alert.Labels[LabelNames.Subject], out var subject) && subject.IsOfRule;

    private static NoticeSeverity SeverityOf(ToldAlert alert) =>
        Enum.TryParse<NoticeSeverity>(alert.Labels[LabelNames.Severity], ignoreCase: true, out var severity) ? severity : NoticeSeverity.Warning;

    private static ImmutableSortedDictionary<string, string> LabelsOf(Labels labels) => NoticeAlert.NoLabels.AddRange(labels.All);

    private static string Bound(string text) =>
        text.Length <= MaxText ? text : text[..(char.IsHighSurrogate(text[MaxText - 2]) ? MaxText - 2 : MaxText - 1)] + "…";
}
