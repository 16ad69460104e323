using CsCheck;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Domain.Tests.Queries;

namespace NewsMonitor.Log.Tests;

/// <summary>What may happen to a log with topics of one's own.</summary>
internal abstract record TopicStep
{
    public sealed record Put(int Key, SomeText Text) : TopicStep;

    public sealed record Withdraw(int Key) : TopicStep;

    /// <summary>Read again, with what was found in another text.</summary>
    public sealed record Reread(int Key, SomeText Other) : TopicStep;

    public sealed record Add(Query Query) : TopicStep;

    public sealed record Edit(int Topic, Query Query) : TopicStep;

    public sealed record Delete(int Topic) : TopicStep;

    public sealed record Restore(int Topic) : TopicStep;

    /// <summary>So many articles of the past are counted, if as many are due.</summary>
    public sealed record Count(int Articles) : TopicStep;

    /// <summary>The program ends and starts again.</summary>
    public sealed record Reopen : TopicStep;
}

internal static class TopicSteps
{
    private static Gen<int> Key { get; } = Gen.Int[0, 5];

    private static Gen<int> Topic { get; } = Gen.Int[0, 3];

    public static Gen<TopicStep[]> All { get; } = Gen.Frequency(
        (8, Gen.Select(Key, SomeQueries.Text, (key, text) => (TopicStep)new TopicStep.Put(key, text))),
        (1, Key.Select(key => (TopicStep)new TopicStep.Withdraw(key))),
        (2, Gen.Select(Key, SomeQueries.Text, (key, text) => (TopicStep)new TopicStep.Reread(key, text))),
        (3, SomeQueries.Query.Select(query => (TopicStep)new TopicStep.Add(query))),
        (2, Gen.Select(Topic, SomeQueries.Query, (topic, query) => (TopicStep)new TopicStep.Edit(topic, query))),
        (1, Topic.Select(topic => (TopicStep)new TopicStep.Delete(topic))),
        (1, Topic.Select(topic => (TopicStep)new TopicStep.Restore(topic))),
        (3, Gen.Int[0, 4].Select(articles => (TopicStep)new TopicStep.Count(articles))),
        (1, Gen.Const((TopicStep)new TopicStep.Reopen()))).Array[3, 25];
}
