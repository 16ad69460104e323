using System.Text;
using CsCheck;

namespace NewsMonitor.Intake.Tests.Feeds;

public sealed class FeedParserTests
{
    private const string Rss = """
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
        <channel><title>Example &amp; Co</title><link>https://example.org/</link><language>en</language>
        <item><title>First &lt;b&gt;bold&lt;/b&gt;</title><link>/one?utm_source=rss</link><guid isPermaLink="false">g1</guid><pubDate>Fri, 27 Nov 2026 08:51:00 GMT</pubDate>
        <dc:creator>Ann</dc:creator><category>World</category><description>Lead</description><content:encoded><![CDATA[<p>One</p><script>alert(1)</script><p>Two</p>]]></content:encoded></item>
        <item><guid>https://example.org/two</guid><description>Second</description></item>
        </channel></rss>
        """;

    private const string Atom = """
        <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/blog/"><title type="html">A &amp;amp; B</title>
        <entry><id>tag:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">An <em>entry</em></div></title><link rel="self" href="self"/><link href="one"/>
        <published>2026-11-27T08:51:00Z</published><updated>2026-11-27T09:00:00Z</updated><author><name>Ann</name></author><category term="w" label="World"/>
        <content type="html">&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</content></entry></feed>
        """;

    private const string Json = """
        {"version":"https://jsonfeed.org/version/1.1","title":"J","home_page_url":"https://example.org","items":[{"id":7,"url":"https://example.org/7","content_html":"<p>One</p>","date_published":"2026-11-27T08:51:00Z","authors":[{"name":"Ann"}],"tags":["World"]}]}
        """;

    private static ParsedFeed Parse(string text, string? address = null) =>
        FeedParser.Parse(Encoding.UTF8.GetBytes(text), null, address is null ? null : new Uri(address));

    [Fact]
    public void Rss_is_read()
    {
        var feed = Parse(Rss, "https://example.org/feed.xml");
        Assert.Equal(("RSS 2.0", "Example & Co", "https://example.org/", "en"), (feed.Format, feed.Title, feed.Site, feed.Language));
        Assert.Equal(
            new ParsedItem("g1", "https://example.org/one", "First bold", "One\nTwo", new(2026, 11, 27, 8, 51, 0, TimeSpan.Zero), null, "World", "Ann", "en"),
            feed.Items[0]);
        Assert.Equal(("https://example.org/two", "https://example.org/two", null, "Second"), (feed.Items[1].Id, feed.Items[1].Url, feed.Items[1].Title, feed.Items[1].Body));
    }

    [Fact]
    public void Atom_is_read()
    {
        var feed = Parse(Atom, "https://other.example/");
        Assert.Equal(("Atom 1.0", "A & B"), (feed.Format, feed.Title));
        Assert.Equal(
            new ParsedItem("tag:1", "https://example.org/blog/one", "An entry", "One\nTwo", new(2026, 11, 27, 8, 51, 0, TimeSpan.Zero), new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero), "World", "Ann", null),
            Assert.Single(feed.Items));
    }

    [Fact]
    public void Json_feed_is_read()
    {
        var feed = Parse(Json);
        Assert.Equal(("JSON Feed 1.1", "J"), (feed.Format, feed.Title));
        Assert.Equal(("7", "One", "World", "Ann"), (feed.Items[0].Id, feed.Items[0].Body, feed.Items[0].Section, feed.Items[0].Byline));
    }

    [Fact]
    public void An_item_without_id_and_link_keeps_its_identity_over_polls()
    {
        const string feed = "<rss><channel><item><title>T</title><description>D</description></item><item><title>U</title></item></channel></rss>";
        Assert.Equal(Parse(feed).Items.Select(i => i.Id), Parse(feed).Items.Select(i => i.Id));
        Assert.Equal(2, Parse(feed).Items.Select(i => i.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("", "The answer is empty.")]
    [InlineData("<html><body>x</body></html>", "The address answers with a web page, not a feed.")]
    [InlineData("<opml></opml>", "This is a list of feeds (OPML), not a feed.")]
    [InlineData("{\"a\":1}", "The address answers with JSON that is no feed.")]
    [InlineData("{\"items\":[", "The feed's JSON cannot be read (line 1).")]
    [InlineData("hello", "The address does not answer with a feed.")]
    public void What_is_no_feed_is_refused_in_words(string text, string words) =>
        Assert.Equal(words, Assert.Throws<FeedFormatException>(() => Parse(text)).Message);

    [Fact]
    public void A_bomb_of_entities_stays_as_small_as_it_came()
    {
        var bomb = "<!DOCTYPE rss [<!ENTITY a \"lol\">" + string.Concat(Enumerable.Range(1, 30).Select(i => $"<!ENTITY a{i} \"&a{i - 1};&a{i - 1};\">"))
            + "<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&a30;&x;</title></item></channel></rss>";
        Assert.Equal("&a30;&x;", Parse(bomb).Items[0].Title);
    }

    [Theory]
    [InlineData(1, "1 item beyond the first 5,000 was left out")]
    [InlineData(10, "10 items beyond the first 5,000 were left out")]
    public void More_items_than_the_bound_are_left_out_with_a_note(int over, string words)
    {
        var feed = Parse("<rss><channel>" + string.Concat(Enumerable.Range(0, FeedParser.MaxItems + over).Select(i => $"<item><title>{i}</title></item>")) + "</channel></rss>");
        Assert.Equal(FeedParser.MaxItems, feed.Items.Count);
        Assert.Equal(words, Assert.Single(feed.Notes));
    }

    [Fact]
    public void A_feed_that_was_mutated_or_cut_is_read_or_refused_and_never_keeps_a_script()
    {
        var feed = Some.OneOf(Rss, Atom, Json).Select(Encoding.UTF8.GetBytes);
        Gen.Select(feed, Gen.Int[0, 2_000], Gen.Select(Gen.Int[0, 2_000], Gen.Byte).Array[0, 10]).Sample((bytes, length, changes) =>
        {
            var copy = bytes[..Math.Min(length + 50, bytes.Length)];
            foreach (var (at, value) in changes)
            {
                copy[at % copy.Length] = value;
            }

            try
            {
                var read = FeedParser.Parse(copy, null, null);
                Assert.All(read.Items, i => Assert.DoesNotContain("<script>", i.Body ?? "", StringComparison.OrdinalIgnoreCase));
                Assert.All(read.Items, i => Assert.NotEmpty(i.Id));
            }
            catch (FeedFormatException refused)
            {
                Assert.NotEmpty(refused.Message);
            }
        });
    }

    [Fact]
    public void No_bytes_make_it_fail_otherwise() => Gen.Byte.Array.Sample(bytes =>
    {
        try
        {
            _ = FeedParser.Parse(bytes, null, null);
        }
        catch (FeedFormatException refused)
        {
            Assert.NotEmpty(refused.Message);
        }
    });
}
