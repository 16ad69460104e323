using CsCheck;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Log.Tests;

/// <summary>What every store of the log must keep.</summary>
public abstract class LogContract(ITestStore store) : StoreContract(store, Some.Noon)
{
    private static readonly Minute Start = new(0);
    private static readonly SubjectId Oslo = SubjectId.Unlinked(SubjectKind.Place, "Oslo");

    [Fact]
    public async Task A_random_stream_counts_as_a_naive_recount_after_every_batch() =>
        await Streams.BatchesWithReadings.SampleAsync(
            async batches =>
            {
                var name = Guid.NewGuid().ToString("N");
                await using (var log = await OpenAsync(name))
                {
                    var twin = new Twin();
                    foreach (var submissions in batches)
                    {
                        var batch = submissions.Select(twin.Seen).ToList();
                        var expected = batch.Select(s => twin.Apply(s, Time.GetUtcNow())).Select(Plain).ToList();
                        Assert.Equal(expected, (await log.CommitAsync(batch, Ct)).Select(Plain));
                        await TwinCheck.EqualAsync(log, twin, Ct);
                    }
                }

                await DropAsync(name);
            },
            iter: 40, threads: 1);

    [Fact]
    public async Task How_a_stream_is_cut_into_batches_changes_nothing() =>
        await Streams.Batches.SampleAsync(
            async batches =>
            {
                var (whole, single) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));
                await using (var a = await OpenAsync(whole))
                await using (var b = await OpenAsync(single))
                {
                    await a.CommitAsync([.. batches.SelectMany(batch => batch)], Ct);
                    foreach (var submission in batches.SelectMany(batch => batch))
                    {
                        await b.CommitAsync([submission], Ct);
                    }

                    Assert.Equal(await a.ReadHeadAsync(Ct), await b.ReadHeadAsync(Ct));
                    Assert.Equal(
                        (await a.ReadChangesAsync(Position.None, 1000, null, Ct)).Changes, (await b.ReadChangesAsync(Position.None, 1000, null, Ct)).Changes);
                }

