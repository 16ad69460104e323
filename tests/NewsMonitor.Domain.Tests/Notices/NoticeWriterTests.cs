using NewsMonitor.Domain.Alerts;
using NewsMonitor.Domain.Notices;
using NewsMonitor.Domain.Tests.Alerts;
using NewsMonitor.Domain.Tests.Alerts.Judging;
using LabelSet = NewsMonitor.Domain.Alerts.Labels;

namespace NewsMonitor.Domain.Tests.Notices;

public sealed class NoticeWriterTests
{
    private static readonly NoticeNames Names = new(
        id => id == "ports" ? "Ports, far more than usual" : id, subject => subject.Value == "topic:11000000" ? "Harbours" : "Ostra Shipping", article => $"https://news.example/{article.Value}");

    [Fact]
    public void One_alert_is_told_by_its_numbers_in_its_own_thread()
    {
        var notice = NoticeWriter.Write(Message(Told("a1", Some.Evidence(4, "x", "y"))), Names);
        Assert.Equal(("a1", "Ports, far more than usual: Harbours", "Harbours: 6 articles, usually 2"), (notice.Thread, notice.Topic, notice.Title));
        Assert.Equal("Surprise 4, told from 3 on. 4 independent sources.", notice.Text);
        Assert.Equal((NoticeKind.Firing, NoticeSeverity.Warning, "/alerts/a1"), (notice.Kind, notice.Severity, notice.Path));
        Assert.Equal(["https://news.example/x", "https://news.example/y"], notice.Alerts[0].Articles.Select(article => article.Url));
    }

    [Fact]
    public void What_is_over_is_told_as_over()
    {
        var notice = NoticeWriter.Write(Message(Told("a1", Some.Evidence(4)) with { Status = AlertStatus.Resolved, ResolvedAt = Some.At(9) }), Names);
        Assert.Equal((NoticeKind.Resolved, "Over: Harbours: 6 articles, usually 2"), (notice.Kind, notice.Title));
        Assert.Equal(Some.At(9), notice.Alerts[0].EndedAt);
    }

    [Theory]
    [InlineData("article")]
    [InlineData("company")]
    public void The_end_of_a_moment_is_no_news_where_it_is_first_told_after_it(string kind)
    {
        var told = Told("a1", Some.Evidence(4, "x"), kind);
        var late = NoticeWriter.Write(Message(told with { Status = AlertStatus.Resolved, ResolvedAt = Some.At(9) }), Names);
        var soon = NoticeWriter.Write(Message(told), Names);
        Assert.Equal((NoticeKind.Firing, soon.Title, null), (late.Kind, late.Title, late.Alerts[0].EndedAt));
        var two = Message(told, told with { Alert = "a2", Status = AlertStatus.Resolved, ResolvedAt = Some.At(9) });
        Assert.Equal("Ports, far more than usual: 2 alerts", NoticeWriter.Write(two, Names).Title);
    }

    [Fact]
    public void Several_alerts_are_told_by_their_number_in_the_thread_of_their_group()
    {
        var over = Told("a2", Some.Evidence(1)) with { Status = AlertStatus.Resolved, ResolvedAt = Some.At(9) };
        var notice = NoticeWriter.Write(Message(Told("a1", Some.Evidence(4)), over, Told("a3", Some.Evidence(2)) with { Steps = [] }), Names);
        Assert.Equal(("g1", "Ports, far more than usual: 1 alert, 1 over"), (notice.Thread, notice.Title));
        Assert.Equal([1, 1, 0], notice.Alerts.Select(alert => alert.Step));
    }

    [Fact]
    public void Every_kind_of_condition_has_its_words()
    {
        Assert.Equal("Ostra Shipping is named beside Harbours, which is new", Title("company", new("articles", 2, 2, null, null, null, 2, 2, [])));
        Assert.Equal("Harbours: nothing for 1d2h", Title("silence", new("minutes", 1_560.5, 1_440, null, null, null, 0, 0, [])));
        Assert.Equal("Harbours: Cranes stand still", Title("article", Some.Evidence(1, "x")));
    }

