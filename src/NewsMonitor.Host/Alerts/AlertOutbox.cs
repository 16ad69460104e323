using NewsMonitor.Deliveries;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Domain.Notices;
using NewsMonitor.Grains.Alerts;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Alerts;

/// <summary>Says messages in words, with the names that people know, and puts them into the outbox.</summary>
internal sealed class AlertOutbox(IOutbox outbox, DeliveryPump pump, ILogReader log) : IAlertOutbox
{
    public async Task EnqueueAsync(IReadOnlyList<Message> messages, IReadOnlyDictionary<string, string> ruleNames, CancellationToken ct)
    {
        var subjects = await log.ReadSubjectsAsync([.. messages.SelectMany(message => message.Alerts).SelectMany(alert => AlertNames.SubjectsOf(alert.Labels)).Distinct()], ct);
        var written = new List<OutboxMessage>();
        foreach (var message in messages)
        {
            var (told, urls) = await ReadArticlesAsync(message, ct);
            var names = new NoticeNames(
                rule => ruleNames.GetValueOrDefault(rule, rule), subject => subjects.TryGetValue(subject, out var known) ? known.Name : subject.Value,
                article => urls.GetValueOrDefault(article));
            written.Add(new(message.Id, message.Rule, NoticeWriter.Write(told, names), message.Channels));
        }

        await outbox.PutAsync(written, ct);
        pump.Nudge();
    }

    /// <summary>
    /// Without articles that were withdrawn, and saying so where none is left, where a notice would name them: its first few, and the oldest, which an event is called by. The event may be over, so
    /// that its rule hears nothing of that.
    /// </summary>
    private async Task<(Message Told, Dictionary<ArticleId, string?> Urls)> ReadArticlesAsync(Message message, CancellationToken ct)
    {
        var (urls, gone, alerts) = (new Dictionary<ArticleId, string?>(), new HashSet<ArticleId>(), message.Alerts.ToArray());
        for (var i = 0; i < Math.Min(alerts.Length, Message.MaxCarried); i++)
        {
            var left = alerts[i].Evidence.Shown.ToList();
            for (var at = 0; at < Math.Min(left.Count, NoticeWriter.MaxArticles);)
            {
                at += await RemoveWithdrawnAsync(left, at) ? 0 : 1;
            }

            while (left.Count > NoticeWriter.MaxArticles && await RemoveWithdrawnAsync(left, left.Count - 1))
            {
            }

            var evidence = alerts[i].Evidence with { Shown = [.. left] };
            var isEmpty = left.Count == 0 && alerts[i].Evidence.Shown.Length >= Math.Max(1, evidence.Articles) && alerts[i].Labels[LabelNames.Kind] is ("article" or "company");
            alerts[i] = alerts[i] with { Evidence = isEmpty ? evidence with { Articles = 0, Sources = 0 } : evidence };
        }

        return (message with { Alerts = [.. alerts] }, urls);

        async Task<bool> RemoveWithdrawnAsync(List<EvidenceArticle> shown, int at)
        {
            var id = shown[at].Article;
            if (!urls.ContainsKey(id))      // one article may be in several alerts
            {
                var article = await log.GetArticleAsync(id, ct);
                urls[id] = article?.Summary.Url;
                if (article is { Summary.Withdrawn: true })
                {
                    gone.Add(id);
                }
            }

            var isGone = gone.Contains(id);
            if (isGone)
            {
                shown.RemoveAt(at);
            }

            return isGone;
        }
    }
}
