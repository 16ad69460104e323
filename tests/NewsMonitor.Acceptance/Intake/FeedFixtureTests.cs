using System.Diagnostics;
using System.Globalization;
using NewsMonitor.Intake;

namespace NewsMonitor.Acceptance.Intake;

/// <summary>How far the feed parser agrees with a table of what 282 real and made feeds hold, and why it does not where it does not.</summary>
public sealed class FeedFixtureTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    [Fact]
    public void No_fixture_crashes_or_hangs_the_parser_or_gets_a_script_through()
    {
        foreach (var row in TestData.Table(TestData.Path("archives", "feeds", "EXPECTED.tsv")))
        {
            var watch = Stopwatch.StartNew();
            var feed = Read(row);
            Assert.True(watch.Elapsed < Longest, $"{row["file"]} took {watch.Elapsed}");
            var texts = feed?.Items.SelectMany(i => new[] { i.Title, i.Body, i.Byline, i.Section, i.Url }).Append(feed.Title) ?? [];
            Assert.DoesNotContain(texts, t => t is not null && (t.Contains("<script", StringComparison.OrdinalIgnoreCase) || t.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)));
            if (row["group"] == "sanitize")
            {
                Assert.DoesNotContain(texts, t => t is not null && (t.Contains("alert(", StringComparison.Ordinal) || t.Contains("onclick", StringComparison.OrdinalIgnoreCase)));
            }
        }
    }

    [Fact]
    public void Nearly_all_fixtures_read_as_the_table_says()
    {
        var (rows, all, wrong) = (0, 0, new SortedDictionary<string, int>());
        var equal = new SortedDictionary<string, int>();
        foreach (var row in TestData.Table(TestData.Path("archives", "feeds", "EXPECTED.tsv")).Where(r => r["method"] != "none"))
        {
            rows++;
            var feed = Read(row);
            var same = true;
            foreach (var (column, expected, actual) in Columns(row, feed))
            {
                var agrees = Same(column, expected, actual);
                equal[column] = equal.GetValueOrDefault(column) + (agrees ? 1 : 0);
                wrong[column] = wrong.GetValueOrDefault(column) + (agrees ? 0 : 1);
                same &= agrees;
                if (!agrees)
                {
                    output.WriteLine($"{row["file"]} {column}: expected '{expected}', read '{actual}'");
                }
            }

            all += same ? 1 : 0;
        }

        output.WriteLine($"equal in every column: {all} of {rows}");
        foreach (var (column, count) in equal)
        {
            output.WriteLine($"{column}: {count} of {rows}");
        }

        Assert.True(all >= rows * 0.9, $"only {all} of {rows} are equal");
    }

    private static IEnumerable<(string Column, string Expected, string Actual)> Columns(Dictionary<string, string> row, ParsedFeed? feed)
    {
        var first = feed?.Items.Count > 0 ? feed.Items[0] : null;
        yield return ("items", row["items"], (feed?.Items.Count ?? 0).ToString(CultureInfo.InvariantCulture));
        yield return ("feedTitle", row["feedTitle"], feed?.Title ?? "");
        yield return ("firstTitle", row["firstTitle"], first?.Title ?? "");
        yield return ("firstLink", row["firstLink"], first?.Url ?? "");
        yield return ("firstDate", row["firstDate"], first?.PublishedAt?.ToString("O") ?? "");
        yield return ("encoding", row["encoding"], feed?.Encoding ?? "");
        yield return ("format", row["root"] + row["version"], feed?.Format ?? "");
    }

    // The table has texts and dates as written: both sides are brought to the plain form that the product keeps.
    private static bool Same(string column, string expected, string actual) => column switch
    {
        "feedTitle" or "firstTitle" => HtmlText.Line(expected) == HtmlText.Line(actual),
        "firstLink" => (WebAddress.Normalise(expected) ?? "") == actual || (expected.Length > 0 && actual.EndsWith(expected, StringComparison.Ordinal)),
        "firstDate" => (NewsDate.Parse(expected)?.ToString("O") ?? "") == actual,
        "encoding" => actual.Length == 0 || Family(expected) == Family(actual),
        "format" => actual.Length == 0 || SameFormat(expected, actual),
        _ => expected == actual,
    };

    private static string Family(string encoding) => encoding switch
    {
        "us-ascii" or "iso-8859-1" or "latin-1" => "windows-1252",
        "utf-8-sig" => "utf-8",
        "utf-16-le" => "utf-16",
        "utf-16-be" => "utf-16be",
        "utf-32-le" => "utf-32",
        "utf-32-be" => "utf-32be",
        _ => encoding.Replace("utf-16BE", "utf-16be", StringComparison.Ordinal).Replace("utf-32BE", "utf-32be", StringComparison.Ordinal),
    };

    private static bool SameFormat(string expected, string actual) =>
        expected.StartsWith("rss", StringComparison.Ordinal) ? actual.StartsWith("RSS", StringComparison.Ordinal) && actual.EndsWith(expected[3..], StringComparison.Ordinal)
        : expected.StartsWith("rdf", StringComparison.Ordinal) ? actual is "RSS 1.0" or "RSS 0.90"
        : expected.StartsWith("feed", StringComparison.Ordinal) ? actual == "Atom " + (expected.Length > 4 ? expected[4..] : "1.0")
        : expected.StartsWith("channel", StringComparison.Ordinal) ? actual == "CDF"
        : expected.StartsWith("jsonfeed", StringComparison.Ordinal) && actual == "JSON Feed " + (expected.EndsWith("/1", StringComparison.Ordinal) ? "1.0" : expected[8..]);

    private static ParsedFeed? Read(Dictionary<string, string> row)
    {
        var bytes = File.ReadAllBytes(TestData.Path("archives", "feeds", row["file"]));
        try
        {
            return FeedParser.Parse(bytes, row["contentType"] is { Length: > 0 } type ? type : null, null);
        }
        catch (FeedFormatException)
        {
            return null; // A refusal in words: what the product shows beside the address.
        }
    }
}
