using System.Globalization;
using System.IO.Compression;
using NewsMonitor.Domain;
using NewsMonitor.Intake;

namespace NewsMonitor.Acceptance.Intake;

/// <summary>Forty polls of two real feeds: what is new, changed and gone in each is what an independent count says.</summary>
public sealed class SnapshotTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("growing")]
    [InlineData("rolling")]
    public void Each_poll_brings_what_is_new_and_changed_and_nothing_twice(string name)
    {
        var before = new Dictionary<string, string>();
        foreach (var row in TestData.Table(TestData.Path("stream", "snapshots", name, "EXPECTED.tsv")))
        {
            using var packed = new GZipStream(File.OpenRead(TestData.Path("stream", "snapshots", name, row["file"])), CompressionMode.Decompress);
            using var bytes = new MemoryStream();
            packed.CopyTo(bytes);
            var feed = FeedParser.Parse(bytes.ToArray(), "application/rss+xml", new Uri("https://example.org/feed"));
            var now = new Dictionary<string, string>();
            foreach (var item in feed.Items)
            {
                var admitted = Assert.IsType<Admission.Text>(ArticleDoor.Admit(item.ToArticle(name), Way.Feed, DateTimeOffset.UnixEpoch));
                Assert.True(now.TryAdd(item.Id, Convert.ToHexString(admitted.Article.ContentHash())), $"{item.Id} twice");
            }

            var read = string.Create(CultureInfo.InvariantCulture,
                $"{now.Count} {now.Keys.Count(k => !before.ContainsKey(k))} {now.Count(n => before.TryGetValue(n.Key, out var was) && was != n.Value)} {before.Keys.Count(k => !now.ContainsKey(k))}");
            var expected = $"{row["items"]} {row["newGuids"]} {row["changedGuids"]} {row["goneGuids"]}";
            output.WriteLine($"{row["file"]}: items, new, changed, gone: {read}{(read == expected ? "" : "; expected " + expected)}");
            Assert.Equal((row["items"], row["newGuids"], row["goneGuids"]), (read.Split(' ')[0], read.Split(' ')[1], read.Split(' ')[3]));
            // A change of markup alone is no change of what can be read.
            Assert.InRange(int.Parse(read.Split(' ')[2], CultureInfo.InvariantCulture), 0, int.Parse(row["changedGuids"], CultureInfo.InvariantCulture));
            before = now;
        }
    }
}
