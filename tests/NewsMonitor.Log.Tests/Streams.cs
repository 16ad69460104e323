using CsCheck;
using NewsMonitor.Domain;

namespace NewsMonitor.Log.Tests;

/// <summary>Random streams of a small world, so that edits, copies, withdrawals and returns meet each other often.</summary>
internal static class Streams
{
    private static readonly string[] Bodies = ["A storm came. It went.", "a STORM came; it went", "The king spoke at length.", "Markets fell again today."];
    private static readonly string[] Names = ["Oslo", "Ann Lee", "Acme", "Paris"];
    private static readonly SentimentFinding?[] Sentiments = [null, Some.Good, Some.Bad, Some.Even];

    private static Gen<ArticleKey> Key { get; } =
        Gen.Select(Gen.Int[1, 4], Gen.Bool, (id, bbc) => Some.Key($"{id}", bbc ? "bbc" : "ap"));

    private static Gen<Findings> Findings { get; } = Gen.Select(
        Gen.Select(Gen.Int[0, 3], Gen.Int[1, 3], Gen.Int[0, 3], (name, mentions, sentiment) =>
            Some.Entity(Names[name], mentions, Sentiments[sentiment])).Array[0, 3],
        Gen.Int[0, 3], Gen.Bool,
        (entities, tone, topic) => Some.Findings(entities.DistinctBy(e => e.Subject), topic ? [Some.Topic()] : [], Sentiments[tone]));

    /// <summary>Minutes around noon; some too far ahead or too long ago, some missing.</summary>
    private static Gen<DateTimeOffset?> Published { get; } = Gen.Frequency(
        (6, Gen.Int[-200, 200].Select(m => (DateTimeOffset?)Some.Noon.AddMinutes(m))),
        (1, Gen.Const((DateTimeOffset?)Some.Noon.AddDays(-60))),
        (1, Gen.Const((DateTimeOffset?)null)));

    private static Gen<DateTimeOffset?> Arrived { get; } = Gen.Frequency(
        (2, Gen.Const((DateTimeOffset?)null)),
        (1, Gen.Int[0, 5].Select(m => (DateTimeOffset?)Some.Noon.AddMinutes(m))));

    public static Gen<Submission> Submission { get; } = Gen.Frequency(
        (5, Gen.Select(Key, Gen.Int[0, 3], Findings, Published, Arrived, Gen.Int[0, 9], (key, body, findings, published, arrived, unread) =>
            (Submission)new Submission.Text(
                Some.Article(key.Id, key.Source, "Some title", Bodies[body]) with { PublishedAt = published },
                unread == 0 ? null : findings, arrived is null ? Way.Push : Way.Import, arrived))),
        (2, Gen.Select(Key, Arrived, (key, arrived) => (Submission)new Submission.Withdrawal(key, Way.Push, arrived))));

    /// <summary>A reading by one of two readers. Of which text is for the test to say: see <see cref="Twin.Seen"/>.</summary>
    private static Gen<Submission> Reading { get; } = Gen.Select(Key, Findings, Gen.Bool, (key, findings, second) =>
        (Submission)new Submission.Reading(
            Some.Article(key.Id, key.Source, "Some title", Bodies[0]), new(1), findings with { Reader = second ? "test/2" : "test/1" }));

    /// <summary>Batches of 1 to 6, some of them readings.</summary>
    public static Gen<Submission[][]> BatchesWithReadings { get; } = Gen.Frequency((3, Submission), (1, Reading)).Array[1, 6].Array[1, 8];

    /// <summary>Batches of 1 to 6.</summary>
    public static Gen<Submission[][]> Batches { get; } = Submission.Array[1, 6].Array[1, 8];
}
