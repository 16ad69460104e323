using System.IO.Compression;
using NewsMonitor.Domain;
using NewsMonitor.Host.Importing;
using NewsMonitor.Host.Names;
using NewsMonitor.Host.Serving;
using NewsMonitor.Intake;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;
using NewsMonitor.Reading;
using NewsMonitor.Reading.OwnList;
using Microsoft.Extensions.Logging.Abstractions;

namespace NewsMonitor.Acceptance.Streams;

/// <summary>Months of real edits, withdrawals, returns and duplicates, imported and held against a recount that knows nothing of the log.</summary>
public sealed class StreamImportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-acceptance").FullName;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("wikipedia")]
    [InlineData("govuk")]
    public async Task An_imported_stream_has_the_counts_of_a_naive_recount_and_importing_it_again_changes_nothing(string name)
    {
        var file = TestData.Path("stream", name + ".jsonl.gz");
        var totals = File.ReadLines(TestData.Path("stream", name + ".counts.tsv")).Select(line => line.Split('\t')).ToDictionary(row => row[0], row => row[1]);
        await ImportAsync(file);
        var naive = NaiveStream.Read(file);

        Dictionary<SubjectId, Counts> first;
        await using (var log = await OpenAsync())
        {
            var head = await log.ReadHeadAsync(_ct);
            TestContext.Current.SendDiagnosticMessage($"{name}: {head.Articles} articles, {head.Versions} versions, {head.Withdrawn} withdrawn");
            Assert.Equal(long.Parse(totals["live at end"]), head.Articles);
            Assert.Equal(long.Parse(totals["distinct uids"]) - head.Articles, head.Withdrawn);
            Assert.Equal(naive.Versions, head.Versions);
            Assert.Equal(long.Parse(totals["delete-unknown"]), naive.UnknownDeletes);
            Assert.Equal(head.Articles, naive.Live.Count());

            var recount = Recount(naive, ReaderSetting.Load(ReaderKind.Fast, OwnNames.Empty));
            first = await TotalsAsync(log);
            Assert.Equal(recount.OrderBy(pair => pair.Key.Value, StringComparer.Ordinal), first.OrderBy(pair => pair.Key.Value, StringComparer.Ordinal));
            TestContext.Current.SendDiagnosticMessage($"{name}: {first.Count} subjects equal the recount");
            await SeriesEqualAsync(log, naive);
        }

        // The same lines in a file with another hash: nothing is skipped by what was remembered of the first import.
        var copy = Path.Combine(_folder, "again.jsonl");
        await using (var plain = File.Create(copy))
        await using (var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress))
        {
            await packed.CopyToAsync(plain, _ct);
        }

        await using (var before = await OpenAsync())
        {
            totals["position"] = (await before.ReadHeadAsync(_ct)).Position.ToString();
        }

        await ImportAsync(copy);
        await using var again = await OpenAsync();
        Assert.Equal(totals["position"], (await again.ReadHeadAsync(_ct)).Position.ToString());
        Assert.Equal(first.OrderBy(pair => pair.Key.Value, StringComparer.Ordinal), (await TotalsAsync(again)).OrderBy(pair => pair.Key.Value, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_stream_that_is_read_again_by_another_reader_has_the_counts_of_one_that_it_read_from_the_start()
    {
        const string List = "name,aliases,kind,wikidata\nHarbour Holding,UK government|Home Office,organisation,Q990001\nGreat Works,the Prime Minister|HMRC,person,\n";
        var file = TestData.Path("stream", "govuk.jsonl.gz");
        await ImportAsync(file);
        var names = ((OwnNamesParse.Taken)OwnNames.Parse(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(List)))).Names;
        NamesFile.Write(Path.Combine(_folder, "data"), names);
        LogHead before;
        await using (var log = await OpenAsync())
        {
            before = await log.ReadHeadAsync(_ct);
        }

        await using (var offline = await OfflineIntake.OpenAsync(Path.Combine(_folder, "data"), TimeProvider.System, _ct))
        {
            var end = await offline.Reread.RunAsync(new(ReaderKind.Fast, new()), _ => { }, _ct);
            Assert.Equal(new RereadCounts(before.Articles, 0, 0), end.Counts);
            TestContext.Current.SendDiagnosticMessage($"{end.Counts.Done} articles read again by {end.Version} in {end.Elapsed.TotalSeconds:0.0} s");
        }

        await using var again = await OpenAsync();
        var head = await again.ReadHeadAsync(_ct);
        Assert.Equal((before.Articles, before.Versions, before.Withdrawn), (head.Articles, head.Versions, head.Withdrawn));
        Assert.Equal(before.Position.Value + before.Articles, head.Position.Value);
        var naive = NaiveStream.Read(file);
        var recount = Recount(naive, ReaderSetting.Load(ReaderKind.Fast, names));
        Assert.Contains(new SubjectId("entity:Q990001"), recount.Keys);
        Assert.Equal(
            recount.OrderBy(pair => pair.Key.Value, StringComparer.Ordinal), (await TotalsAsync(again)).OrderBy(pair => pair.Key.Value, StringComparer.Ordinal));
        await SeriesEqualAsync(again, naive);
    }

    [Fact]
    public async Task First_arrivals_by_day_equal_the_table_of_the_recorded_stream()
    {
        var file = TestData.Path("stream", "govuk.jsonl.gz");
        await ImportAsync(file);
        await using var log = await OpenAsync();
        var arrivals = new Dictionary<string, int>();
        string? cursor = null;
        do
        {
            var page = await log.ListArticlesAsync(new(), Limits.Page, cursor, _ct);
            foreach (var article in page.Items)
            {
                var record = await log.GetArticleAsync(article.Article, _ct);
                var day = record!.Versions[0].Arrival.UtcDateTime.ToString("yyyy-MM-dd");
                arrivals[day] = arrivals.GetValueOrDefault(day) + 1;
            }

            cursor = page.Next;
        }
        while (cursor is not null);

        var expected = TestData.Table(TestData.Path("stream", "govuk.days.tsv")).ToDictionary(row => row["day"], row => int.Parse(row["new"]));
        Assert.Equal(expected.Where(day => day.Value > 0).OrderBy(day => day.Key), arrivals.OrderBy(day => day.Key));
    }

    internal static Dictionary<SubjectId, Counts> Recount(NaiveStream naive, IReader reader)
    {
        var originals = naive.Live
            .GroupBy(article => Convert.ToHexString(article.Current!.TextHash()))
            .Select(group => group.OrderBy(article => article.Time.At).ThenBy(article => article.FirstArrival).First())
            .ToHashSet();
        var counts = new Dictionary<SubjectId, Counts>();
        foreach (var article in naive.Live)
        {
            var text = article.Current!;
            var findings = reader.Read(new(text.Title, text.Body, text.Language, text.Section));
            foreach (var share in Share.Of(text.Key, findings))
            {
                // Which of two copies that arrived in one poll came first is the log's to say; the recount knows no positions.
                var one = share.ToCounts(originals.Contains(article), article.Time.DateSuspect) with { Originals = 0, SuspectOriginals = 0 };
                counts[share.Subject] = counts.GetValueOrDefault(share.Subject) + one;
            }
        }

        return counts;
    }

    private async Task<Dictionary<SubjectId, Counts>> TotalsAsync(SqliteLog log)
    {
        var totals = new Dictionary<SubjectId, Counts>();
        string? cursor = null;
        do
        {
            var page = await log.FindSubjectsAsync("", Enum.GetValues<SubjectKind>(), Limits.Page, cursor, _ct);
            foreach (var subject in page.Items.Where(subject => subject.Articles > 0))
            {
                var record = await log.LoadSubjectAsync(subject.Subject, new(long.MaxValue / 120), new(long.MaxValue / 120), _ct);
                totals[subject.Subject] = record!.Total with { Originals = 0, SuspectOriginals = 0 };
            }

            cursor = page.Next;
        }
        while (cursor is not null);
        return totals;
    }

    private async Task SeriesEqualAsync(SqliteLog log, NaiveStream naive)
    {
        var byMinute = naive.Live.GroupBy(article => article.Time.At).ToDictionary(group => group.Key, group => group.Count());
        var (from, to) = (byMinute.Keys.Min().DayStart, byMinute.Keys.Max() + 1);
        foreach (var step in new[] { Minute.PerHour, Minute.PerDay })
        {
            var series = await log.ReadSeriesAsync(SubjectId.All, from, to, step, _ct);
            var expected = byMinute.GroupBy(pair => step == Minute.PerDay ? pair.Key.DayStart : pair.Key.HourStart).OrderBy(group => group.Key)
                .Select(group => (group.Key, group.Sum(pair => pair.Value)));
            Assert.Equal(expected, series.Where(point => point.Counts.Articles > 0).Select(point => (point.At, point.Counts.Articles)));
        }

        var random = new Random(20261127);
        var minutes = byMinute.Keys.Order().ToArray();
        for (var i = 0; i < 10; i++)
        {
            var at = minutes[random.Next(minutes.Length)];
            var series = await log.ReadSeriesAsync(SubjectId.All, at - 30, at + 31, 1, _ct);
            Assert.Equal(
                byMinute.Where(pair => pair.Key >= at - 30 && pair.Key <= at + 30).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)),
                series.Where(point => point.Counts.Articles > 0).Select(point => (point.At, point.Counts.Articles)));
        }
    }

    private async Task ImportAsync(string file)
    {
        await using var import = await OfflineIntake.OpenAsync(Path.Combine(_folder, "data"), TimeProvider.System, _ct);
        var result = await import.Files.RunAsync(file, ReaderKind.Fast, null, null, _ct);
        Assert.Null(result.Broken);
    }

    private Task<SqliteLog> OpenAsync() => SqliteLog.OpenAsync(Path.Combine(_folder, "data"), TimeProvider.System, NullLogger.Instance, _ct);
}
