using CsCheck;
using NewsMonitor.Domain;

namespace NewsMonitor.Log.Tests;

/// <summary>What every store must keep when texts are read again.</summary>
public abstract class ReadingContract(ITestStore store) : StoreContract(store, Some.Noon)
{
    private static readonly Minute Start = new(0);
    private static readonly SubjectId Oslo = SubjectId.Unlinked(SubjectKind.Place, "Oslo");
    private static readonly SubjectId Paris = SubjectId.Unlinked(SubjectKind.Place, "Paris");

    [Fact]
    public async Task A_log_that_is_read_again_counts_as_one_that_was_read_so_from_the_start() =>
        await Streams.Batches.SampleAsync(
            async batches =>
            {
                var (again, first) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));
                await using (var a = await OpenAsync(again))
                await using (var b = await OpenAsync(first))
                {
                    foreach (var batch in batches)
                    {
                        await a.CommitAsync([.. batch.Select(s => ReadBy("test/1", s))], Ct);
                        await b.CommitAsync([.. batch.Select(s => ReadBy("test/2", s))], Ct);
                    }

                    var versions = (await a.ReadHeadAsync(Ct)).Versions;
                    foreach (var due in await TwinCheck.DueAsync(a, new(), "test/2", Ct))
                    {
                        Assert.IsType<Receipt.Reread>((await a.CommitAsync([new Submission.Reading(due.Article, due.Version, Find("test/2", due.Article))], Ct))[0]);
                    }

                    Assert.Equal(0, await a.CountDueAsync(new(), "test/2", Ct));
                    Assert.Equal(versions, (await a.ReadHeadAsync(Ct)).Versions);
                    Assert.Equal(await StateAsync(b), await StateAsync(a));
                }

