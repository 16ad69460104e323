using System.Net;
using System.Text.RegularExpressions;
using MimeKit;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Domain.Notices;
using NewsMonitor.Log;

namespace NewsMonitor.Deliveries.Tests.Formats;

/// <summary>A letter as it is read: its subject line, and then what is new.</summary>
public sealed partial class MailTests
{
    private static readonly DeliveryOptions Options = new() { PublicAddress = new("https://news.example") };

    private static readonly NoticeNames Names = new(_ => "Ports", _ => "Harbour", _ => null);

    [Fact]
    public void A_letter_of_one_alert_begins_with_what_its_subject_line_does_not_say()
    {
        var alert = Some.Alert("Harbour: 34 articles, usually 6") with { Text = "Surprise 4, told from 3 on." };
        using var mail = Write(Some.Notice(alert.Title, alert) with { Text = alert.Text });
        Assert.Equal("Ports: Harbour", mail.Subject);
        Assert.Equal(
            """
            34 articles, usually 6
            Surprise 4, told from 3 on.
            https://news.example/alerts/a1
              - Work stops (Harbour Post, 1 Jan 2026, 12:00 UTC)
                "The gates stay shut."
                https://harbour.example/1?a=1&b=2

            Rule: Ports, far more than usual. 1 Jan 2026, 12:00 UTC

            """,
            Lines(mail.TextBody));
        Assert.StartsWith("34 articles, usually 6 Surprise 4, told from 3 on. Work stops Harbour Post", Words(mail.HtmlBody), StringComparison.Ordinal);
        Assert.Contains("<h1 style=\"font-size:18px;line-height:24px\"><a href=\"https://news.example/alerts/a1\">34 articles, usually 6</a></h1>", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<h2", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Strikes", "Strikes: Cranes stand still: a week", "Cranes stand still: a week")]
    [InlineData("Ports: Ostra: Harbour", "Ostra: Harbour: nothing for 2d", "nothing for 2d")]
    [InlineData("Ports: Harbour", "Ostra Shipping is named beside Harbour, which is new", "Ostra Shipping is named beside Harbour, which is new")]
    [InlineData("Ports: Harbour", "bour: is no name of it", "bour: is no name of it")]
    [InlineData("Digest of alerts", "Harbour: 3 articles", "Harbour: 3 articles")]
    public void The_name_with_which_the_subject_line_ends_is_not_said_again(string topic, string title, string first)
    {
        using var mail = Write(Some.Notice(title, Some.Alert(title)) with { Topic = topic });
        Assert.Equal(first, Lines(mail.TextBody).Split('\n')[0]);
    }

    [Fact]
    public void What_is_over_says_so_first()
    {
        using var mail = Write(Some.Notice("Over: Harbour: 34 articles", Some.Alert("Harbour: 34 articles", ended: Some.Noon)) with { Kind = NoticeKind.Resolved });
        Assert.Equal("Over: 34 articles", Lines(mail.TextBody).Split('\n')[0]);
    }

    [Fact]
    public void A_letter_of_several_alerts_begins_with_how_many_and_has_a_heading_for_each()
    {
        var notice = Some.Notice("Strikes: 2 alerts", Some.Alert("Strikes: Work stops"), Some.Alert("Strikes: Gates shut")) with { Topic = "Strikes", Text = "" };
        using var mail = Write(notice);
        var lines = Lines(mail.TextBody).Split('\n');
        Assert.Equal(["2 alerts", "", "Work stops"], lines[..3]);
        Assert.Contains("Gates shut", lines);
        Assert.Equal((1, 2), (Count(mail.HtmlBody, "<h1"), Count(mail.HtmlBody, "<h2")));
    }

    [Theory]
    [InlineData("burst", "topic:11000000", "Ports: Harbour", "6 articles, usually 2")]
    [InlineData("article", "topic:11000000", "Ports: Harbour", "Cranes stand still")]
    [InlineData("article", "custom:rule-r1", "Ports", "Cranes stand still")]
    [InlineData("silence", "topic:11000000", "Ports: Harbour", "nothing for 4m")]
    [InlineData("sentiment", "topic:11000000", "Ports: Harbour", "spoken of better than before")]
    public void What_the_life_of_alerts_tells_is_a_subject_line_and_below_it_what_is_new(string kind, string subject, string topic, string first)
    {
        using var mail = Write(NoticeWriter.Write(Message(kind, subject, count: 1), Names));
        Assert.Equal((topic, first), (mail.Subject, Lines(mail.TextBody).Split('\n')[0]));
        using var two = Write(NoticeWriter.Write(Message(kind, subject, count: 2), Names));
        Assert.Equal(("Ports", "2 alerts"), (two.Subject, Lines(two.TextBody).Split('\n')[0]));
    }

    [Fact]
    public void What_a_letter_says_beside_its_alert_is_told_first()
    {
        using var mail = Write(Some.Notice("This is a test", Some.Alert("Nothing has happened")) with { Topic = "Test of a channel", Text = "An alert looks like this:" });
        Assert.Equal(["This is a test", "An alert looks like this:", "", "Nothing has happened"], Lines(mail.TextBody).Split('\n')[..4]);
    }

    private static Message Message(string kind, string subject, int count)
    {
        var labels = Labels.None.With(LabelNames.Kind, kind).With(LabelNames.Subject, subject);
        var evidence = new AlertEvidence("score", 4, 3, 2, 0, 5, 6, 4, [new(new("x"), "bbc", "Cranes stand still", new(29_000_000), [])]) { Net = 3 };
        var alerts = Enumerable.Range(0, count).Select(i => new ToldAlert($"a{i}", "r1", labels, AlertStatus.Firing, Some.Noon, null, 1, 4, evidence, [new(1, LedgerKind.Fired, Some.Noon)]));
        return new("m1", MessageKind.Alerts, "r1", "r1:", Labels.None, Some.Noon, ["desk"], [.. alerts]);
    }

    private static MimeMessage Write(Notice notice)
    {
        var server = new MailServer("mail.example", 587, MailSecurity.StartTls, "alerts@news.example", null, null);
        var letter = Some.Letter(ChannelKind.Email, notice) with { Target = Some.Target("https://x.example") with { Mail = new("desk@paper.example", server) } };
        return MailFormat.Write(letter, server, Options);
    }

    private static string Lines(string? text) => text!.ReplaceLineEndings("\n");

    private static string Words(string? html) => Spaces().Replace(WebUtility.HtmlDecode(Marks().Replace(html!, " ")), " ").Trim();

    private static int Count(string? text, string what) => text!.Split(what).Length - 1;

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Marks();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
