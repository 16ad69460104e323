using System.Xml.Linq;
using NewsMonitor.Domain.Notices;

namespace NewsMonitor.Deliveries.Tests.Formats;

public sealed class AtomTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";
    private static readonly AtomHead Head = new("urn:x", "Ports", Some.Noon, "https://news.example", "/feeds/secret");

    [Fact]
    public void An_entry_links_to_its_alert_and_says_what_happened_and_in_which_articles()
    {
        var entry = Entry(Some.Notice());
        Assert.Equal("https://news.example/alerts/a1", Href(entry.Element(Atom + "link")!));
        var content = entry.Element(Atom + "content")!;
        Assert.Equal("xhtml", content.Attribute("type")!.Value);
        var div = content.Elements().Single();
        Assert.Equal(["8 independent sources.", "Harbour", "34 articles, usually 6."], div.Elements(Xhtml + "p").Select(words => words.Value));
        Assert.Equal("Work stops (Harbour Post, 1 Jan 2026, 12:00 UTC)", div.Descendants(Xhtml + "li").Single().Value);
        Assert.Equal(["https://news.example/alerts/a1", "https://harbour.example/1?a=1&b=2"], div.Descendants(Xhtml + "a").Select(Href));
    }

    [Fact]
    public void An_entry_whose_articles_have_no_address_and_that_has_no_page_still_has_a_link()
    {
        var alert = Some.Alert() with { Path = null, Articles = [new("Work stops", "Post", Some.Noon, null, null)] };
        var entry = Entry(Some.Notice("x", alert) with { Path = null });
        Assert.Equal("https://news.example/alerts", Href(entry.Element(Atom + "link")!));
        Assert.StartsWith("Work stops (Post", entry.Descendants(Xhtml + "li").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_feed_says_its_own_address() =>
        Assert.Equal("https://news.example/feeds/secret", Href(Read().Root!.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "self")));

    private static XElement Entry(Notice notice) => Read(notice).Root!.Element(Atom + "entry")!;

    private static XDocument Read(params Notice[] notices) =>
        XDocument.Load(new MemoryStream(AtomFormat.Write(Head, [.. notices.Select((notice, index) => new Log.KeptNotice("m" + index, Some.Noon, notice))])));

    private static string Href(XElement link) => link.Attribute("href")!.Value;
}
