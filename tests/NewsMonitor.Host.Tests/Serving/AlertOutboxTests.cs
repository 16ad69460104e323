using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Domain.Notices;
using NewsMonitor.Grains.Alerts;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>From a message of the alerts' life to a receiver.</summary>
public sealed class AlertOutboxTests
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_that_was_withdrawn_before_its_message_is_written_is_in_no_message()
    {
        await using var rig = await AlertRig.OpenAsync();
        var (channel, _) = await rig.ChannelAsync("desk");
        string[] titles = ["Newest", "Gone", "Third", "Fourth", "Fifth", "Sixth", "Gone and oldest"];
        var articles = new List<EvidenceArticle>();
        foreach (var title in titles)
        {
            var pushed = Some.Article(id: title, title: title);
            var id = (string)(await rig.Host.PushAsync(pushed, _ct))[0]["article"]!;
            articles.Add(new(new ArticleId(id), "Harbour Post", title, Minute.Of(rig.Clock.GetUtcNow()), []));
            if (title.StartsWith("Gone", StringComparison.Ordinal))
            {
                pushed["withdrawn"] = true;
                Assert.Equal("withdrawn", (string)(await rig.Host.PushAsync(pushed, _ct))[0]["result"]!);
            }
        }

        await rig.Host.Services.GetRequiredService<IAlertOutbox>().EnqueueAsync([Message(channel, articles, rig.Clock.GetUtcNow())], new Dictionary<string, string> { ["r1"] = "Merkel" }, _ct);

        var alert = (await rig.ReceivedAsync("desk", 1))[0].Data["alerts"]![0]!;
        Assert.Equal(["Newest", "Third", "Fourth", "Fifth", "Sixth"], alert["articles"]!.AsArray().Select(article => (string)article!["title"]!));
        Assert.Equal(NoticeWriter.MaxArticles, alert["articles"]!.AsArray().Count);
        Assert.EndsWith(": Sixth", (string)alert["title"]!, StringComparison.Ordinal);      // the oldest that is left, by which an event is called
    }

    [Fact]
    public async Task An_alert_of_which_every_article_was_withdrawn_says_that_none_counts()
    {
        await using var rig = await AlertRig.OpenAsync();
        var (channel, _) = await rig.ChannelAsync("desk");
        var pushed = Some.Article(id: "gone", title: "Gone");
        var id = (string)(await rig.Host.PushAsync(pushed, _ct))[0]["article"]!;
        pushed["withdrawn"] = true;
        await rig.Host.PushAsync(pushed, _ct);

        EvidenceArticle article = new(new ArticleId(id), "Harbour Post", "Gone", Minute.Of(rig.Clock.GetUtcNow()), []);
        await rig.Host.Services.GetRequiredService<IAlertOutbox>().EnqueueAsync([Message(channel, [article], rig.Clock.GetUtcNow())], new Dictionary<string, string> { ["r1"] = "Merkel" }, _ct);
        var alert = (await rig.ReceivedAsync("desk", 1))[0].Data["alerts"]![0]!;
        Assert.Empty(alert["articles"]!.AsArray());
        Assert.Equal("None of its articles counts any more.", (string)alert["text"]!);
    }

    private static Message Message(string channel, List<EvidenceArticle> articles, DateTimeOffset at)
    {
        var labels = Labels.None.With(LabelNames.Rule, "r1").With(LabelNames.Kind, "article").With(LabelNames.Subject, AlertRig.Merkel);
        var evidence = new AlertEvidence("articles", articles.Count, 1, null, null, null, articles.Count, 1, [.. articles]);
        var told = new ToldAlert("a1", "r1", labels, AlertStatus.Firing, at, null, 1, 1, evidence, [new(1, LedgerKind.Fired, at)]);
        return new("m1", MessageKind.Alerts, "r1", "r1:", Labels.None, at, [channel], [told]);
    }
}
