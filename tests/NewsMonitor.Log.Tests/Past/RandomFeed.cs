using System.Collections.Immutable;
using NewsMonitor.Domain;

namespace NewsMonitor.Log.Tests.Past;

/// <summary>
/// A random feed of a small world, so that edits, copies, withdrawals, returns, rereads and late arrivals meet often. Recorded: some arrivals are
/// those of a stream that was recorded earlier, in any order.
/// </summary>
internal sealed class RandomFeed(int seed, bool recorded, DateTimeOffset start)
{
    private const int Ids = 4;                                  // articles of each source
    private static readonly string[] Sources = ["bbc", "ap"];
    private static readonly string[] Bodies = ["A storm came. It went.", "a STORM came; it went", "The king spoke at length.", "Markets fell again today."];
    private static readonly string[] Names = ["Oslo", "Ann Lee", "Acme", "Paris"];
    private static readonly SentimentFinding?[] Sentiments = [null, new(0.1, 0.2, 0.7), new(0.8, 0.15, 0.05), new(0.2, 0.6, 0.2)];

    private readonly Random _random = new(seed);

    /// <summary>All places it may name.</summary>
    public static IEnumerable<SubjectId> Places => Names.Select(name => SubjectId.Unlinked(SubjectKind.Place, name));

    /// <summary>All articles it may bring.</summary>
    public static IEnumerable<ArticleKey> Keys => Sources.SelectMany(source => Enumerable.Range(1, Ids).Select(id => new ArticleKey(source, $"{id}")));

    public NaivePast Past { get; } = new();

    public DateTimeOffset Time { get; private set; }

    /// <summary>How long until the next batch: mostly seconds, at times hours or days.</summary>
    public TimeSpan NextPause() => _random.Next(20) switch
    {
        < 12 => TimeSpan.FromSeconds(_random.Next(90)),
        < 17 => TimeSpan.FromMinutes(_random.Next(1, 20)),
        < 19 => TimeSpan.FromHours(_random.Next(1, 30)),
        _ => TimeSpan.FromDays(_random.Next(1, 9)),
    };

    public Submission[] NextBatch(DateTimeOffset now)
    {
        Time = now;
        return [.. Enumerable.Range(0, _random.Next(1, 5)).Select(_ => NextSubmission())];
    }

    /// <summary>Commits the batch and notes what became of it.</summary>
    public async Task CommitAsync(ILog log, Submission[] batch, CancellationToken ct)
    {
        var receipts = await log.CommitAsync(batch, ct);
        for (var i = 0; i < batch.Length; i++)
        {
            Past.Note(batch[i], receipts[i], Time);
        }
    }

    private Submission NextSubmission()
    {
        var key = new ArticleKey(Sources[_random.Next(2)], $"{_random.Next(1, Ids + 1)}");
        DateTimeOffset? arrived = recorded && _random.Next(2) == 0 ? start.AddMinutes(-_random.Next(0, 3_000)) : null;
        var kind = _random.Next(20);
        if (kind < 3)
        {
            return new Submission.Withdrawal(key, Way.Push, arrived);
        }

        var known = Past.Now();
        if (kind < 7 && known.Count > 0)
        {
            var read = known[_random.Next(known.Count)];
            return new Submission.Reading(read.Article, read.Current.Position, NextFindings() with { Reader = $"test/{_random.Next(1, 4)}" });
        }

        var came = arrived ?? Time;
        DateTimeOffset? published = _random.Next(8) switch
        {
            0 => null,
            1 => came.AddDays(-60),
            2 => came.AddMinutes(_random.Next(0, 15)),
            3 => came.AddHours(-_random.Next(0, 200)),
            _ => came.AddMinutes(-_random.Next(0, 90)),
        };
        var article = new Article(key, "Some title", Bodies[_random.Next(Bodies.Length)], PublishedAt: published, Language: "en");
        return new Submission.Text(article, NextFindings(), arrived is null ? Way.Push : Way.Import, arrived);
    }

    private Findings NextFindings()
    {
        var entities = Enumerable.Range(0, _random.Next(4)).Select(_ => NextEntity()).DistinctBy(entity => entity.Subject).ToImmutableArray();
        ImmutableArray<TopicFinding> topics = _random.Next(3) == 0 ? [new(SubjectId.Topic("11000000"), "Politics", 0.8)] : [];
        return new("test/1", "en", [], [], entities, topics, Sentiments[_random.Next(4)]);
    }

    private EntityFinding NextEntity()
    {
        var (name, sentiment) = (Names[_random.Next(Names.Length)], Sentiments[_random.Next(4)]);
        var span = new TextSpan(TextField.Title, 0, 4);
        return new(
            SubjectId.Unlinked(SubjectKind.Place, name), name, SubjectKind.Place, null, 0.9, [.. Enumerable.Repeat(span, _random.Next(1, 4))], sentiment,
            sentiment is null ? [] : [new Evidence(span, sentiment, [new(span, 0.5)])]);
    }
}
