using System.Text.Json;
using System.Text.RegularExpressions;
using NewsMonitor.Acceptance.Streams;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Serving;
using NewsMonitor.Intake;
using NewsMonitor.Reading;
using NewsMonitor.Reading.OwnList;

namespace NewsMonitor.Acceptance.Replays;

/// <summary>Months of real news replayed: at its end as live, on the way as a recount that knows neither log nor grains.</summary>
public sealed class StreamReplayTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-replay").FullName;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("wikipedia")]
    [InlineData("govuk")]
    public async Task A_replayed_stream_ends_at_lives_totals_and_has_those_of_a_recount_at_its_marks(string name)
    {
        var file = TestData.Path("stream", name + ".jsonl.gz");
        var lines = NaiveStream.Lines(file).ToList();
        await using var log = await ReplayedLog.ImportAsync(Path.Combine(_folder, "data"), file, _ct);
        var subjects = await log.SubjectsAsync();
        var live = await log.TotalsAsync(TimelineKey.Live, subjects);
        var minutes = NaiveStream.Read(lines).Live.Select(article => article.Time.At).ToList();
        var (from, to) = (NaiveStream.Arrival(lines[0]), NaiveStream.Arrival(lines[^1]).AddMinutes(1));

        foreach (var clock in (string[])[ReplayClock.Event, ReplayClock.Arrival])
        {
            var (id, end, took) = clock == ReplayClock.Arrival
                ? await log.PlayToEndAsync(from, to, clock)
                : await log.PlayToEndAsync(minutes.Min().Start, (minutes.Max() + 1).Start, clock);
            var totals = await log.TotalsAsync(id, subjects);
            Say($"{name} by {clock}: {(long)end["rows"]!} rows in {took.TotalSeconds:0.0} s, {(long)end["rows"]! / took.TotalSeconds:0} a second; {totals.Count} subjects");
            Assert.Equal(live, totals);
            if (clock == ReplayClock.Arrival)
            {
                await MarksAsync(log, id, name, lines, subjects);
            }
        }
    }

    private static async Task MarksAsync(ReplayedLog log, string id, string name, List<JsonElement> lines, List<string> subjects)
    {
        var reader = ReaderSetting.Load(ReaderKind.Fast, OwnNames.Empty);
        foreach (var mark in TestData.Table(TestData.Path("stream", name + ".subjects.tsv")).GroupBy(row => int.Parse(row["afterLines"])).OrderByDescending(mark => mark.Key))
        {
            var at = MarkAfter(lines, NaiveStream.Arrival(lines[mark.Key - 1]));
            var arrived = lines.TakeWhile(line => NaiveStream.Arrival(line) < at).ToList();
            var jump = await log.JumpAsync(id, at);
            var naive = NaiveStream.Read(arrived);

            var expected = StreamImportTests.Recount(naive, reader).ToDictionary(pair => pair.Key.Value, pair => pair.Value);
            // What only texts of then were about counts now no more, and is no live subject.
            var totals = await log.TotalsAsync(id, [.. subjects.Union(expected.Keys).Order(StringComparer.Ordinal)]);
            Assert.Equal(
                expected.Where(pair => pair.Value.Articles > 0).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, Sums(pair.Value))),
                totals.Select(pair => (pair.Key, Sums(pair.Value))));

            var texts = await log.TextsAsync(id);
            Assert.Equal(naive.Live.Count(), texts.Count);
            foreach (var row in mark)
            {
                var word = new Regex($@"(?<!\w){Regex.Escape(row["subject"])}(?!\w)");
                var counted = (texts.Count(word.IsMatch), texts.Sum(text => word.Count(text)));
                var recount = naive.Live.Select(article => article.Current!.Title + "\n" + article.Current.Body).ToList();
                Assert.Equal((recount.Count(word.IsMatch), recount.Sum(text => word.Count(text))), counted);
                if (arrived.Count == mark.Key)
                {
                    // The table's own mark lies between two minutes: its figures, made by other hands, are these too.
                    Assert.Equal((int.Parse(row["liveArticles"]), int.Parse(row["mentions"])), counted);
                }
            }

            Say($"{name} at {at:u}: {totals.Count} subjects of {texts.Count} articles as recounted; jump {jump.TotalMilliseconds:0} ms"
                + (arrived.Count == mark.Key ? "; the table's figures" : ""));
        }
    }

    /// <summary>The first minute mark after an arrival at which nothing arrives.</summary>
    private static DateTimeOffset MarkAfter(List<JsonElement> lines, DateTimeOffset arrival)
    {
        var arrivals = lines.Select(NaiveStream.Arrival).ToHashSet();
        var at = (Minute.Of(arrival) + 1).Start;
        while (arrivals.Contains(at))
        {
            at = at.AddMinutes(1);
        }

        return at;
    }

    private static (long, long, long, long, long) Sums(Counts counts) => (counts.Articles, counts.Mentions, counts.Negative, counts.Neutral, counts.Positive);

    private static (long, long, long, long, long) Sums(TotalPicture total) => (total.Articles, total.Mentions, total.Negative, total.Neutral, total.Positive);

    private static void Say(string words) => TestContext.Current.SendDiagnosticMessage(words);
}
