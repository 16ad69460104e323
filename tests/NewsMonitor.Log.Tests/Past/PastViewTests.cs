using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Domain;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Log.Tests.Past;

public sealed class PastViewTests
{
    private const int Batches = 14;
    private static readonly Minute Start = new(0);
    private static readonly Minute End = Minute.Of(new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static int Sequences => int.TryParse(Environment.GetEnvironmentVariable("NEWSMONITOR_SEQUENCES"), CultureInfo.InvariantCulture, out var n) ? n : 12;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reads_as_of_an_instant_are_those_of_a_recount_of_what_had_come(bool recorded)
    {
        for (var seed = 1; seed <= Sequences; seed++)
        {
            using var folder = new TemporaryFolder();
            var time = new FakeTimeProvider(Some.Noon);
            await using var log = await SqliteLog.OpenAsync(folder.Path, time, NullLogger.Instance, Ct);
            var feed = new RandomFeed(seed, recorded, Some.Noon);
            for (var i = 0; i < Batches; i++)
            {
                time.Advance(feed.NextPause());
                await feed.CommitAsync(log, feed.NextBatch(time.GetUtcNow()), Ct);
            }

            if (await log.ReadRangeAsync(Ct) is not { } range)
            {
                continue;
            }

            var random = new Random(seed);
            foreach (var instant in feed.Past.Rows.Select(row => row.Time).Distinct().OrderBy(_ => random.Next()).Take(4).Append(range.FirstArrival.AddTicks(-1)))
            {
                try
                {
                    var view = log.At(new AsOf.Arrival(instant, range.Head));
                    await CheckAsync(view, feed.Past.At(instant), instant, arrivals: true);
                    await CheckArticlesAsync(view, feed.Past, instant);
                }
                catch (Exception error)
                {
                    throw new InvalidOperationException($"Seed {seed}, recorded {recorded}, as of {instant:O}", error);
                }
            }

            var minutes = feed.Past.Now().Select(article => article.Time.At).Order().ToList();
            foreach (var minute in minutes.Where((_, i) => i % 3 == 0))
            {
                var counted = feed.Past.Now().FindAll(article => article.Time.At <= minute);
                await CheckAsync(log.At(new AsOf.Event(minute)), counted, minute.Start, arrivals: false);
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reads_as_of_an_instant_know_nothing_of_what_was_committed_after_their_head(bool recorded)
    {
        for (var seed = 1; seed <= Sequences; seed++)
        {
            using var folder = new TemporaryFolder();
            var time = new FakeTimeProvider(Some.Noon);
            await using var log = await SqliteLog.OpenAsync(folder.Path, time, NullLogger.Instance, Ct);
            var feed = new RandomFeed(seed, recorded, Some.Noon);
            var heads = new List<Position>();
            for (var i = 0; i < Batches; i++)
            {
                time.Advance(feed.NextPause());
                await feed.CommitAsync(log, feed.NextBatch(time.GetUtcNow()), Ct);
                if (i is 1 or 4 && await log.ReadRangeAsync(Ct) is { } range)
                {
                    heads.Add(range.Head);
                }
            }

            foreach (var head in heads)
            {
                var past = feed.Past.UpTo(head);
                var random = new Random(seed);
                foreach (var instant in past.Rows.Select(row => row.Time).Distinct().OrderBy(_ => random.Next()).Take(2).Append(feed.Time))
                {
                    try
                    {
                        var view = log.At(new AsOf.Arrival(instant, head));
                        await CheckAsync(view, past.At(instant), instant, arrivals: true);
                        await CheckArticlesAsync(view, past, instant);
                    }
                    catch (Exception error)
                    {
                        throw new InvalidOperationException($"Seed {seed}, recorded {recorded}, as of {instant:O} and {head}", error);
                    }
                }
            }
        }
    }

    /// <param name="arrivals">Whether arrivals are told by when they came.</param>
    private static async Task CheckAsync(ILogView view, List<NaiveArticle> counted, DateTimeOffset instant, bool arrivals)
    {
        var subjects = counted.SelectMany(article => article.Shares).Select(share => share.Subject).Concat(RandomFeed.Places).Distinct();
        foreach (var subject in subjects)
        {
            var mine = counted.FindAll(article => article.Of(subject) is not null);
            foreach (var step in new[] { 1, 60, 1440 })
            {
                Assert.Equal(Steps(mine, subject, step), (await view.ReadSeriesAsync(subject, Start, End, step, Ct)).Select(p => (p.At, p.Counts)));
                var (from, to) = (Minute.Of(instant) - 75, Minute.Of(instant) + 3);
                Assert.Equal(
                    Steps(mine.FindAll(a => a.Time.At >= from && a.Time.At < to), subject, step),
                    (await view.ReadSeriesAsync(subject, from, to, step, Ct)).Select(p => (p.At, p.Counts)));
            }

            Assert.Equal(
                mine.GroupBy(a => a.Article.Key.Source).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => new SubjectSource(g.Key, Sum(g.Select(a => a.Counts(subject))), g.Max(a => a.Time.At))),
                await view.ReadSubjectSourcesAsync(subject, Start, End, 100, Ct));
            var related = await view.ReadRelatedAsync(subject, Start, End, 100, Ct);
            Assert.Equal(
                mine.SelectMany(a => a.Shares).Where(s => s.Kind.IsShown() && s.Subject != subject).CountBy(s => s.Subject)
                    .Select(pair => (pair.Key, pair.Value, (long)counted.Count(a => a.Of(pair.Key) is not null))).OrderBy(pair => pair.Key.Value),
                related.Select(r => (r.Subject.Subject, r.Shared, r.Total)).OrderBy(pair => pair.Subject.Value));
            var clock = Minute.Of(instant) + EventTime.Ahead;
            Assert.Equal(mine.Find(a => a.Time.At <= clock)?.Article.Key, (await view.ReadNewestAsync([subject], clock, Ct)).GetValueOrDefault(subject)?.Key);
            if ((await view.ReadSubjectsAsync([subject], Ct)).TryGetValue(subject, out var summary))
            {
                Assert.Equal(
                    (mine.Count, mine.Count == 0 ? null : mine.Min(a => a.Time.At), mine.Count == 0 ? null : mine.Max(a => a.Time.At)),
                    (summary.Articles, summary.First, summary.Newest));
            }

            await CheckListAsync(view, new(subject), mine, subject);
            await CheckListAsync(view, new(subject, Source: "bbc"), mine.FindAll(a => a.Article.Key.Source == "bbc"), subject);
            if (arrivals)
            {
                Assert.Equal(ByArrival(mine), (await view.ReadArrivalsAsync(subject, Position.None, 100, Ct)).Select(a => a.Key));
            }
        }

        var all = new List<SubjectSummary>();
        string? cursor = null;
        do
        {
            var page = await view.FindSubjectsAsync("", Enum.GetValues<SubjectKind>(), 3, cursor, Ct);
            all.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(
            counted.SelectMany(a => a.Shares).CountBy(s => s.Subject).Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal),
            all.Select(s => $"{s.Subject} {s.Articles}").Order(StringComparer.Ordinal));
        Assert.Equal(all.Select(s => s.Articles).OrderDescending(), all.Select(s => s.Articles));
    }

    private static async Task CheckListAsync(ILogView view, ArticleFilter filter, List<NaiveArticle> expected, SubjectId subject)
    {
        var listed = new List<ArticleSummary>();
        string? cursor = null;
        do
        {
            var page = await view.ListArticlesAsync(filter, 2, cursor, Ct);
            listed.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(expected.Select(a => a.Article.Key), listed.Select(a => a.Key));
        foreach (var (a, b) in expected.Zip(listed))
        {
            var share = a.Of(subject)!;
            Assert.Equal(
                (a.Original, a.Copies, a.Time, a.Current.Position, a.Current.Time, a.Versions, false),
                (b.Original, b.Copies, b.Time, b.Position, b.Arrival, b.Version, b.Withdrawn));
            Assert.Equal(new ArticleShare(share.Mentions, share.Sentiment, share.ScoreMilli / 1000d), b.Share);
            Assert.Equal(a.Findings.Entities.FirstOrDefault(e => e.Subject == subject)?.Evidence.Length ?? 0, b.Evidence.Count);
        }
    }

    private static async Task CheckArticlesAsync(ILogView view, NaivePast past, DateTimeOffset instant)
    {
        foreach (var key in RandomFeed.Keys)
        {
            var versions = past.VersionsOf(key, instant);
            var first = past.Rows.FirstOrDefault(row => row.Key == key);
            var record = await view.GetArticleAsync(ArticleId.Of(key), Ct);
            if (first is null || first.Time > instant)
            {
                Assert.Null(record);
                continue;
            }

            Assert.Equal(versions.Select(v => (v.Position, v.Time, v.Way, v.Article)), record!.Versions.Select(v => (v.Position, v.Arrival, v.Way, v.Article)));
            Assert.Equal(versions[^1].Article is null, record.Summary.Withdrawn);
            Assert.Equal(record.Summary.Copies, record.Copies.Count);
            var read = past.Rows.Where(row => row.Version == versions[^1].Position && row.Time <= instant).MaxBy(row => row.Position);
            Assert.Equal((read ?? versions[^1]).Findings?.Reader, record.Versions[^1].Findings?.Reader);
        }

        Assert.Equal(ByArrival(past.At(instant)), (await view.ReadArrivalsAsync(null, Position.None, 100, Ct)).Select(a => a.Key));
    }

    private static IEnumerable<ArticleKey> ByArrival(IEnumerable<NaiveArticle> articles) =>
        articles.OrderByDescending(a => a.Current.Time).ThenByDescending(a => a.Current.Position).Select(a => a.Article.Key);

    private static IEnumerable<(Minute, Counts)> Steps(List<NaiveArticle> articles, SubjectId subject, int step) => articles
        .GroupBy(a => new Minute((long)Math.Floor(a.Time.At.Value / (double)step) * step)).OrderBy(g => g.Key)
        .Select(g => (g.Key, Sum(g.Select(a => a.Counts(subject)))));

    private static Counts Sum(IEnumerable<Counts> parts) => parts.Aggregate(default(Counts), (sum, part) => sum + part);
}
