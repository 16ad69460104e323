using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Domain.Tests.Queries;

namespace NewsMonitor.Log.Tests;

/// <summary>A log with topics of one's own, and beside it what it should be: the current texts and the queries.</summary>
internal sealed class TopicWorld(ILog log, Func<Task<ILog>> open, CancellationToken ct)
{
    private readonly Dictionary<int, (SomeText Text, Position Version)> _current = [];
    private readonly List<(SubjectId Subject, Query Query, bool Deleted)> _topics = [];
    private int _readings;

    public ILog Log { get; private set; } = log;

    public async Task TakeAsync(TopicStep step)
    {
        switch (step)
        {
            case TopicStep.Put put:
                // The key's source: its words are what queries ask for.
                var text = put.Text with { Source = Key(put.Key).Source };
                switch ((await Log.CommitAsync([Submission(put.Key, text)], ct))[0])
                {
                    case Receipt.Accepted accepted:
                        _current[put.Key] = (text, accepted.Position);
                        break;
                    case Receipt.Updated updated:
                        _current[put.Key] = (text, updated.Position);
                        break;
                }

                break;
            case TopicStep.Withdraw withdraw:
                await Log.CommitAsync([new Submission.Withdrawal(Key(withdraw.Key), Way.Push)], ct);
                _current.Remove(withdraw.Key);
                break;
            case TopicStep.Reread reread when _current.TryGetValue(reread.Key, out var current):
                var again = current.Text with { Findings = reread.Other.Findings with { Reader = $"test/{++_readings + 1}" } };
                await Log.CommitAsync([new Submission.Reading(Submission(reread.Key, current.Text).Article, current.Version, again.Findings)], ct);
                _current[reread.Key] = current with { Text = again };
                break;
            case TopicStep.Add add:
                _topics.Add(((await Log.Topics.AddAsync(new("topic", add.Query), ct))!.Subject, add.Query, false));
                break;
            case TopicStep.Edit edit when edit.Topic < _topics.Count:
                await ChangeAsync(edit.Topic, edit.Query, _topics[edit.Topic].Deleted);
                break;
            case TopicStep.Delete delete when delete.Topic < _topics.Count:
                await ChangeAsync(delete.Topic, _topics[delete.Topic].Query, true);
                break;
            case TopicStep.Restore restore when restore.Topic < _topics.Count:
                await ChangeAsync(restore.Topic, _topics[restore.Topic].Query, false);
                break;
            case TopicStep.Count count:
                await CountAsync(count.Articles);
                break;
            case TopicStep.Reopen:
                await Log.DisposeAsync();
                Log = await open();
                break;
        }
    }

    public Task CountAsync(int articles) => CountAsync(Log, articles, ct);

    /// <summary>As the program does it, but that it may be ended after so many articles.</summary>
    public static async Task CountAsync(ILog log, int articles, CancellationToken ct)
    {
        while (await log.Topics.FindUncountedAsync(null, ct) is { } topic)
        {
            Assert.Contains(topic, await log.Topics.ListUncountedAsync(ct));
            var past = await log.Topics.OpenPastAsync(topic, ct);
            for (var next = 0; next < past.Count;)
            {
                (var due, next) = await log.Topics.ReadDueAsync(past, next, ct);
                await log.CommitAsync([.. due.Take(articles)], ct);
                articles -= due.Count;
                if (articles < 0)
                {
                    return;
                }
            }

            await log.Topics.SetCountedAsync(topic, ct);
        }

        Assert.Empty(await log.Topics.ListUncountedAsync(ct));
    }

    public async Task CheckAsync()
    {
        foreach (var (subject, query, deleted) in _topics)
        {
            var matches = _current.Select(current => (Key: Key(current.Key), Match: deleted ? null : QueryMatcher.Match(query, current.Value.Text.Features), current.Value.Text))
                .Where(current => current.Match is not null).ToList();
            var expected = matches.Select(found => (found.Key, Math.Max(1, found.Match!.FindSpans().Length), found.Text.Findings.Tone?.Label));
            var listed = await TwinCheck.AllAsync(Log, new(subject), ct);
            Assert.Equal(
                expected.OrderBy(article => article.Key.Id, StringComparer.Ordinal),
                listed.Select(article => (article.Key, article.Share!.Mentions, article.Share.Sentiment)).OrderBy(article => article.Key.Id, StringComparer.Ordinal));

            var record = (await Log.LoadSubjectAsync(subject, new(0), new(0), ct))!;
            Assert.Equal(matches.Count, record.Total.Articles);
            Assert.Equal(listed.Sum(article => article.Share!.Mentions), record.Total.Mentions);
            Assert.Equal(listed.Count(article => article.Original), record.Total.Originals);
            Assert.Equal(record.Total, record.Cells.Aggregate(default(Counts), (sum, cell) => sum + cell.Counts));
            Assert.Equal(record.Total, record.Hours.Aggregate(default(Counts), (sum, hour) => sum + hour.Counts));
            var changes = (await Log.ReadChangesAsync(Position.None, 1_000, null, ct)).Changes.Where(change => change.Subject == subject).ToList();
            Assert.Equal(Enumerable.Range(1, changes.Count).Select(number => (long)number), changes.Select(change => change.Number));
            Assert.Equal(record.Total, changes.Aggregate(default(Counts), (sum, change) => sum + change.Counts));
            await CheckPastAsync(subject, listed.Select(article => article.Key));
        }
    }

    /// <summary>Seen from the past, what counts now counted from when it came.</summary>
    private async Task CheckPastAsync(SubjectId subject, IEnumerable<ArticleKey> listed)
    {
        var past = (IPast)Log;
        if (await past.ReadRangeAsync(ct) is not { } range)
        {
            return;
        }

        var view = past.At(new AsOf.Arrival(range.LastArrival, range.Head));
        Assert.Equal(listed, (await view.ListArticlesAsync(new(subject), 100, null, ct)).Items.Select(article => article.Key));
        var order = await past.ReadArrivalOrderAsync(range.Head, ct);
        var slice = await past.ReadArrivedAsync(order, DateTimeOffset.MinValue, Position.None, range.LastArrival, 10_000, ct);
        var names = (await past.ReadPastSubjectsAsync([.. slice.Changes.Select(change => change.Subject).Distinct()], ct)).ToDictionary(name => name.Key, name => name.Id);
        var arrived = slice.Changes.Where(change => names[change.Subject] == subject).Aggregate(default(Counts), (sum, change) => sum + change.Counts);
        Assert.Equal((await Log.LoadSubjectAsync(subject, new(0), new(0), ct))!.Total, arrived);
    }

    private async Task ChangeAsync(int topic, Query query, bool deleted)
    {
        var subject = _topics[topic].Subject;
        Assert.IsType<TopicChange.Done>(await Log.Topics.ChangeAsync(subject, new("topic", query, deleted), ct));
        _topics[topic] = (subject, query, deleted);
    }

    private static Submission.Text Submission(int key, SomeText text) =>
        Some.Text(Key(key).Id, Key(key).Source, text.Title, text.Body, text.Findings);

    private static ArticleKey Key(int key) => new(key % 2 == 0 ? "BBC News" : "New York Post", $"{key}");
}
