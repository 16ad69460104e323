using System.Text;
using System.Xml.Linq;
using NewsMonitor.Domain;
using NewsMonitor.Host.Sample;

namespace NewsMonitor.Host.Tests;

public sealed class SampleFeedTests
{
    private static readonly SampleFeed Feed = SampleFeed.Load();

    private static readonly IReadOnlyList<SampleLine> Texts = [.. Feed.Lines.Where(l => !l.Article.Withdrawn)];

    /// <summary>The first version of each article.</summary>
    private static readonly IReadOnlyList<SampleLine> Firsts = [.. Texts.DistinctBy(l => l.Article.Key())];

    [Fact]
    public void The_feed_is_large_enough_to_fill_the_screens_and_tells_three_days()
    {
        Assert.InRange(Firsts.Count, 140, 400);
        Assert.InRange(Feed.Lines[^1].Offset, TimeSpan.FromHours(70), SampleFeed.End);
        Assert.InRange(Feed.Lines.Count(l => l.Offset >= SampleFeed.LiveFrom), 100, 200);
    }

    [Fact]
    public void Nothing_can_be_taken_for_real()
    {
        Assert.All(Texts, l => Assert.EndsWith(".example", new Uri(l.Article.Url!).Host, StringComparison.Ordinal));
        Assert.All(Texts, l => Assert.Equal(Uri.UriSchemeHttps, new Uri(l.Article.Url!).Scheme));
    }

    [Fact]
    public void Every_text_is_plain_and_long_enough_to_be_read()
    {
        foreach (var article in Texts.Select(l => l.Article))
        {
            var text = article.Title + "\n" + article.Body;
            Assert.DoesNotContain(text, c => (char.IsControl(c) && c != '\n') || c is '<' or '>' or '\ufffd');
            Assert.True(text.IsNormalized(NormalizationForm.FormC));
            Assert.InRange(article.Title!.Length, 15, 110);
            Assert.True(article.Section == "In brief" || Words(article.Body!) >= 60, $"{article.Id} has {Words(article.Body!)} words");
        }
    }

    [Fact]
    public void No_two_articles_of_one_source_share_an_address()
    {
        Assert.Equal(Firsts.Count, Firsts.Select(l => l.Article.Url).Distinct().Count());
    }

    [Fact]
    public void Wire_copies_are_carried_word_for_word()
    {
        var copies = Firsts.GroupBy(l => (l.Article.Title, l.Article.Body)).Where(g => g.Count() > 1).ToList();
        Assert.True(copies.Sum(g => g.Count() - 1) >= 15);
        Assert.All(copies, g => Assert.Equal(g.Count(), g.Select(l => l.Article.Source).Distinct().Count()));
    }

    [Fact]
    public void There_are_edits_withdrawals_a_return_and_a_push_sent_twice()
    {
        int edits = 0, withdrawals = 0, returns = 0, repeats = 0;
        var last = new Dictionary<ArticleKey, SampleArticle>();
        foreach (var article in Feed.Lines.Select(l => l.Article))
        {
            if (last.TryGetValue(article.Key(), out var before))
            {
                withdrawals += article.Withdrawn ? 1 : 0;
                returns += before.Withdrawn && !article.Withdrawn ? 1 : 0;
                repeats += before == article ? 1 : 0;
                edits += !before.Withdrawn && !article.Withdrawn && before != article ? 1 : 0;
            }

            last[article.Key()] = article;
        }

        Assert.True(edits >= 5);
        Assert.Equal((2, 1, 1), (withdrawals, returns, repeats));
    }

    [Fact]
    public void Two_articles_carry_a_date_that_cannot_be_right_and_one_arrives_hours_late()
    {
        var now = new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);
        var suspect = Firsts.Where(l => l.Article.PublishedAt is { } date && EventTime.Of(date, now, Way.Sample).DateSuspect);
        Assert.Equal([1971, 2099], suspect.Select(l => l.Article.PublishedAt!.Value.Year).Order());
        Assert.Single(Firsts, l => l.Offset - l.Article.PublishedOffset > TimeSpan.FromHours(2));
    }

    [Fact]
    public void No_article_is_published_after_it_arrives()
    {
        Assert.All(Firsts, l => Assert.True((l.Article.PublishedOffset ?? l.Offset) <= l.Offset, l.Article.Id));
    }

    [Fact]
    public void Some_hours_are_far_busier_than_the_usual_one()
    {
        var hours = Firsts.Where(l => l.Offset >= TimeSpan.Zero).CountBy(l => (int)l.Offset.TotalHours).Select(h => h.Value).Order().ToList();
        Assert.True(hours.Count(n => n is >= 10 and <= 20) >= 4);
        Assert.True(hours[hours.Count / 2] <= 5);
    }

    [Fact]
    public void A_feed_that_does_not_tell_a_story_in_order_is_refused_with_its_line()
    {
        const string text = """{"offset":"0.01:00:00","article":{"source":"a","id":"1","title":"t","body":"b"}}""";
        Assert.Single(Read(text).Lines);
        foreach (var second in new[]
        {
            """{"offset":"0.00:59:00","article":{"source":"a","id":"2","title":"t","body":"b"}}""",
            """{"offset":"0.02:00:00","article":{"source":"a","id":"2","withdrawn":true}}""",
            """{"offset":"0.02:00:00","article":{"source":"a","id":"2","title":"t"}}""",
            """{"offset":"9.02:00:00","article":{"source":"a","id":"2","title":"t","body":"b"}}""",
            """{"offset":"0.02:00:00","article":{"source":"a","id":"2","titel":"t","body":"b"}}""",
            "",
        })
        {
            Assert.Contains("line 2", Assert.Throws<InvalidDataException>(() => Read(text + "\n" + second + "\n")).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_list_of_public_feeds_is_grouped_and_every_address_is_a_web_address()
    {
        using var stream = typeof(SampleFeed).Assembly.GetManifestResourceStream("public-feeds.opml")!;
        var groups = XDocument.Load(stream).Root!.Element("body")!.Elements("outline").ToList();
        var feeds = groups.SelectMany(g => g.Elements("outline")).ToList();
        Assert.InRange(feeds.Count, 30, 40);
        Assert.All(groups, g => Assert.NotEmpty(g.Elements("outline")));
        Assert.All(feeds, f => Assert.Equal(Uri.UriSchemeHttps, new Uri(f.Attribute("xmlUrl")!.Value).Scheme));
        Assert.Equal(feeds.Count, feeds.Select(f => f.Attribute("text")!.Value).Distinct().Count());
        Assert.Equal(feeds.Count, feeds.Select(f => f.Attribute("xmlUrl")!.Value).Distinct().Count());
    }

    private static SampleFeed Read(string lines) => SampleFeed.Read(new MemoryStream(Encoding.UTF8.GetBytes(lines)));

    private static int Words(string text) => text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length;
}
