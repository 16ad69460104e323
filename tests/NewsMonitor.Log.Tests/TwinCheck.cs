using NewsMonitor.Domain;

namespace NewsMonitor.Log.Tests;

/// <summary>Asserts that a log answers as its twin counts.</summary>
internal static class TwinCheck
{
    private static readonly Minute Start = new(long.MinValue / 4);
    private static readonly Minute End = new(long.MaxValue / 4);

    public static async Task EqualAsync(ILog log, Twin twin, CancellationToken ct)
    {
        var current = twin.Current();
        await HeadAsync(log, twin, current, ct);
        var changes = await ChangesAsync(log, twin, ct);
        foreach (var subject in twin.Subjects())
        {
            await SubjectAsync(log, subject, current, [.. changes.Where(c => c.Subject == subject)], ct);
            await ListsAsync(log, subject, current, ct);
            await ReadersAsync(log, subject, current, ct);
        }

        await ArticlesAsync(log, twin, current, ct);
    }

    private static async Task HeadAsync(ILogReader log, Twin twin, List<TwinArticle> current, CancellationToken ct)
    {
        var head = await log.ReadHeadAsync(ct);
        Assert.Equal(twin.Positions, head.Position.Value);
        Assert.Equal(current.Count, head.Articles);
        Assert.Equal(twin.Versions.Count(v => v.Article is not null), head.Versions);
        Assert.Equal(twin.Versions.Select(v => v.Key).Distinct().Count() - current.Count, head.Withdrawn);
        Assert.Equal(current.Select(a => a.Article.Key.Source).Distinct().Count(), head.Sources);
        Assert.Equal(current.Count == 0 ? null : current.Min(a => a.Time.At), head.FirstMinute);
        Assert.Equal(twin.Versions is [.., var last] ? last.Arrival : (DateTimeOffset?)null, head.NewestArrival);
    }

    private static async Task<List<Change>> ChangesAsync(ILogReader log, Twin twin, CancellationToken ct)
    {
        var all = new List<Change>();
        for (var at = Position.None; ;)
        {
            var batch = await log.ReadChangesAsync(at, 3, null, ct);
            Assert.Equal(at, batch.From);
            Assert.All(batch.Changes, c => Assert.True(c.Position > batch.From && c.Position <= batch.To && !c.Counts.IsZero));
            all.AddRange(batch.Changes);
            if (batch.To == at)
            {
                break;
            }

            at = batch.To;
        }

        Assert.Equal(twin.Versions.SelectMany(v => v.Readings).Select(r => r.At).Where(p => all.Exists(c => c.Position == p)).Order(),
            all.Where(c => c.IsReread).Select(c => c.Position).Distinct());
        var shards = new List<Change>();
        for (var shard = 0; shard < 8; shard++)
        {
            var part = await log.ReadChangesAsync(Position.None, 1_000_000, (shard, 8), ct);
            Assert.All(part.Changes, c => Assert.Equal(shard, (int)(StableHash.Spread(c.Subject.Value) % 8)));
            shards.AddRange(part.Changes);
        }

        Assert.Equal(all.OrderBy(c => c.Subject.Value).ThenBy(c => c.Number), shards.OrderBy(c => c.Subject.Value).ThenBy(c => c.Number));
        return all;
    }