                await DropAsync(again);
                await DropAsync(first);
            },
            iter: 30, threads: 1);

    [Fact]
    public async Task A_reading_takes_the_old_share_out_and_puts_the_new_one_in_at_the_same_event_time()
    {
        await using var log = await OpenAsync();
        await log.CommitAsync([Some.Text(findings: Some.Findings([Some.Entity("Oslo", sentiment: Some.Bad)]))], Ct);
        Time.Advance(TimeSpan.FromHours(3));
        var receipts = await log.CommitAsync([Reading(1, "test/2", Some.Entity("Paris", mentions: 2, sentiment: Some.Good))], Ct);

        Assert.Equal(new Receipt.Reread(new(2), ArticleId.Of(Some.Key())), Assert.Single(receipts));
        Assert.Equal(default, (await log.LoadSubjectAsync(Oslo, Start, Start, Ct))!.Total);
        var paris = (await log.LoadSubjectAsync(Paris, Start, Start, Ct))!;
        Assert.Equal(new Counts(1, 1, 2, 0, 0, 1, 600, 0), paris.Total);
        Assert.Equal(Minute.Of(Some.Noon), Assert.Single(paris.Cells).At);
        var changes = (await log.ReadChangesAsync(new(1), 10, null, Ct)).Changes;
        Assert.Equal([(Oslo, -1, true), (Paris, 1, true)], changes.OrderBy(c => c.Subject.Value).Select(c => (c.Subject, c.Counts.Articles, c.IsReread)));
    }

    [Fact]
    public async Task A_reading_is_no_version_and_does_not_arrive()
    {
        await using var log = await OpenAsync();
        await log.CommitAsync([Some.Text("1"), Some.Text("2", body: "Another.")], Ct);
        var before = await log.ReadHeadAsync(Ct);
        Time.Advance(TimeSpan.FromHours(3));
        await log.CommitAsync([Reading(1, "test/2", Some.Entity("Paris", sentiment: Some.Good))], Ct);
        await CatchUpAsync(log);

        Assert.Equal(before with { Position = new(3), SearchPosition = new(3) }, await log.ReadHeadAsync(Ct));
        Assert.Equal(["2", "1"], (await log.ReadArrivalsAsync(null, Position.None, 10, Ct)).Select(a => a.Key.Id));
        Assert.Empty(await log.ReadArrivalsAsync(null, new(2), 10, Ct));
        Assert.Equal(new(2), await log.ReadPositionBeforeAsync(Some.Noon.AddHours(1), Ct));
        Assert.Equal(new(3), await log.ReadPositionBeforeAsync(Some.Noon.AddHours(4), Ct));
        var article = (await log.GetArticleAsync(ArticleId.Of(Some.Key()), Ct))!;
        var version = Assert.Single(article.Versions);
        Assert.Equal(("test/2", Some.Noon, Some.Noon.AddHours(3)), (version.Findings!.Reader, version.Arrival, version.ReadAt));
        Assert.Equal((new Position(1), 1), (article.Summary.Position, article.Summary.Version));
        var listed = Assert.Single((await log.ListArticlesAsync(new(Paris), 10, null, Ct)).Items);
        Assert.Equal(Some.Good.Score, Assert.Single(listed.Evidence).Sentiment.Score);
    }

    [Fact]
    public async Task An_edit_or_a_withdrawal_that_came_meanwhile_wins()
    {
        await using var log = await OpenAsync();
        await log.CommitAsync([Some.Text("1"), Some.Text("2", "ap")], Ct);
        await log.CommitAsync([Some.Text("1", body: "Edited."), Some.Withdrawal("2", "ap")], Ct);
        var before = await log.ReadHeadAsync(Ct);
        var receipts = await log.CommitAsync(
            [Reading(1, "test/2", Some.Entity("Paris")), new Submission.Reading(Some.Article("2", "ap"), new(2), Some.Findings() with { Reader = "test/2" })], Ct);
        Assert.All(receipts, receipt => Assert.IsType<Receipt.Outdated>(receipt));
        Assert.Equal(before, await log.ReadHeadAsync(Ct));
        Assert.Equal("test/1", (await log.GetArticleAsync(ArticleId.Of(Some.Key()), Ct))!.Versions[^1].Findings!.Reader);
    }

    [Fact]
    public async Task A_reading_by_the_reader_that_has_read_it_changes_nothing()
    {
        await using var log = await OpenAsync();
        await log.CommitAsync([Some.Text()], Ct);
        Assert.Equal(
            new Receipt.Duplicate(new(1), ArticleId.Of(Some.Key())), (await log.CommitAsync([Reading(1, "test/1", Some.Entity("Paris"))], Ct))[0]);
        Assert.Equal(new(1), (await log.ReadHeadAsync(Ct)).Position);
    }

    private static Submission.Reading Reading(long version, string reader, params IEnumerable<EntityFinding> entities) =>
        new(Some.Article(), new(version), Some.Findings(entities) with { Reader = reader });

    private static Submission ReadBy(string reader, Submission submission) =>
        submission is Submission.Text { Findings: not null } text ? text with { Findings = Find(reader, text.Article) } : submission;

    /// <summary>What this reader finds in a text: another reader finds other names in most of them.</summary>
    private static Findings Find(string reader, Article article)
    {
        var seed = StableHash.Spread(reader + article.Title + article.Body);
        SentimentFinding?[] sentiments = [Some.Good, Some.Bad, null];
        var names = new[] { "Oslo", "Paris", "Lima" }.Where((_, i) => (seed >> i) % 2 == 0);
        return Some.Findings(
            names.Select((name, i) => Some.Entity(name, 1 + i, sentiments[(seed >> 8) % 3])), seed % 3 == 0 ? [Some.Topic()] : [], sentiments[(seed >> 16) % 3])
            with { Reader = reader };
    }

    /// <summary>All that is shown of every subject that has articles, but for numbers that count changes.</summary>
    private static async Task<IReadOnlyList<string>> StateAsync(ILog log)
    {
        var state = new List<string>();
        string? cursor = null;
        do
        {
            var page = await log.FindSubjectsAsync("", Enum.GetValues<SubjectKind>(), 100, cursor, Ct);
            foreach (var subject in page.Items)
            {
                var record = (await log.LoadSubjectAsync(subject.Subject, Start, Start, Ct))!;
                var articles = await TwinCheck.AllAsync(log, new(subject.Subject), Ct);
                var readers = await log.ReadReadersAsync(subject.Subject, Ct);
                state.Add(string.Join(
                    '\n',
                    [
                        $"{subject} {record.Total} {record.TotalSources}", .. record.Cells.Select(c => c.ToString()), .. record.Hours.Select(h => h.ToString()),
                        .. articles.Select(a => $"{a.Key} {a.Share} {a.Original}"), .. readers.Select(r => r.ToString()),
                    ]));
            }

            cursor = page.Next;
        }
        while (cursor is not null);
        return [.. state.Order(StringComparer.Ordinal)];
    }
}
