using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MimeKit;
using NewsMonitor.Domain.Notices;
using NewsMonitor.Log;

namespace NewsMonitor.Deliveries.Tests.Formats;

/// <summary>A title is a title, whatever a stranger wrote into it.</summary>
public sealed class HostileTests
{
    private const string Hostile =
        "@everyone <!channel> <@U1> **bold** [evil](javascript:alert(1)) </h1><script>x</script> & \"q\"\r\nBcc: a@b.example\u0000\u001b[31m\u202etxt";

    private static readonly DeliveryOptions Options = new() { PublicAddress = new("https://news.example") };

    private static readonly Notice Notice = Some.Notice(Hostile, Some.Alert(Hostile, Hostile)) with { Topic = Hostile, RuleName = Hostile, Text = Hostile };

    public static TheoryData<ChannelKind> WebKinds => [.. Enum.GetValues<ChannelKind>().Where(kind => kind is not ChannelKind.Email)];

    [Theory]
    [MemberData(nameof(WebKinds))]
    public void Every_body_is_json_and_an_address_that_is_no_web_page_is_no_link(ChannelKind kind)
    {
        var alert = Some.Alert() with { Articles = [new("Title", "Post", Some.Noon, "javascript:alert(1)", null)] };
        var body = Encoding.UTF8.GetString(HttpSender.PostOf(Some.Letter(kind, Some.Notice("x", alert), "https://ntfy.example/desk"), Options).Body);
        Assert.NotNull(JsonNode.Parse(body));
        Assert.Equal(kind is ChannelKind.Webhook, body.Contains("javascript:", StringComparison.Ordinal));
    }

    [Fact]
    public void Slack_gets_words_as_plain_and_rich_text_alone()
    {
        var body = Body(ChannelKind.Slack);
        Assert.DoesNotContain('<', (string)body["text"]!);
        Assert.Contains("&lt;!channel&gt;", (string)body["text"]!, StringComparison.Ordinal);
        Assert.All(Objects(body), node => Assert.NotEqual("mrkdwn", (string?)node["type"]));
        Assert.Equal("plain_text", (string)body["blocks"]![0]!["text"]!["type"]!);
        Assert.True(((string)body["blocks"]![0]!["text"]!["text"]!).Length <= 150);
        Assert.All(Objects(body).Where(node => node["type"] is JsonValue type && (string?)type == "text"), node => Assert.NotEmpty((string)node["text"]!));
    }