    private static async Task SubjectAsync(ILogReader log, SubjectId subject, List<TwinArticle> current, List<Change> changes, CancellationToken ct)
    {
        var mine = current.FindAll(a => a.Of(subject) is not null);
        var record = await log.LoadSubjectAsync(subject, Start, Start, ct);
        Assert.NotNull(record);
        Assert.Equal(Sum(mine.Select(a => a.Counts(subject))), record.Total);
        Assert.Equal(mine.Count, record.Summary.Articles);
        Assert.Equal(mine.Select(a => a.Article.Key.Source).Distinct().Count(), record.TotalSources);
        Assert.Equal(
            mine.GroupBy(a => a.Article.Key.Source).Select(g => g.Count()).Order(), record.Sources.Select(s => s.Articles).Order());
        Assert.Equal(mine.Count == 0 ? null : mine.Min(a => a.Time.At), record.Summary.First);
        Assert.Equal(mine.Count == 0 ? null : mine.Max(a => a.Time.At), record.Summary.Newest);

        Assert.Equal(Enumerable.Range(1, changes.Count).Select(n => (long)n), changes.Select(c => c.Number));
        Assert.Equal(changes.Count, record.Number);
        Assert.Equal(record.Total, Sum(changes.Select(c => c.Counts)));

        var cells = changes.GroupBy(c => (c.At, c.Source)).Select(g => new Cell(g.Key.At, g.Key.Source, Sum(g.Select(c => c.Counts))));
        Assert.Equal(cells.Where(c => !c.Counts.IsZero).OrderBy(c => c.At).ThenBy(c => c.Source), record.Cells);
        Assert.Equal(
            mine.GroupBy(a => (a.Time.At, a.Article.Key.Source)).Select(g => $"{g.Key.At} {Sum(g.Select(a => a.Counts(subject)))}").Order(),
            record.Cells.Select(c => $"{c.At} {c.Counts}").Order());
        Assert.Equal(Steps(mine, subject, 60), record.Hours.Select(h => (h.Hour, h.Counts)));

        foreach (var step in new[] { 1, 60, 1440 })
        {
            Assert.Equal(Steps(mine, subject, step), Pairs(await log.ReadSeriesAsync(subject, Start, End, step, ct)));
            var (from, to) = (Minute.Of(Some.Noon) - 75, Minute.Of(Some.Noon) + 130);
            var within = mine.FindAll(a => a.Time.At >= from && a.Time.At < to);
            Assert.Equal(Steps(within, subject, step), Pairs(await log.ReadSeriesAsync(subject, from, to, step, ct)));
        }

        var sources = await log.ReadSubjectSourcesAsync(subject, Start, End, 100, ct);
        Assert.Equal(
            mine.GroupBy(a => a.Article.Key.Source).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new SubjectSource(g.Key, Sum(g.Select(a => a.Counts(subject))), g.Max(a => a.Time.At))),
            sources);

