using CsCheck;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Log.Tests;

/// <summary>What every store must keep of its exports: what one log gives, another takes and counts alike.</summary>
public abstract class ExportContract(ITestStore store) : StoreContract(store, Some.Noon.AddMinutes(6))
{
    private static readonly SubjectId Oslo = SubjectId.Unlinked(SubjectKind.Place, "Oslo");

    protected abstract IExports ExportsOf(ILog log);

    [Fact]
    public async Task An_exported_log_counts_the_same_where_it_is_imported_by_every_subject_minute_and_source() =>
        await Streams.BatchesWithReadings.SampleAsync(
            async batches =>
            {
                var (here, there) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));
                await using (var log = await OpenAsync(here))
                await using (var other = await OpenAsync(there))
                {
                    var twin = await FillAsync(log, batches);
                    var exported = await ReadAsync(log, new());
                    await other.CommitAsync([.. exported.Select(version => Imported(version, twin))], Ct);

                    Assert.Equal(await NumbersAsync(log, twin), await NumbersAsync(other, twin));
                    var again = await ReadAsync(other, new());
                    Assert.Equal(exported.Select(v => v with { Position = default }), again.Select(v => v with { Position = default }));
                }

                await DropAsync(here);
                await DropAsync(there);
            },
            iter: 60, threads: 1);

    [Fact]
    public async Task A_log_that_takes_its_own_export_back_counts_as_before() =>
        await Streams.Batches.SampleAsync(
            async batches =>
            {
                var name = Guid.NewGuid().ToString("N");
                await using (var log = await OpenAsync(name))
                {
                    var twin = await FillAsync(log, batches);
                    var before = await NumbersAsync(log, twin, withVersions: false);
                    await log.CommitAsync([.. (await ReadAsync(log, new())).Select(version => Imported(version, twin))], Ct);
                    Assert.Equal(before, await NumbersAsync(log, twin, withVersions: false));
                }

                await DropAsync(name);
            },
            iter: 30, threads: 1);

    [Fact]
    public async Task Taking_back_what_came_at_times_of_its_own_changes_nothing_at_all()
    {
        await using var log = await OpenAsync();
        foreach (var submission in new Submission[] { Some.Text(body: "One."), Some.Text(body: "Two."), Some.Withdrawal(), Some.Text(body: "One."), Some.Text("2") })
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await log.CommitAsync([submission], Ct);
        }

        var receipts = await log.CommitAsync(
            [.. (await ReadAsync(log, new())).Select(v => v.Article is { } article
                ? (Submission)new Submission.Text(article, Some.Findings(), Way.Import, v.Arrival, v.DateSuspect)
                : new Submission.Withdrawal(v.Key, Way.Import, v.Arrival))], Ct);

        Assert.Equal(5, receipts.Count);
        Assert.All(receipts, receipt => Assert.IsType<Receipt.Duplicate>(receipt));
    }

    [Fact]
    public async Task An_export_has_every_version_in_order_and_arrivals_that_grow_within_an_article() =>
        await Streams.BatchesWithReadings.SampleAsync(
            async batches =>
            {
                var name = Guid.NewGuid().ToString("N");
                await using (var log = await OpenAsync(name))
                {
                    var twin = await FillAsync(log, batches);
                    var export = await ExportsOf(log).OpenAsync(new(), Ct);
                    var versions = await export.ReadAsync(Ct).ToListAsync(Ct);

                    Assert.Equal(twin.Positions, export.Position.Value);
                    Assert.Equal(twin.Versions.Select(v => v.Key).Distinct().Count(), export.Articles);
                    Assert.Equal(twin.Versions.Count, export.Versions);
                    Assert.Equal(twin.Versions.Select(v => (v.Position, v.Key, v.Article)), versions.Select(v => (v.Position, v.Key, v.Article)));
                    foreach (var article in versions.GroupBy(v => v.Key))
                    {
                        Assert.Equal(twin.Of(article.Key)[0].Arrival, article.First().Arrival);
                        Assert.All(article.Zip(article.Skip(1)), pair => Assert.True(pair.First.Arrival < pair.Second.Arrival));
                        Assert.All(article.Zip(twin.Of(article.Key)), pair => Assert.True(pair.First.Arrival >= pair.Second.Arrival));
                    }
                }

                await DropAsync(name);
            },
            iter: 30, threads: 1);

    [Fact]
    public async Task A_filter_takes_whole_articles_that_a_naive_look_takes_too() =>
        await Gen.Select(Streams.Batches, Gen.Int[-3, 3], Gen.Int[0, 3], Gen.Bool, Gen.Bool).SampleAsync(
            async (batches, hour, hours, bbc, about) =>
            {
                var name = Guid.NewGuid().ToString("N");
                await using (var log = await OpenAsync(name))
                {
                    var twin = await FillAsync(log, batches);
                    var from = Minute.Of(Some.Noon) + (hour * Minute.PerHour);
                    var filter = new ExportFilter(
                        about ? Oslo : null, null, bbc ? "bbc" : null, from, hours == 0 ? null : from + (hours * Minute.PerHour));
                    var export = await ExportsOf(log).OpenAsync(filter, Ct);

                    var counting = twin.Current().Where(a => a.Of(Oslo) is not null).Select(a => a.Article.Key).ToHashSet();
                    var wanted = twin.Versions.Select(v => v.Key).Distinct().Where(key =>
                    {
                        var first = twin.Of(key)[0];
                        var at = EventTime.Of(first.Article!.PublishedAt, first.Arrival, first.Way).At;
                        return at >= from && (filter.To is not { } to || at < to) && (!bbc || key.Source == "bbc") && (!about || counting.Contains(key));
                    }).ToHashSet();
                    Assert.Equal(
                        twin.Versions.Where(v => wanted.Contains(v.Key)).Select(v => v.Position),
                        (await export.ReadAsync(Ct).ToListAsync(Ct)).Select(v => v.Position));
                    Assert.Equal(wanted.Count, export.Articles);
                }

                await DropAsync(name);
            },
            iter: 60, threads: 1);

    [Fact]
    public async Task A_query_takes_what_full_text_search_finds_without_waiting_for_it()
    {
        await using var log = await OpenAsync();
        await log.CommitAsync(
            [Some.Text("1", body: "A storm came."), Some.Text("2", body: "The king spoke."), Some.Text("3", "ap", body: "A storm went."), Some.Text("1", body: "The storm stays.")], Ct);

        Assert.Equal([1L, 4L], (await ReadAsync(log, new(Query: Query.Parse("sta*  \"the storm\" -")))).Select(v => v.Position.Value));
        Assert.Equal([3L], (await ReadAsync(log, new(Query: Query.Parse("storm went"), Source: "ap"))).Select(v => v.Position.Value));
        Assert.Equal([3L], (await ReadAsync(log, new(Query: Query.Parse("storm NEAR/0 went")))).Select(v => v.Position.Value));
        Assert.Empty(await ReadAsync(log, new(Source: "nobody")));
        Assert.Empty(await ReadAsync(log, new(SubjectId.Unlinked(SubjectKind.Person, "Nobody"))));
    }

    [Fact]
    public async Task What_comes_after_an_export_was_opened_is_not_in_it()
    {
        const int Many = 1_200; // more than a page
        await using var log = await OpenAsync();
        await log.CommitAsync([.. Enumerable.Range(0, Many).Select(i => Some.Text($"{i}"))], Ct);
        var export = await ExportsOf(log).OpenAsync(new(), Ct);
        var read = 0;
        await foreach (var version in export.ReadAsync(Ct))
        {
            if (read++ == 0)
            {
                await log.CommitAsync([Some.Text("0", body: "Another text."), Some.Withdrawal($"{Many - 1}"), Some.Text("new")], Ct);
            }

            Assert.NotNull(version.Article);
        }

        Assert.Equal((Many, Many, Many), (read, (int)export.Versions, (int)export.Position.Value));
    }

    [Fact]
    public async Task A_date_that_was_too_old_where_it_came_in_live_is_marked_and_counts_at_its_arrival_elsewhere_too()
    {
        await using var log = await OpenAsync();
        await log.CommitAsync([Some.Text(publishedAt: Some.Noon.AddDays(-60)), Some.Text("2", publishedAt: Some.Noon.AddDays(-60), way: Way.Import)], Ct);
        var versions = await ReadAsync(log, new());
        Assert.Equal([true, false], versions.Select(v => v.DateSuspect));

        await using var other = await OpenAsync("other");
        await other.CommitAsync([.. versions.Select(v => new Submission.Text(v.Article!, Some.Findings(), Way.Import, v.Arrival, v.DateSuspect))], Ct);
        var listed = (await other.ListArticlesAsync(new(), 10, null, Ct)).Items;
        Assert.Equal(
            [new EventTime(Minute.Of(Time.GetUtcNow()), true), new EventTime(Minute.Of(Some.Noon.AddDays(-60)), false)], listed.Select(article => article.Time));
    }

    private async Task<Twin> FillAsync(ILog log, Submission[][] batches)
    {
        var twin = new Twin();
        foreach (var submissions in batches)
        {
            var batch = submissions.Select(twin.Seen).ToList();
            batch.ForEach(submission => twin.Apply(submission, Time.GetUtcNow()));
            await log.CommitAsync(batch, Ct);
        }

        return twin;
    }

    private async Task<List<ExportedVersion>> ReadAsync(ILog log, ExportFilter filter) =>
        await (await ExportsOf(log).OpenAsync(filter, Ct)).ReadAsync(Ct).ToListAsync(Ct);

    /// <summary>As an import brings it, read by the reader that counts here now: the newest findings of a text.</summary>
    private static Submission Imported(ExportedVersion version, Twin twin) => version.Article is { } article
        ? new Submission.Text(
            article, twin.Versions.Single(v => v.Position == version.Position).Latest, Way.Import, version.Arrival, version.DateSuspect)
        : new Submission.Withdrawal(version.Key, Way.Import, version.Arrival);

    /// <summary>Every number that a log has of every subject, in words that can be compared.</summary>
    private static async Task<string> NumbersAsync(ILog log, Twin twin, bool withVersions = true)
    {
        var (start, end) = (new Minute(long.MinValue / 4), new Minute(long.MaxValue / 4));
        var head = await log.ReadHeadAsync(Ct);
        var lines = new List<string> { $"{head.Articles} {head.Withdrawn} {head.Sources} {head.FirstMinute} {(withVersions ? head.Versions : 0)}" };
        foreach (var subject in twin.Subjects().OrderBy(id => id.Value))
        {
            if (await log.LoadSubjectAsync(subject, start, start, Ct) is not { Summary.Articles: > 0 } record)
            {
                continue;
            }

            lines.Add($"{subject} {record.Total} {record.TotalSources} {record.Summary.First} {record.Summary.Newest}");
            lines.AddRange(record.Cells.Select(cell => $"{cell.At} {cell.Counts}").Order(StringComparer.Ordinal));
            lines.AddRange((await log.ReadSubjectSourcesAsync(subject, start, end, 100, Ct)).Select(source => source.ToString()));
        }

        foreach (var article in (await log.ListArticlesAsync(new(), 500, null, Ct)).Items)
        {
            lines.Add($"{article.Key} {article.Time} {article.Original} {article.Copies} {(withVersions ? article.Version : 0)}");
        }

        return string.Join('\n', lines);
    }
}
