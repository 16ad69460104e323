using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Domain;
using NewsMonitor.Host.Serving;
using NewsMonitor.Intake;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;
using NewsMonitor.Reading;
using NewsMonitor.Reading.OwnList;

namespace NewsMonitor.Acceptance.Streams;

/// <summary>
/// Forty polls of two real feeds over HTTP, by the parts that the host polls with, at the times of the recording: what is new counts once, what
/// changed is a version, what drops out stays.
/// </summary>
public sealed class SnapshotPollTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-acceptance").FullName;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("growing")]
    [InlineData("rolling")]
    public async Task Each_poll_brings_what_is_new_and_changed_and_at_the_end_each_item_counts_once(string name)
    {
        var rows = TestData.Table(TestData.Path("stream", "snapshots", name, "EXPECTED.tsv")).ToList();
        await using var server = await SnapshotServer.StartAsync(_ct);
        await using var polling = await Polling.OpenAsync(_folder, Taken(rows[0]["file"]), _ct);
        var source = new FeedSource(
            name, server.Address, null, FetchPages: false, TimeSpan.FromMinutes(5), Paused: false, polling.Time.GetUtcNow(), FeedHealth.Unknown);
        var (items, versions) = (0, 0);
        foreach (var row in rows)
        {
            var (arrived, changed) = (Number(row, "newGuids"), Number(row, "changedGuids"));
            polling.Time.SetUtcNow(Taken(row["file"]));
            await server.ServeAsync(TestData.Path("stream", "snapshots", name, row["file"]), row["sha256"], _ct);
            (source, var receipts) = await polling.PollAsync(source, _ct);

            var updated = receipts.Count(receipt => receipt is Receipt.Updated);
            (items, versions) = (items + arrived, versions + arrived + updated);
            output.WriteLine($"{row["file"]}: {receipts.Count} items, {arrived} new, {updated} updated"
                + (updated == changed ? "" : $"; {changed} differ in bytes, {changed - updated} of them in markup alone"));
            Assert.Equal(Number(row, "items"), receipts.Count);
            Assert.Equal(arrived, receipts.Count(receipt => receipt is Receipt.Accepted));
            Assert.InRange(updated, 0, changed);
            Assert.Equal(receipts.Count - arrived - updated, receipts.Count(receipt => receipt is Receipt.Duplicate));

            // The same answer once more: the server has nothing to send.
            (source, var again) = await polling.PollAsync(source, _ct);
            Assert.Empty(again);
            Assert.Equal((0, null), (source.Health.Failures, source.Health.LastError));
        }

        var head = await polling.Log.ReadHeadAsync(_ct);
        Assert.Equal((items, versions, 0L), (head.Articles, head.Versions, head.Withdrawn));
        Assert.Equal(head.Versions, head.Position.Value);
        var own = await polling.Log.ReadSubjectsAsync([SubjectId.Source(name), SubjectId.All], _ct);
        Assert.All(own.Values, subject => Assert.Equal(items, subject.Articles));
        Assert.Equal(2, own.Count);
    }

    private static int Number(Dictionary<string, string> row, string column) => int.Parse(row[column], CultureInfo.InvariantCulture);

    /// <summary>The time in a name like 000_20250920T065850Z.rss.gz.</summary>
    private static DateTimeOffset Taken(string file) =>
        DateTimeOffset.ParseExact(file.Split('_', '.')[1], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>What the host polls with, without a silo: client, pipeline and log on a clock of the test's.</summary>
    private sealed class Polling : IAsyncDisposable
    {
        private readonly Fetcher _fetcher;
        private readonly FeedClient _client;
        private readonly ArticlePipeline _pipeline;
        private readonly CancellationTokenSource _stop = new();
        private readonly Task[] _running;

        private Polling(SqliteLog log, FakeTimeProvider time)
        {
            (Log, Time) = (log, time);
            var fetch = Options.Create(new FetchOptions { HostGap = TimeSpan.Zero });
            _fetcher = new(new AddressGuard(Options.Create(new AddressGuardOptions { AllowedHosts = ["127.0.0.1"] })), fetch, time);
            _client = new(_fetcher, new(_fetcher, log, fetch, time, NullLogger<TeaserPages>.Instance), time, NullLogger<FeedClient>.Instance);

            // The writer gathers by the machine's clock: the test's stands still while a batch waits for more.
            var writer = new LogWriter(log, new LogWriterOptions(), TimeProvider.System, NullLogger.Instance);
            _pipeline = new(log, writer, new ReaderShelf(ReaderKind.Fast, useSections: true, OwnNames.Empty, ReaderSetting.Load), Options.Create(new PipelineOptions()), NullLogger<ArticlePipeline>.Instance);
            _running = [writer.RunAsync(_stop.Token), _pipeline.RunAsync(_stop.Token)];
        }

        public SqliteLog Log { get; }

        public FakeTimeProvider Time { get; }

        public static async Task<Polling> OpenAsync(string folder, DateTimeOffset start, CancellationToken ct)
        {
            var time = new FakeTimeProvider(start);
            return new(await SqliteLog.OpenAsync(folder, time, NullLogger.Instance, ct), time);
        }

        public async Task<(FeedSource Source, IReadOnlyList<Receipt> Receipts)> PollAsync(FeedSource source, CancellationToken ct)
        {
            var poll = await _client.PollAsync(source, ct);
            Assert.Null(poll.Error);
            var waiting = new List<Task<Receipt>>();
            foreach (var item in poll.Items)
            {
                waiting.Add(await _pipeline.SubmitAsync(ArticleDoor.Admit(item, Way.Feed, Time.GetUtcNow()), Way.Feed, ct));
            }

            return (poll.Source, await Task.WhenAll(waiting));
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await Task.WhenAll(_running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            _stop.Dispose();
            _fetcher.Dispose();
            await Log.DisposeAsync();
        }
    }
}
