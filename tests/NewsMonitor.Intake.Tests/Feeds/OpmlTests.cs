using System.Text;

namespace NewsMonitor.Intake.Tests.Feeds;

public sealed class OpmlTests
{
    [Fact]
    public void A_list_that_was_written_is_read_as_it_was()
    {
        OpmlFeed[] feeds =
        [
            new("https://a.example/feed", "A & \"B\" <c>", "https://a.example/", null),
            new("https://b.example/feed", "B", null, "World / Europe"),
        ];
        Assert.Equal(feeds, Opml.Read(Opml.Write("Feeds", feeds)).Feeds);
    }

    [Fact]
    public void Folders_are_kept_each_address_comes_once_and_what_is_no_address_is_refused()
    {
        const string list = """
            <opml><body><outline text="World"><outline title="Europe"><outline text="A" xmlUrl="https://a.example/feed"/></outline>
            <outline text="A again" xmlUrl="https://a.example/feed"/><outline text="F" xmlUrl="file:///etc/passwd"/><outline xmlUrl="https://b.example/feed"></outline></body>
            """;
        var read = Opml.Read(Encoding.UTF8.GetBytes(list));
        Assert.Equal([new("https://a.example/feed", "A", null, "World / Europe"), new("https://b.example/feed", "https://b.example/feed", null, "World")], read.Feeds);
        Assert.Equal("F has no http or https address.", Assert.Single(read.Refused));
    }

    [Theory]
    [InlineData(1, "1 feed beyond the first 10000 was left out.")]
    [InlineData(2, "2 feeds beyond the first 10000 were left out.")]
    public void More_feeds_than_the_bound_are_left_out_and_counted(int over, string words)
    {
        var feeds = Enumerable.Range(0, Opml.MaxFeeds + over).Select(i => new OpmlFeed($"https://a.example/{i}", $"{i}", null, null));
        var read = Opml.Read(Opml.Write("Feeds", feeds));
        Assert.Equal((Opml.MaxFeeds, words), (read.Feeds.Count, Assert.Single(read.Refused)));
    }

    [Fact]
    public void What_is_no_list_is_refused() => Assert.Throws<FeedFormatException>(() => Opml.Read("<rss/>"u8));
}
