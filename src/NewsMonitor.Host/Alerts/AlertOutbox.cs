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
            var urls = await ReadUrlsAsync(message, ct);
            var names = new NoticeNames(
                rule => ruleNames.GetValueOrDefault(rule, rule), subject => subjects.TryGetValue(subject, out var known) ? known.Name : subject.Value,
                article => urls.GetValueOrDefault(article));
            written.Add(new(message.Id, message.Rule, NoticeWriter.Write(message, names), message.Channels));
        }

        await outbox.PutAsync(written, ct);
        pump.Nudge();
    }

    private async Task<Dictionary<ArticleId, string?>> ReadUrlsAsync(Message message, CancellationToken ct)
    {
        var urls = new Dictionary<ArticleId, string?>();
        foreach (var article in message.Alerts.Take(NoticeWriter.MaxAlerts).SelectMany(alert => alert.Evidence.Shown.Take(NoticeWriter.MaxArticles)).Select(shown => shown.Article))
        {
            if (!urls.ContainsKey(article))
            {
                urls[article] = (await log.GetArticleAsync(article, ct))?.Summary.Url;
            }
        }

        return urls;
    }
}