    [Theory]
    [InlineData(Shift.Down, -1, "Harbours: spoken of worse than before", "Net sentiment changed by −1.10 from +0.10, in 6 articles of 6 independent sources.")]
    [InlineData(Shift.Either, -1, "Harbours: spoken of worse than before", "Net sentiment changed by −1.10 from +0.10, in 6 articles of 6 independent sources.")]
    [InlineData(Shift.Up, 1, "Harbours: spoken of better than before", "Net sentiment changed by +0.90 from +0.10, in 6 articles of 6 independent sources.")]
    [InlineData(Shift.Either, 1, "Harbours: spoken of better than before", "Net sentiment changed by +0.90 from +0.10, in 6 articles of 6 independent sources.")]
    public void A_change_of_mood_is_told_the_way_it_went_whatever_the_rule_looks_for(Shift direction, int mood, string title, string text)
    {
        var rule = Some.Rule(new Condition.Sentiment { Window = WindowLength.Hour, Direction = direction, Threshold = 0.3, MinArticles = 6 });
        var judge = new Judge(rule, FixedPast.Quiet, JudgeState.Start(rule, Some.Start));
        var signals = Enumerable.Range(1, 6).SelectMany(number => judge.See(Some.Sighting(number, number, $"source{number}") with
        {
            Counts = new(1, 1, 1, mood < 0 ? 1 : 0, 0, mood > 0 ? 1 : 0, 0, 0),
        }).Signals).ToArray();
        Assert.Equal((title, text), (Title("sentiment", signals[0].Evidence), Text("sentiment", signals[0].Evidence)));
        var older = signals[0].Evidence with { Net = null };
        Assert.Equal((title, text), (Title("sentiment", older), Text("sentiment", older)));
    }

    [Fact]
    public void A_mood_of_too_few_articles_is_not_told_as_one_of_the_two() => Assert.Equal(
        ("Harbours: spoken of otherwise than before", "2 articles of 1 independent source: too few to say how it is spoken of."),
        (Title("sentiment", new("shift", null, 0.3, null, null, null, 2, 1, [])), Text("sentiment", new("shift", null, 0.3, null, null, null, 2, 1, []))));

    [Fact]
    public void A_digest_of_a_thousand_alerts_is_bounded_and_counts_the_rest()
    {
        var many = Enumerable.Range(0, 1_000).Select(i => Told($"a{i}", Some.Evidence(1, [.. Enumerable.Range(0, 20).Select(j => $"x{j}")]))).ToArray();
        var notice = NoticeWriter.Write(Message(many) with { Kind = MessageKind.Digest, Rule = null, Labels = LabelSet.None }, Names);
        Assert.Equal((NoticeKind.Digest, "Digest: 1,000 alerts", 50, 950), (notice.Kind, notice.Title, notice.Alerts.Length, notice.More));
        Assert.All(notice.Alerts, alert => Assert.Equal(NoticeWriter.MaxArticles, alert.Articles.Length));
    }

    [Fact]
    public void What_it_does_not_carry_is_counted_and_of_that_what_is_new()
    {
        ToldAlert Old(int i) => Told($"old{i}", Some.Evidence(1)) with { Steps = [] };
        var one = NoticeWriter.Write(Message([Told("a1", Some.Evidence(4)), .. Enumerable.Range(0, 99).Select(Old)]), Names);
        Assert.Equal((50, 50, 0), (one.Alerts.Length, one.More, one.MoreNews));
        var bounded = NoticeWriter.Write(Message([Told("a1", Some.Evidence(4)), .. Enumerable.Range(0, 49).Select(Old)]) with { More = 50 }, Names);
        Assert.Equal((50, 50, 0), (bounded.Alerts.Length, bounded.More, bounded.MoreNews));
        var many = NoticeWriter.Write(Message([.. Enumerable.Range(0, 60).Select(i => Told($"a{i}", Some.Evidence(4))), .. Enumerable.Range(0, 40).Select(Old)]), Names);
        Assert.Equal((50, 50, 10), (many.Alerts.Length, many.More, many.MoreNews));
    }

    private static string Title(string kind, AlertEvidence evidence) => NoticeWriter.Write(Message(Told("a1", evidence, kind)), Names).Title;

    private static string Text(string kind, AlertEvidence evidence) => NoticeWriter.Write(Message(Told("a1", evidence, kind)), Names).Text;

    private static Message Message(params ToldAlert[] alerts) =>
        new("m1", MessageKind.Alerts, "ports", "g1", LabelSet.None.With(LabelNames.Severity, "warning"), Some.At(5), ["desk"], [.. alerts]);

    private static ToldAlert Told(string id, AlertEvidence evidence, string kind = "burst") => new(
        id, "ports",
        LabelSet.None.With(LabelNames.Subject, "topic:11000000").With(LabelNames.Kind, kind).With(LabelNames.Severity, "warning").With(LabelNames.Company, "entity:Q1"),
        AlertStatus.Firing, Some.At(0), null, 1, evidence.Sources, evidence, [new(1, LedgerKind.Fired, Some.At(0))]);
}
