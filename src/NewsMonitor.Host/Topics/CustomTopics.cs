using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Intake;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Topics;

/// <summary>Changes of topics, told to whoever counts and shows them.</summary>
internal sealed class CustomTopics(ITopics topics, TopicCounter counter, IGrainFactory grains)
{
    public async Task<IReadOnlyList<CustomTopicDto>> ListAsync(CancellationToken ct) => [.. (await topics.ListAsync(ct)).Select(ToDto)];

    /// <summary>The last to be deleted first.</summary>
    public async Task<IReadOnlyList<CustomTopicDto>> ListDeletedAsync(CancellationToken ct) => [.. (await topics.ListDeletedAsync(ct)).Select(ToDto)];

    /// <summary>Null: there never was one, or it is forgotten.</summary>
    public async Task<CustomTopicDto?> FindAsync(SubjectId subject, CancellationToken ct) =>
        await topics.FindAsync(subject, ct) is { } topic ? ToDto(topic) : null;

    /// <summary>Null: there are too many.</summary>
    public async Task<CustomTopicDto?> AddAsync(TopicText text, CancellationToken ct)
    {
        if (await topics.AddAsync(text, ct) is not { } topic)
        {
            return null;
        }

        counter.Nudge();
        return ToDto(topic);
    }

    public async Task<TopicChange> ChangeAsync(SubjectId subject, TopicEdit edit, CancellationToken ct)
    {
        var before = await topics.FindAsync(subject, ct);
        var change = await topics.ChangeAsync(subject, edit, ct);
        counter.Nudge();
        if (change is TopicChange.Done done)
        {
            await TellNameAsync(before, done.Topic.Name);
        }

        return change;
    }

    /// <summary>The topic of a rule on a query: made, changed or brought back.</summary>
    public async Task PutOfRuleAsync(SubjectId subject, TopicText text, CancellationToken ct)
    {
        var before = await topics.FindAsync(subject, ct);
        await topics.PutOfRuleAsync(subject, text, ct);
        counter.Nudge();
        await TellNameAsync(before, text.Name);
    }

    /// <summary>A name is no change of the log: whoever holds it is told.</summary>
    private async Task TellNameAsync(CustomTopic? before, string name)
    {
        if (before is { Subject: var subject } && before.Name != name)
        {
            await grains.GetGrain<IBoardShardGrain>(TimelineKey.Of(TimelineKey.Live, TimelineKey.ShardOf(subject))).RenameAsync(subject.Value, name);
            await grains.GetGrain<ISubjectGrain>(TimelineKey.Of(TimelineKey.Live, subject)).ApplyAsync([]);
        }
    }

    public CustomTopicDto ToDto(CustomTopic topic) => new(
        topic.Subject.Value, topic.Name, topic.Query, topic.Revision, topic.Articles, topic.Made, topic.Changed, topic.Deleted, counter.ProgressOf(topic),
        counter.FaultOf(topic));
}