        var related = await log.ReadRelatedAsync(subject, Start, End, 100, ct);
        Assert.Equal(
            mine.SelectMany(a => a.Shares).Where(s => s.Kind.IsShown() && s.Subject != subject).CountBy(s => s.Subject)
                .Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key.Value),
            related.Select(r => (r.Subject.Subject, r.Shared)).OrderBy(pair => pair.Subject.Value));
        Assert.Equal(related.Select(r => r.Shared).OrderDescending(), related.Select(r => r.Shared));
    }

    private static async Task ListsAsync(ILogReader log, SubjectId subject, List<TwinArticle> current, CancellationToken ct)
    {
        var mine = current.FindAll(a => a.Of(subject) is not null);
        var listed = await AllAsync(log, new(subject), ct);
        Assert.Equal(mine.Select(a => a.Article.Key), listed.Select(a => a.Key));
        foreach (var (expected, actual) in mine.Zip(listed))
        {
            Assert.Equal(expected.Original, actual.Original);
            Assert.Equal(expected.Copies, actual.Copies);
            Assert.Equal(expected.Time, actual.Time);
            Assert.Equal(expected.Version.Position, actual.Position);
            var share = expected.Of(subject)!;
            Assert.Equal(new ArticleShare(share.Mentions, share.Sentiment, share.ScoreMilli / 1000d), actual.Share);
        }

        Assert.Equal(mine.Where(a => a.Original).Select(a => a.Article.Key), (await AllAsync(log, new(subject, OriginalsOnly: true), ct)).Select(a => a.Key));
        foreach (var source in new[] { "bbc", "ap" })
        {
            Assert.Equal(
                mine.Where(a => a.Article.Key.Source == source).Select(a => a.Article.Key),
                (await AllAsync(log, new(subject, Source: source), ct)).Select(a => a.Key));
        }

        var clock = Minute.Of(Some.Noon);
        var newest = await log.ReadNewestAsync([subject], clock, ct);
        Assert.Equal(mine.FirstOrDefault(a => a.Time.At <= clock)?.Article.Key, newest.GetValueOrDefault(subject)?.Key);
        Assert.Equal(
            mine.OrderByDescending(a => a.Version.Position).Select(a => a.Article.Key),
            (await log.ReadArrivalsAsync(subject, Position.None, 100, ct)).Select(a => a.Key));
    }

    private static async Task ArticlesAsync(ILogReader log, Twin twin, List<TwinArticle> current, CancellationToken ct)
    {
        Assert.Equal(current.Select(a => a.Article.Key), (await AllAsync(log, new(), ct)).Select(a => a.Key));
        Assert.Equal(
            current.OrderByDescending(a => a.Version.Position).Select(a => a.Article.Key),
            (await log.ReadArrivalsAsync(null, Position.None, 100, ct)).Select(a => a.Key));
        foreach (var key in twin.Versions.Select(v => v.Key).Distinct())
        {
            var past = twin.Of(key);
            var record = await log.GetArticleAsync(ArticleId.Of(key), ct);
            Assert.NotNull(record);
            Assert.Equal(
                past.Select(v => (v.Position, v.Arrival, v.Way, v.Article, v.Latest?.Reader)),
                record.Versions.Select(v => (v.Position, v.Arrival, v.Way, v.Article, v.Findings?.Reader)));
            Assert.Equal(past[^1].Article is null, record.Summary.Withdrawn);
            var head = await log.FindAsync(key, ct);
            Assert.Equal((past[^1].Position, past[^1].Article is null), (head!.Position, head.Withdrawn));
            Assert.Equal(past.Last(v => v.Article is not null).Article!.ContentHash(), head.ContentHash);
        }
    }

    private static async Task ReadersAsync(ILog log, SubjectId subject, List<TwinArticle> current, CancellationToken ct)
    {
        var mine = current.FindAll(a => a.Of(subject) is not null);
        Assert.Equal(
            mine.GroupBy(a => a.Version.Latest!.Reader).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new ReaderCount(g.Key, g.Count())),
            await log.ReadReadersAsync(subject, ct));
        var (from, to) = (Minute.Of(Some.Noon) - 75, Minute.Of(Some.Noon) + 130);
        var one = current.Count == 0 ? new("none") : ArticleId.Of(current[current.Count / 2].Article.Key);
        foreach (var filter in new DueFilter[]
        {
            new(), new(subject), new(subject, "bbc"), new(null, "ap", from, to), new(subject, null, from),
            new(Article: one), new(subject, "bbc", from, to, one), new(Article: new("none")),
        })
        {
            var due = current.FindAll(a =>
                a.Version.Latest!.Reader != "test/2" && (filter.Subject is not { } wanted || a.Of(wanted) is not null)
                && (filter.Article is not { } only || ArticleId.Of(a.Article.Key) == only)
                && (filter.Source ?? a.Article.Key.Source) == a.Article.Key.Source && !(a.Time.At < filter.From) && !(a.Time.At >= filter.To));
            Assert.Equal(due.Count, await log.CountDueAsync(filter, "test/2", ct));
            Assert.Equal(
                due.Select(a => (a.Article, a.Version.Position)), (await DueAsync(log, filter, "test/2", ct)).Select(d => (d.Article, d.Version)));
        }
    }

    /// <summary>All pages.</summary>
    public static async Task<List<DueText>> DueAsync(IReadings log, DueFilter filter, string reader, CancellationToken ct)
    {
        var all = new List<DueText>();
        string? cursor = null;
        do
        {
            var page = await log.ReadDueAsync(filter, reader, cursor, ct);
            all.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return all;
    }

    /// <summary>All pages of two.</summary>
    public static async Task<List<ArticleSummary>> AllAsync(ILogReader log, ArticleFilter filter, CancellationToken ct)
    {
        var all = new List<ArticleSummary>();
        string? cursor = null;
        do
        {
            var page = await log.ListArticlesAsync(filter, 2, cursor, ct);
            all.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return all;
    }

    private static IEnumerable<(Minute, Counts)> Steps(List<TwinArticle> articles, SubjectId subject, int step) => articles
        .GroupBy(a => new Minute((long)Math.Floor(a.Time.At.Value / (double)step) * step)).OrderBy(g => g.Key)
        .Select(g => (g.Key, Sum(g.Select(a => a.Counts(subject)))));

    private static IEnumerable<(Minute, Counts)> Pairs(IEnumerable<SeriesPoint> points) => points.Select(p => (p.At, p.Counts));

    private static Counts Sum(IEnumerable<Counts> parts) => parts.Aggregate(default(Counts), (sum, part) => sum + part);
}
