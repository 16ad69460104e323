namespace NewsMonitor.Intake.Tests.Files;

public sealed class SnapshotFolderTests : IDisposable
{
    private readonly Importing _import = new();

    public void Dispose() => _import.Dispose();

    private static string Rss(params ReadOnlySpan<(string Id, string Title)> items)
    {
        var feed = "<rss version='2.0'><channel><title>Harbour Post</title>";
        foreach (var (id, title) in items)
        {
            feed += $"<item><guid isPermaLink='false'>{id}</guid><title>{title}</title><pubDate>Mon, 01 Sep 2025 10:00:00 GMT</pubDate></item>";
        }

        return feed + "</channel></rss>";
    }

    [Fact]
    public async Task Snapshots_are_read_in_the_order_of_their_times_an_edit_is_seen_and_what_drops_out_stays()
    {
        _import.Write("feed_20250903T000000Z.xml", Rss(("2", "B"), ("1", "A changed")));
        _import.Write("feed_20250901T000000Z.xml", Rss(("1", "A")));
        _import.Write("feed_20250902T120000Z.xml", Rss(("2", "B")));
        var results = await _import.RunAllAsync();
        Assert.Equal([(1L, 0L, 0L), (1L, 0L, 0L), (0L, 1L, 1L)], results.Select(r => (r.Counts.Accepted, r.Counts.Updated, r.Counts.Duplicates)));
        Assert.Equal("A changed", _import.Log.Current[new("Harbour Post", "1")]!.Title);
        Assert.Equal(new(2025, 9, 3, 0, 0, 0, TimeSpan.Zero), _import.Log.Submissions[^1].ArrivedAt);
        Assert.Equal(2, _import.Log.Current.Count);
    }

    [Fact]
    public async Task The_same_bytes_at_another_time_are_another_snapshot()
    {
        _import.Write("2025-09-01.xml", Rss(("1", "A")));
        _import.Write("2025-09-02.xml", Rss(("1", "B")));
        _import.Write("2025-09-03.xml", Rss(("1", "A")));
        var results = await _import.RunAllAsync();
        Assert.Equal([0L, 1L, 1L], results.Select(r => r.Counts.Updated));
        Assert.Equal("A", _import.Log.Current[new("Harbour Post", "1")]!.Title);
        Assert.All(await _import.RunAllAsync(), r => Assert.Equal(0, r.Counts.All));
    }

    [Fact]
    public async Task Plain_text_that_lies_in_a_folder_is_no_article()
    {
        _import.Write("README.txt", "What these files are.");
        _import.Write("sub/feed_20250901T000000Z.xml", Rss(("1", "A")));
        var results = await _import.RunAllAsync();
        Assert.Equal(1, results.Sum(r => r.Counts.Accepted));
        Assert.Equal("it is plain text, which is taken as an article only where the file itself is named", Assert.Single(results, r => r.IsRefused).Broken);
    }

    [Theory]
    [InlineData("000_20250920T065850Z.rss.gz", "2025-09-20T06:58:50Z")]
    [InlineData("feed-2025-09-20_06-58.xml", "2025-09-20T06:58:00Z")]
    [InlineData("2025/09/20/feed.xml", "2025-09-20T23:59:59Z")]
    [InlineData("2025/09/20/0658.xml", "2025-09-20T06:58:00Z")]
    [InlineData("bbc.1758351530.xml", "2025-09-20T06:58:50Z")]
    [InlineData("CC-NEWS-20160826124520-00000.warc.gz", "2016-08-26T12:45:20Z")]
    [InlineData("businesswire-newsml-20130605006126.json", null)]
    [InlineData("report-20251399.xml", null)]
    [InlineData("feed.xml", null)]
    public void A_files_name_says_when_it_was_recorded(string name, string? time) =>
        Assert.Equal(time is null ? null : DateTimeOffset.Parse(time, null), CaptureTime.Of(name));
}