                await DropAsync(whole);
                await DropAsync(single);
            },
            iter: 20, threads: 1);

    [Fact]
    public async Task A_reopened_log_goes_on_where_it_was() =>
        await Streams.Batches.SampleAsync(
            async batches =>
            {
                var name = Guid.NewGuid().ToString("N");
                var twin = new Twin();
                foreach (var batch in batches)
                {
                    await using var log = await OpenAsync(name);
                    foreach (var submission in batch)
                    {
                        twin.Apply(submission, Time.GetUtcNow());
                    }

                    await log.CommitAsync(batch, Ct);
                    await TwinCheck.EqualAsync(log, twin, Ct);
                }

                await DropAsync(name);
            },
            iter: 10, threads: 1);

    [Fact]
    public async Task A_stream_with_recorded_arrivals_committed_again_changes_nothing() =>
        await Streams.Batches.SampleAsync(
            async batches =>
            {
                var name = Guid.NewGuid().ToString("N");
                var recorded = batches.SelectMany(batch => batch).Where(s => s is not Submission.Text { Findings: null })
                    .Select((s, i) => s with { ArrivedAt = Some.Noon.AddSeconds(i / 2) }).ToList();
                await using (var log = await OpenAsync(name))
                {
                    await log.CommitAsync(recorded, Ct);
                    var head = await log.ReadHeadAsync(Ct);
                    var again = await log.CommitAsync(recorded, Ct);
                    Assert.All(again, receipt => Assert.True(receipt is Receipt.Duplicate or Receipt.Rejected, receipt.ToString()));
                    Assert.Equal(head, await log.ReadHeadAsync(Ct));
                }

                await DropAsync(name);
            },
            iter: 30, threads: 1);

    [Fact]
    public async Task An_article_counts_once_for_all_its_source_and_each_subject()
    {
        await using var log = await OpenAsync();
        var receipts = await log.CommitAsync([Some.Text(findings: Some.Findings([Some.Entity(mentions: 3, sentiment: Some.Bad)], [Some.Topic()]))], Ct);
        Assert.Equal(new Receipt.Accepted(new(1), ArticleId.Of(Some.Key())), Assert.Single(receipts));
        var record = await log.LoadSubjectAsync(Oslo, Start, Start, Ct);
        Assert.Equal(new Counts(1, 1, 3, 1, 0, 0, -750, 0), record!.Total);
        Assert.Equal(4, (await log.ReadChangesAsync(Position.None, 10, null, Ct)).Changes.Count);
    }

    [Fact]
    public async Task A_withdrawn_article_leaves_every_count_as_if_it_never_came()
    {
        await using var log = await OpenAsync();
        var receipts = await log.CommitAsync([Some.Text(), Some.Withdrawal(), Some.Withdrawal()], Ct);
        Assert.Equal([new Receipt.Withdrawn(new(2), ArticleId.Of(Some.Key())), new Receipt.Duplicate(new(2), ArticleId.Of(Some.Key()))], receipts.Skip(1));
        var record = await log.LoadSubjectAsync(Oslo, Start, Start, Ct);
        Assert.Equal((default(Counts), 0, 2L), (record!.Total, record.TotalSources, record.Number));
        Assert.Empty(record.Cells);
        Assert.Empty(record.Hours);
        Assert.Empty((await log.ListArticlesAsync(new(), 10, null, Ct)).Items);
        Assert.True((await log.GetArticleAsync(ArticleId.Of(Some.Key()), Ct))!.Summary.Withdrawn);
    }

    [Fact]
    public async Task A_withdrawal_of_what_is_not_known_is_rejected_and_takes_no_position()
    {
        await using var log = await OpenAsync();
        Assert.IsType<Receipt.Rejected>((await log.CommitAsync([Some.Withdrawal()], Ct))[0]);
        Assert.Equal(Position.None, (await log.ReadHeadAsync(Ct)).Position);
    }

    [Fact]
    public async Task An_edit_stays_in_the_minute_of_the_first_version()
    {
        await using var log = await OpenAsync();
        await log.CommitAsync([Some.Text(), Some.Text(body: "Another text.", publishedAt: Some.Noon.AddHours(5))], Ct);
        var article = Assert.Single((await log.ListArticlesAsync(new(Oslo), 10, null, Ct)).Items);
        Assert.Equal(Minute.Of(Some.Noon), article.Time.At);
        Assert.Equal(2, article.Version);
        Assert.Equal(1, (await log.LoadSubjectAsync(Oslo, Start, Start, Ct))!.Number);
    }

    [Fact]
    public async Task A_text_without_findings_is_unread_unless_its_content_is_the_current_one()
    {
        await using var log = await OpenAsync();
        var unread = Some.Text() with { Findings = null };
        Assert.IsType<Receipt.Unread>((await log.CommitAsync([unread], Ct))[0]);
        var receipts = await log.CommitAsync([Some.Text(), unread, Some.Withdrawal(), unread], Ct);
        Assert.IsType<Receipt.Duplicate>(receipts[1]);
        Assert.IsType<Receipt.Unread>(receipts[3]);
    }

    [Fact]
    public async Task When_the_original_is_withdrawn_its_earliest_copy_becomes_the_original()
    {
        await using var log = await OpenAsync();
        await log.CommitAsync([Some.Text("1"), Some.Text("2", "ap"), Some.Text("3", "afp")], Ct);
        var before = (await log.LoadSubjectAsync(Oslo, Start, Start, Ct))!;
        Assert.Equal((3, 1), (before.Total.Articles, before.Total.Originals));
        await log.CommitAsync([Some.Withdrawal("1")], Ct);
        var after = (await log.LoadSubjectAsync(Oslo, Start, Start, Ct))!;
        Assert.Equal((2, 1), (after.Total.Articles, after.Total.Originals));
        Assert.Equal("ap", (await log.ListArticlesAsync(new(OriginalsOnly: true), 10, null, Ct)).Items.Single().Key.Source);
        var copies = (await log.GetArticleAsync(ArticleId.Of(Some.Key("2", "ap")), Ct))!.Copies;
        Assert.Equal("afp", Assert.Single(copies).Key.Source);
    }

    [Fact]
    public async Task A_batch_that_fails_leaves_nothing()
    {
        await using var log = await OpenAsync();
        var outside = new TextSpan(TextField.Title, 5_000, 3);
        var broken = Some.Entity(sentiment: Some.Bad) with { Evidence = [new(outside, Some.Bad, [])] };
        await Assert.ThrowsAsync<ArgumentException>(() => log.CommitAsync([Some.Text("1"), Some.Text("2", findings: Some.Findings([broken]))], Ct));
        Assert.Equal(Position.None, (await log.ReadHeadAsync(Ct)).Position);
        Assert.IsType<Receipt.Accepted>((await log.CommitAsync([Some.Text("1")], Ct))[0]);
        Assert.Equal(1, (await log.LoadSubjectAsync(Oslo, Start, Start, Ct))!.Number);
    }

    [Fact]
    public async Task A_list_shows_the_sentences_behind_the_share_of_the_subject_asked_for()
    {
        await using var log = await OpenAsync();
        await log.CommitAsync([Some.Text(findings: Some.Findings([Some.Entity(sentiment: Some.Bad)], [Some.Topic()]))], Ct);
        var article = Assert.Single((await log.ListArticlesAsync(new(Oslo), 10, null, Ct)).Items);
        Assert.Equal("Storm", Assert.Single(article.Evidence).Text);
        Assert.Equal(["Politics", "Oslo"], article.Subjects.Select(s => s.Name));
        Assert.Empty((await log.ListArticlesAsync(new(), 10, null, Ct)).Items.Single().Evidence);
    }

    [Fact]
    public async Task What_was_stored_comes_back_as_it_was()
    {
        await using var log = await OpenAsync();
        var findings = Some.Findings([Some.Entity(mentions: 2, sentiment: Some.Bad)], [Some.Topic()], Some.Even) with
        {
            Dateline = "Oslo", Skipped = [new(TextField.Body, 3, 4)],
        };
        var text = Some.Text(findings: findings, body: "Zürich 😀\nsecond paragraph", publishedAt: new(2026, 1, 1, 9, 30, 0, TimeSpan.FromHours(2)));
        await log.CommitAsync([text], Ct);
        var version = Assert.Single((await log.GetArticleAsync(ArticleId.Of(Some.Key()), Ct))!.Versions);
        Assert.Equal(text.Article, version.Article);
        Assert.Equal(text.Article.PublishedAt!.Value.Offset, version.Article!.PublishedAt!.Value.Offset);
        Assert.Equivalent(findings, version.Findings, strict: true);
    }

    [Fact]
    public async Task A_cursor_goes_on_where_the_page_ended_though_newer_articles_came()
    {
        await using var log = await OpenAsync();
        await log.CommitAsync([.. Enumerable.Range(0, 5).Select(i => Some.Text($"{i}", publishedAt: Some.Noon.AddMinutes(-i)))], Ct);
        var first = await log.ListArticlesAsync(new(), 2, null, Ct);
        await log.CommitAsync([Some.Text("new", publishedAt: Some.Noon.AddMinutes(1))], Ct);
        var second = await log.ListArticlesAsync(new(), 10, first.Next, Ct);
        Assert.Equal(["2", "3", "4"], second.Items.Select(a => a.Key.Id));
        Assert.Null(second.Next);
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("not a cursor")]
    [InlineData("MS4yLng")]
    public async Task A_bad_cursor_is_refused(string cursor)
    {
        await using var log = await OpenAsync();
        await Assert.ThrowsAsync<FormatException>(() => log.ListArticlesAsync(new(), 2, cursor, Ct));
    }

    [Fact]
    public async Task From_is_inclusive_and_to_is_exclusive()
    {
        await using var log = await OpenAsync();
        await log.CommitAsync([.. Enumerable.Range(0, 4).Select(i => Some.Text($"{i}", publishedAt: Some.Noon.AddMinutes(i)))], Ct);
        var noon = Minute.Of(Some.Noon);
        var page = await log.ListArticlesAsync(new(Oslo, From: noon + 1, To: noon + 3), 10, null, Ct);
        Assert.Equal(["2", "1"], page.Items.Select(a => a.Key.Id));
    }

    [Fact]
    public async Task Subjects_are_found_by_the_beginnings_of_the_words_of_their_name_or_id()
    {
        await using var log = await OpenAsync();
        await log.CommitAsync(
            [
                Some.Text("1", findings: Some.Findings([Some.Entity("Ann Lee", kind: SubjectKind.Person), Some.Entity("São Paulo")], [Some.Topic()])),
                Some.Text("2", findings: Some.Findings([Some.Entity("Anna Leeds", kind: SubjectKind.Person)])),
                Some.Text("3", findings: Some.Findings([Some.Entity("Anna Leeds", kind: SubjectKind.Person)])),
            ],
            Ct);
        Assert.Equal(["Anna Leeds", "Ann Lee"], await FindAsync("lee ann"));
        Assert.Equal(["São Paulo"], await FindAsync("PAUL"));
        Assert.Equal(["Politics"], await FindAsync("11000"));
        Assert.Equal(["Anna Leeds", "Ann Lee", "São Paulo", "Politics"], (await FindAsync("")).OrderBy(n => n == "Politics").ThenBy(n => n == "São Paulo"));
        Assert.Empty(await FindAsync("ann paulo"));
        Assert.Equal(["bbc"], await FindAsync("bb", SubjectKind.Source));
        Assert.Equal(["bbc"], await FindAsync("", SubjectKind.Source));

        async Task<List<string>> FindAsync(string query, SubjectKind? kind = null)
        {
            SubjectKind[] kinds = kind is { } one ? [one] : [.. Enum.GetValues<SubjectKind>().Where(k => k.IsShown())];
            var names = new List<string>();
            string? cursor = null;
            do
            {
                var page = await log.FindSubjectsAsync(query, kinds, 1, cursor, Ct);
                names.AddRange(page.Items.Select(s => s.Name));
                cursor = page.Next;
            }
            while (cursor is not null);
            return names;
        }
    }

    [Fact]
    public async Task The_position_before_an_instant_goes_by_when_the_log_accepted()
    {
        await using var log = await OpenAsync();
        for (var i = 0; i < 5; i++)
        {
            await log.CommitAsync([Some.Text($"{i}a", arrivedAt: Some.Noon.AddDays(-3)), Some.Text($"{i}b")], Ct);
            Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(new(0), await log.ReadPositionBeforeAsync(Some.Noon, Ct));
        Assert.Equal(new(2), await log.ReadPositionBeforeAsync(Some.Noon.AddSeconds(1), Ct));
        Assert.Equal(new(6), await log.ReadPositionBeforeAsync(Some.Noon.AddMinutes(3), Ct));
        Assert.Equal(new(10), await log.ReadPositionBeforeAsync(Some.Noon.AddDays(1), Ct));
    }

    [Fact]
    public async Task The_first_article_with_an_id_is_found_whatever_its_source()
    {
        await using var log = await OpenAsync();
        await log.CommitAsync([Some.Text("7", "ap"), Some.Text("7", "bbc")], Ct);
        Assert.Equal(Some.Key("7", "ap"), await log.FindByIdAsync("7", Ct));
        Assert.Null(await log.FindByIdAsync("8", Ct));
    }

    [Fact]
    public async Task A_search_finds_current_texts_and_forgets_edited_and_withdrawn_ones()
    {
        await using var log = await OpenAsync();
        await log.CommitAsync(
            [
                Some.Text("1", body: "The queen opened a bridge in Zürich."), Some.Text("2", body: "A bridge was closed.", publishedAt: Some.Noon.AddMinutes(1)),
                Some.Text("3", "ap", body: "The opened queen bridge."),
            ],
            Ct);
        await CatchUpAsync(log);
        Assert.Equal(["2", "3", "1"], await SearchAsync("bridge"));
        Assert.Equal(["3", "1"], await SearchAsync("opened queen"));
        Assert.Equal(["1"], await SearchAsync("\"queen opened\""));
        Assert.Equal(["1"], await SearchAsync("zuri*"));
        Assert.Equal(["3"], await SearchAsync("bridge", source: "ap"));
        Assert.Equal(["2", "3", "1"], await SearchAsync("oslo bridge", subject: Oslo));
        Assert.Equal(["2", "1"], await SearchAsync("bridge (closed OR zürich)"));
        Assert.Equal(["2"], await SearchAsync("bridge NOT opened"));
        Assert.Equal(["3"], await SearchAsync("opened NEAR/0 queen NEAR/0 bridge"));
        Assert.Equal(["2", "3", "1"], await SearchAsync("entity:oslo lang:en title:storm NOT source:cnn"));

        await log.CommitAsync([Some.Text("1", body: "Nothing happened."), Some.Withdrawal("2")], Ct);
        Assert.Equal(["3", "1"], await SearchAsync("bridge"));
        await CatchUpAsync(log);
        Assert.Equal(["3"], await SearchAsync("bridge"));
        Assert.Equal(["1"], await SearchAsync("happened"));
        Assert.Equal((await log.ReadHeadAsync(Ct)).Position, (await log.ReadHeadAsync(Ct)).SearchPosition);

        async Task<IEnumerable<string>> SearchAsync(string query, SubjectId? subject = null, string? source = null) =>
            (await TwinCheck.AllAsync(log, new(subject, Query.Parse(query), source), Ct)).Select(a => a.Key.Id);
    }

    private static Receipt Plain(Receipt receipt) => receipt is Receipt.Rejected ? new Receipt.Rejected("") : receipt;
}