    [Fact]
    public void Discord_pings_nobody_and_every_mark_is_escaped()
    {
        var body = Body(ChannelKind.Discord);
        Assert.Empty(body["allowed_mentions"]!["parse"]!.AsArray());
        var title = (string)body["embeds"]![0]!["title"]!;
        Assert.StartsWith(@"\@everyone \<!channel\> \<\@U1\> \*\*bold\*\*", title, StringComparison.Ordinal);
        Assert.Equal(@"\`\[\]\(\)\_\~\|\\", DiscordFormat.Escape(@"`[]()_~|\"));
    }

    [Fact]
    public void Discord_takes_at_most_ten_embeds_of_six_thousand_characters()
    {
        var alert = Some.Alert(new string('*', 5_000), new string('_', 5_000)) with { Text = new string('`', 5_000) };
        var notice = Some.Notice(new string('~', 5_000), [.. Enumerable.Repeat(alert, 30)]) with { Text = new string('|', 5_000), RuleName = new string('r', 5_000) };
        var embeds = Body(ChannelKind.Discord, notice)["embeds"]!.AsArray();
        Assert.InRange(embeds.Count, 2, 10);
        Assert.InRange(embeds.Sum(embed => new[] { "title", "description" }.Sum(part => ((string)embed![part]!).Length) + (((string?)embed!["footer"]?["text"])?.Length ?? 0)), 1, 6_000);
        Assert.All(embeds, embed => Assert.InRange(((string)embed!["title"]!).Length, 1, 256));
    }

    [Fact]
    public void Teams_gets_text_runs_alone_and_not_more_than_it_takes()
    {
        Assert.All(Objects(Body(ChannelKind.Teams)), node => Assert.NotEqual("TextBlock", (string?)node["type"]));
        var long1 = Some.Alert(new string('é', 5_000)) with { Articles = [.. Enumerable.Repeat(Some.Alert("x", new string('ü', 5_000)).Articles[0], 20)] };
        Assert.True(HttpSender.PostOf(Some.Letter(ChannelKind.Teams, Some.Notice("t", [.. Enumerable.Repeat(long1, 30)])), Options).Body.Length < 28_000);
    }

    [Fact]
    public void Ntfy_gets_the_topic_at_the_root_and_a_message_of_one_line_each()
    {
        var post = HttpSender.PostOf(Some.Letter(ChannelKind.Ntfy, Notice, "https://ntfy.example/sub/desk"), Options);
        Assert.Equal("https://ntfy.example/sub/", post.Address.AbsoluteUri);
        var body = JsonNode.Parse(post.Body)!;
        Assert.Equal("desk", (string)body["topic"]!);
        Assert.Equal(3, ((string)body["message"]!).Split('\n').Length);
        Assert.DoesNotContain(((string)body["message"]!), c => char.IsControl(c) && c != '\n');
        var many = Body(ChannelKind.Ntfy, Some.Notice("t", [.. Enumerable.Repeat(Some.Alert(new string('é', 900)), 30)]), "https://ntfy.example/desk");
        Assert.InRange(Encoding.UTF8.GetByteCount((string)many["message"]!), 1, 4_096);
    }

    [Fact]
    public void Alertmanagers_receivers_get_its_fields()
    {
        var over = Some.Alert("Over", ended: Some.Noon.AddHours(1)) with { Id = "a2" };
        var body = Body(ChannelKind.Alertmanager, Some.Notice("t", Some.Alert(), over));
        Assert.Equal(("4", "firing", "Desk c1"), ((string)body["version"]!, (string)body["status"]!, (string)body["receiver"]!));
        Assert.Equal("entity:Q1", (string)body["groupLabels"]!["subject"]!);
        Assert.Equal(["alertname", "severity", "subject"], body["commonLabels"]!.AsObject().Select(label => label.Key));
        Assert.Equal(("0001-01-01T00:00:00Z", "2026-01-01T13:00:00Z"), ((string)body["alerts"]![0]!["endsAt"]!, (string)body["alerts"]![1]!["endsAt"]!));
        Assert.Equal(2, body["alerts"]!.AsArray().Select(alert => (string)alert!["fingerprint"]!).Distinct().Count());
        Assert.Equal("resolved", (string)Body(ChannelKind.Alertmanager, Some.Notice("t", over))["status"]!);

        // FNV-1a of no bytes is its offset.
        Assert.Equal("cbf29ce484222325", AlertmanagerFormat.Fingerprint(NoticeAlert.NoLabels));
    }

    [Fact]
    public void A_mail_has_one_thread_an_unsubscribe_link_and_no_header_of_a_strangers()
    {
        var server = new MailServer("mail.example", 587, MailSecurity.StartTls, "alerts@news.example", null, null);
        var letter = Some.Letter(ChannelKind.Email, Notice) with { Target = Some.Target("https://x.example") with { Mail = new("desk@paper.example", server) } };
        using var first = MailFormat.Write(letter, server, Options);
        using var second = MailFormat.Write(letter with { Id = "m2-c1" }, server, Options);
        using var written = new MemoryStream();
        first.WriteTo(written, TestContext.Current.CancellationToken);
        written.Position = 0;
        using var read = MimeMessage.Load(written, TestContext.Current.CancellationToken);

        Assert.Empty(read.Bcc);
        Assert.Equal("desk@paper.example", Assert.Single(read.To.Mailboxes).Address);
        Assert.Equal(first.References, second.References);
        Assert.NotEqual(first.MessageId, second.MessageId);
        Assert.Equal("m1-c1@news.example", read.MessageId);
        Assert.StartsWith("<https://news.example/unsubscribe/c1/", read.Headers["List-Unsubscribe"], StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", read.Headers["List-Unsubscribe-Post"]);
        Assert.DoesNotContain("<script>", read.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", read.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain(read.TextBody!, c => char.IsControl(c) && c is not ('\n' or '\r'));
        Assert.Contains("The gates stay shut.", read.TextBody, StringComparison.Ordinal);

        var token = read.Headers["List-Unsubscribe"]!.TrimEnd('>').Split('/')[^1];
        Assert.True(Unsubscribing.IsRight(letter.Channel, letter.Target, token));
        Assert.False(Unsubscribing.IsRight(letter.Channel with { Id = "c2" }, letter.Target, token));
    }

    [Fact]
    public void A_feed_is_xml_whatever_its_titles_are()
    {
        var xml = System.Xml.Linq.XDocument.Load(new MemoryStream(AtomFormat.Write(new("urn:x", Hostile, Some.Noon, "https://news.example", "/feeds/x"), [new KeptNotice("m1", Some.Noon, Notice)])));
        System.Xml.Linq.XNamespace atom = "http://www.w3.org/2005/Atom";
        var entry = Assert.Single(xml.Root!.Elements(atom + "entry"));
        Assert.Equal("urn:newsmonitor:message:m1", entry.Element(atom + "id")!.Value);
        Assert.StartsWith("@everyone <!channel>", entry.Element(atom + "title")!.Value, StringComparison.Ordinal);
        Assert.Equal("https://news.example/alerts/a1", entry.Element(atom + "link")!.Attribute("href")!.Value);
        Assert.DoesNotContain(entry.Descendants(), element => element.Name.LocalName is "script" or "h1");
    }

    [Fact]
    public void A_secret_is_never_written_by_mistake()
    {
        var target = Some.Target("https://hooks.example/services/T0/B0/hidden") with { Token = new("hidden"), Mail = new("a@b.example", new("h", 25, MailSecurity.None, "f@g.example", "u", new("hidden"))) };
        Assert.DoesNotContain("hidden", target.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", target.Mail!.Server!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("whsec", target.Signing[0].ToString(), StringComparison.Ordinal);
        Assert.Equal("https://hooks.example/…", AddressCheck.Shown(target with { Mail = null }));
    }

    private static JsonNode Body(ChannelKind kind, Notice? notice = null, string address = "https://ntfy.example/desk") =>
        JsonNode.Parse(HttpSender.PostOf(Some.Letter(kind, notice ?? Notice, address), Options).Body)!;

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(member => Objects(member.Value)).Prepend(one),
        JsonArray many => many.SelectMany(Objects),
        _ => [],
    };
}
