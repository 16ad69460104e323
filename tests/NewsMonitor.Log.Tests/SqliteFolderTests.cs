using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Log.Tests;

/// <summary>What a data folder withstands.</summary>
public sealed class SqliteFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(Some.Noon);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_folder_that_is_held_is_refused_by_name()
    {
        await using (await OpenAsync("a"))
        {
            var error = await Assert.ThrowsAsync<IOException>(() => OpenAsync("a"));
            Assert.Contains(_folder.Sub("a"), error.Message, StringComparison.Ordinal);
        }

        await using var again = await OpenAsync("a");
    }

    [Fact]
    public async Task A_kill_at_any_byte_of_the_write_ahead_log_leaves_whole_batches()
    {
        var twins = new List<Twin>();
        await using (var log = await OpenAsync("a"))
        {
            twins.Add(new());
            for (var batch = 0; batch < 4; batch++)
            {
                var submissions = Enumerable.Range(0, 3).Select(i => (Submission)Some.Text($"{batch}-{i}", body: $"Body {i}.")).ToList();
                await log.CommitAsync(submissions, Ct);
                var twin = new Twin();
                foreach (var submission in Enumerable.Range(0, batch + 1).SelectMany(b => Enumerable.Range(0, 3).Select(i => Some.Text($"{b}-{i}", body: $"Body {i}."))))
                {
                    twin.Apply(submission, Some.Noon);
                }

                twins.Add(twin);
            }

            var wal = await ReadAsync(_folder.Sub("a/log.db-wal"));
            for (var cut = 0; cut <= 12; cut++)
            {
                var copy = Directory.CreateDirectory(_folder.Sub($"cut{cut}")).FullName;
                await File.WriteAllBytesAsync(Path.Combine(copy, "log.db"), await ReadAsync(_folder.Sub("a/log.db")), Ct);
                await File.WriteAllBytesAsync(Path.Combine(copy, "log.db-wal"), wal[..(wal.Length * cut / 12)], Ct);
                await using var reopened = await OpenAsync($"cut{cut}");
                var position = (await reopened.ReadHeadAsync(Ct)).Position.Value;
                Assert.Equal(0, position % 3);
                await TwinCheck.EqualAsync(reopened, twins[(int)position / 3], Ct);
                if (cut == 12)
                {
                    Assert.Equal(12, position);
                }
            }
        }
    }

    [Fact]
    public async Task A_log_from_before_texts_were_read_again_knows_who_read_what_counts()
    {
        var twin = new Twin();
        await using (var log = await OpenAsync("a"))
        {
            Submission[] batch =
            [
                Some.Text("1"), Some.Text("2", findings: Some.Findings([Some.Entity("Paris")]) with { Reader = "test/2" }), Some.Text("3"),
                Some.Text("1", body: "Edited.", findings: Some.Findings([Some.Entity()]) with { Reader = "test/3" }), Some.Withdrawal("3"),
            ];
            foreach (var submission in batch)
            {
                twin.Apply(submission, Some.Noon);
            }

            await log.CommitAsync(batch, Ct);
        }

        using (var db = new SqliteConnection($"Data Source={_folder.Sub("a/log.db")};Pooling=False"))
        {
            await db.OpenAsync(Ct);
            using var back = db.CreateCommand();
            back.CommandText = """
                drop table topic; drop table topic_revision; alter table version drop column topics; alter table article drop column matched;
                drop table gone; drop index version_text; alter table version drop column text;
                drop index version_arrival; drop index article_minute; drop index version_article;
                create index version_article on version (article, position);
                drop table reader; drop table reading; drop table subject_reader;
                alter table article drop column reader; alter table article drop column reading;
                delete from migration where number >= 2;
                """;
            back.ExecuteNonQuery();
        }

        await using var upgraded = await OpenAsync("a");
        await TwinCheck.EqualAsync(upgraded, twin, Ct);
        Assert.Equal([new("test/2", 1), new ReaderCount("test/3", 1)], await upgraded.ReadReadersAsync(SubjectId.All, Ct));

        // What an edit and a withdrawal took out is found again as of a time before them: all came at once, so as of the first positions.
        var before = upgraded.At(new AsOf.Arrival(Some.Noon.AddYears(1), new(3)));
        Assert.Equal(3, (await before.ListArticlesAsync(new(SubjectId.All), 10, null, Ct)).Items.Count);
    }

    [Fact]
    public async Task Full_text_that_is_lost_or_damaged_or_of_another_log_is_built_anew()
    {
        foreach (var (name, body) in new[] { ("a", "Apples fell."), ("b", "Bears slept.") })
        {
            await using var log = await OpenAsync(name);
            await log.CommitAsync([Some.Text(body: body)], Ct);
            await log.Search.CatchUpAsync(Ct);
        }

        var file = _folder.Sub("a/search.db");
        File.Delete(file);
        await FindsApplesAsync();

        await File.WriteAllTextAsync(file, "not a database", Ct);
        await FindsApplesAsync();

        File.Copy(_folder.Sub("b/search.db"), file, overwrite: true);
        await FindsApplesAsync();

        async Task FindsApplesAsync()
        {
            await using var log = await OpenAsync("a");
            await log.Search.CatchUpAsync(Ct);
            Assert.Single((await log.ListArticlesAsync(new(Query: Query.Parse("apples")), 10, null, Ct)).Items);
            Assert.Empty((await log.ListArticlesAsync(new(Query: Query.Parse("bears")), 10, null, Ct)).Items);
        }
    }

    [Fact]
    public async Task A_topic_whose_query_cannot_be_read_keeps_no_log_from_opening_and_can_be_changed_or_deleted()
    {
        SubjectId subject;
        await using (var log = await OpenAsync("a"))
        {
            subject = (await log.Topics.AddAsync(new("Truce", Query.Parse("truce")), Ct))!.Subject;
            await log.CommitAsync([Some.Text("1", body: "A truce.")], Ct);
        }

        await using (var db = new SqliteConnection($"Data Source={_folder.Sub("a/log.db")};Pooling=false"))
        {
            await db.OpenAsync(Ct);
            await using var spoil = new SqliteCommand("update topic set query = 'truce AND ('", db);
            await spoil.ExecuteNonQueryAsync(Ct);
        }

        await using (var log = await OpenAsync("a"))
        {
            await log.CommitAsync([Some.Text("2", body: "A truce.")], Ct);
            Assert.Empty(Assert.Single((await log.ListArticlesAsync(new(subject), 10, null, Ct)).Items).Matched);
            Assert.IsType<TopicChange.Done>(await log.Topics.ChangeAsync(subject, new(Deleted: true), Ct));
            await Assert.ThrowsAsync<QueryException>(() => log.Topics.ChangeAsync(subject, new(Deleted: false), Ct));
            Assert.IsType<TopicChange.Done>(await log.Topics.ChangeAsync(subject, new(Query: Query.Parse("truce"), Deleted: false), Ct));
            await log.CommitAsync([Some.Text("3", body: "A truce.")], Ct);
            Assert.Equal(2, (await log.Topics.FindAsync(subject, Ct))!.Articles);
        }
    }

    [Fact]
    public async Task A_full_text_file_that_cannot_be_written_is_a_fault_of_the_machine_for_whoever_counts_the_past()
    {
        await using var log = await OpenAsync("a");
        await log.CommitAsync([Some.Text(body: "A truce.")], Ct);
        var topic = (await log.Topics.AddAsync(new("Truce", Query.Parse("truce")), Ct))!;
        await using (var other = new SqliteConnection($"Data Source={_folder.Sub("a/search.db")};Pooling=false"))
        {
            await other.OpenAsync(Ct);
            await using var hold = new SqliteCommand("begin immediate", other);
            await hold.ExecuteNonQueryAsync(Ct);
            Assert.True((await Assert.ThrowsAsync<LogException>(() => log.Topics.OpenPastAsync(topic, Ct))).Transient);
        }

        Assert.Equal(1, (await log.Topics.OpenPastAsync(topic, Ct)).Count);
    }

    [Fact]
    public async Task An_article_of_a_minute_that_has_a_million_is_left_out_of_search_and_all_others_are_found()
    {
        await using (var log = await OpenAsync("a"))
        {
            await log.CommitAsync([Some.Text("1", body: "A truce.")], Ct);
            await log.Search.CatchUpAsync(Ct);
        }

        await using (var db = new SqliteConnection($"Data Source={_folder.Sub("a/search.db")};Pooling=false"))
        {
            await db.OpenAsync(Ct);
            await using var fill = new SqliteCommand("insert into doc (row, article) select row | 0xfffff, 1000000 from doc", db);
            await fill.ExecuteNonQueryAsync(Ct);
        }

        await using (var log = await OpenAsync("a"))
        {
            await log.CommitAsync([Some.Text("2", body: "A truce."), Some.Text("3", body: "A truce.", publishedAt: Some.Noon.AddMinutes(-1))], Ct);
            await log.Search.CatchUpAsync(Ct);
            Assert.Equal(["1", "3"], (await log.ListArticlesAsync(new(Query: Query.Parse("truce")), 10, null, Ct)).Items.Select(article => article.Key.Id));
        }
    }

    [Fact]
    public async Task A_damaged_log_stops_the_start_and_says_what_to_do()
    {
        Directory.CreateDirectory(_folder.Sub("a"));
        await File.WriteAllTextAsync(_folder.Sub("a/log.db"), "not a database", Ct);
        var error = await Assert.ThrowsAsync<LogException>(() => OpenAsync("a"));
        Assert.Contains("restore a backup", error.Message, StringComparison.Ordinal);
        Assert.False(error.Transient);
    }

    [Fact]
    public async Task Search_follows_in_the_background_until_it_is_stopped()
    {
        await using var log = await OpenAsync("a");
        using var stop = new CancellationTokenSource();
        var run = log.Search.RunAsync(stop.Token);
        await log.CommitAsync([Some.Text()], Ct);
        await log.Search.CatchUpAsync(Ct);
        await stop.CancelAsync();
        await run;
        Assert.Equal(new Position(1), (await log.ReadHeadAsync(Ct)).SearchPosition);
    }

    [Fact]
    public async Task Two_commits_at_once_are_refused_as_a_mistake_of_the_caller()
    {
        await using var log = await OpenAsync("a");
        var batch = new LazyBatch(() => Assert.ThrowsAsync<InvalidOperationException>(() => log.CommitAsync([Some.Text()], Ct)).GetAwaiter().GetResult());
        await log.CommitAsync(batch, Ct);
    }

    [Fact]
    public void A_migration_runs_once_and_a_changed_or_unknown_one_stops_the_start()
    {
        using var db = Memory();
        var first = new Migration("0001-a.sql", "create table a (x);\ninsert into a values (1);");
        var second = new Migration("0002-b.sql", "alter table a add column y;");
        Migrations.Run(db, [first], "log.db");
        Migrations.Run(db, [first with { Sql = first.Sql.ReplaceLineEndings("\r\n") }, second], "log.db");
        Assert.Equal(1, db.Scalar("select count(*) from a where y is null"));

        var newer = Assert.Throws<InvalidDataException>(() => Migrations.Run(db, [first], "log.db"));
        Assert.Contains("newer version", newer.Message, StringComparison.Ordinal);
        var changed = Assert.Throws<InvalidDataException>(() => Migrations.Run(db, [first, new("0002-b.sql", "select 1")], "log.db"));
        Assert.Contains("0002-b.sql", changed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_migration_that_fails_leaves_nothing()
    {
        using var db = Memory();
        Assert.Throws<SqliteException>(() => Migrations.Run(db, [new("0001-a.sql", "create table a (x); insert into nowhere values (1);")], "log.db"));
        Assert.Equal(0, db.Scalar("select count(*) from sqlite_schema where name = 'a'"));
        Assert.Equal(0, db.Scalar("select count(*) from migration"));
    }

    private static Session Memory()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return new(connection);
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, Ct);
        return bytes.ToArray();
    }

    private Task<SqliteLog> OpenAsync(string name) => SqliteLog.OpenAsync(_folder.Sub(name), _time, NullLogger.Instance, Ct);

    /// <summary>A batch that does something while it is being committed.</summary>
    private sealed class LazyBatch(Action during) : List<Submission>([Some.Text()]), IReadOnlyList<Submission>
    {
        Submission IReadOnlyList<Submission>.this[int index]
        {
            get
            {
                during();
                return this[index];
            }
        }
    }
}
