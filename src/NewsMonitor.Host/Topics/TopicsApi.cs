using System.Threading.RateLimiting;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Host.Access;
using NewsMonitor.Host.Api;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Topics;

/// <summary>Topics of one's own: made, changed, deleted, brought back, and tried before that.</summary>
internal static class TopicsApi
{
    private const string Full = "There are 1,000 topics. Delete one that nobody looks at.";

    /// <summary>Of a preview; beyond it the count says that there are more.</summary>
    private static readonly TimeSpan PreviewTime = TimeSpan.FromSeconds(1);

    private const int PreviewArticles = 20;

    public static void Map(RouteGroupBuilder api)
    {
        var topics = api.MapGroup("/topics").ProducesProblem(StatusCodes.Status400BadRequest);
        topics.MapGet("", ListAsync).WithSummary("The topics of one's own, the oldest first")
            .WithDescription($"With deleted=true those that were deleted and can be brought back, the last one first; of more than {CustomTopic.MaxDeleted:N0} the first are forgotten.");
        topics.MapGet("/{subject}", FindAsync).Produces<CustomTopicDto>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A topic of one's own, also one that was deleted");
        topics.MapPost("", AddAsync).Needs(Scope.Admin).Produces<CustomTopicDto>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status409Conflict).WithSummary("Make a topic of a query")
            .WithDescription("It counts what arrives at once; the past is counted behind, with progress. There are 1,000 at most.");
        topics.MapPatch("/{subject}", ChangeAsync).Needs(Scope.Admin).Produces<CustomTopicDto>().ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict).WithSummary("Change a topic's name or query, or bring it back");
        topics.MapDelete("/{subject}", DeleteAsync).Needs(Scope.Admin).Produces<CustomTopicDto>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Delete a topic; it can be brought back");
        topics.MapPost("/preview", PreviewAsync).Produces<TopicPreviewDto>().ProducesProblem(StatusCodes.Status429TooManyRequests)
            .WithSummary("What a query would count, and the newest of it with the places that match");
    }

    private static async Task<ListOf<CustomTopicDto>> ListAsync(CustomTopics topics, CancellationToken ct, bool deleted = false) =>
        new(deleted ? await topics.ListDeletedAsync(ct) : await topics.ListAsync(ct), null);

    private static async Task<IResult> FindAsync(string subject, CustomTopics topics, CancellationToken ct) =>
        await topics.FindAsync(Parameters.Subject(subject), ct) is { } topic ? Results.Ok(topic) : NotFound(subject);

    private static async Task<IResult> AddAsync(AddTopicDto request, CustomTopics topics, CancellationToken ct)
    {
        var query = QueryOf(request.Query);
        return await topics.AddAsync(new(NameOf(request.Name, query.ToString()), query), ct) is { } topic
            ? Results.Created("/api/v1/topics/" + topic.Subject, topic)
            : Problems.Conflict(Full);
    }

    private static async Task<IResult> ChangeAsync(string subject, ChangeTopicDto change, CustomTopics topics, CancellationToken ct)
    {
        var id = Parameters.Subject(subject);
        if (await topics.FindAsync(id, ct) is not { } topic)
        {
            return NotFound(subject);
        }

        if (id.IsOfRule)
        {
            return OfRule(topic);
        }

        var query = change.Query is null ? null : QueryOf(change.Query);
        var name = change.Name is null ? null : NameOf(change.Name, query?.ToString() ?? topic.Query);
        return Answer(subject, await topics.ChangeAsync(id, new(name, query, change.Deleted, change.Revision), ct), topics);
    }

    private static async Task<IResult> DeleteAsync(string subject, CustomTopics topics, CancellationToken ct)
    {
        var id = Parameters.Subject(subject);
        return await topics.FindAsync(id, ct) is not { } topic ? NotFound(subject)
            : id.IsOfRule ? OfRule(topic)
            : Answer(subject, await topics.ChangeAsync(id, new(Deleted: true), ct), topics);
    }

    private static async Task<IResult> PreviewAsync(
        TopicPreviewRequestDto request, HttpContext context, ITopics topics, TopicPreviews previews, CancellationToken ct)
    {
        var query = QueryOf(request.Query);
        using var slot = await previews.EnterAsync(ct);
        if (!slot.IsAcquired)
        {
            return Problems.Busy(context, "Many queries are being tried. Try again in a moment.");
        }

        var preview = await topics.PreviewAsync(query, MinuteOf("from", request.From), MinuteOf("to", request.To), PreviewArticles, PreviewTime, ct);
        return Results.Ok(new TopicPreviewDto(preview.Articles, preview.IsWhole, [.. preview.Newest.Select(article => article.ToDto())]));
    }

    private static IResult Answer(string subject, TopicChange change, CustomTopics topics) => change switch
    {
        TopicChange.Done done => Results.Ok(topics.ToDto(done.Topic)),
        TopicChange.Full => Problems.Conflict(Full),
        TopicChange.Stale stale => Problems.Conflict($"“{stale.Topic.Name}” was changed by somebody else meanwhile (revision {stale.Topic.Revision}). Look at it again before you change it."),
        _ => NotFound(subject),
    };

    private static IResult OfRule(CustomTopicDto topic) => Problems.Conflict($"The rule “{topic.Name}” is counted by this topic: change its query there.");

    private static IResult NotFound(string subject) => Problems.NotFound($"There is no topic '{subject}'.");

    private static Query QueryOf(string? text) =>
        Parameters.Query(text) ?? throw new QueryException(new(0, 0, "The query is empty.", "words to look for, like ceasefire OR truce"));

    private static string NameOf(string? name, string query)
    {
        var text = string.Concat((name ?? "").Where(c => !char.IsControl(c))).Trim();
        return text.Length > CustomTopic.MaxName
            ? throw new BadParameterException($"A name has {CustomTopic.MaxName} characters at most; this one has {text.Length}.", "name")
            : text.Length > 0 ? text : TopicText.Cut(query);
    }

    private static Minute? MinuteOf(string name, string? time) => Parameters.Time(name, time) is { } at ? Minute.Of(at) : null;
}

/// <summary>Room for the queries that are tried at the same time: each reads the log for a second at most.</summary>
internal sealed class TopicPreviews : IDisposable
{
    private readonly ConcurrencyLimiter _limiter = new(new() { PermitLimit = 2, QueueLimit = 20, QueueProcessingOrder = QueueProcessingOrder.NewestFirst });

    /// <summary>A slot, to be disposed of; not acquired where too many wait already.</summary>
    public ValueTask<RateLimitLease> EnterAsync(CancellationToken ct) => _limiter.AcquireAsync(1, ct);

    /// <summary>A slot, to be disposed of; not acquired where none is free now.</summary>
    public RateLimitLease TryEnter() => _limiter.AttemptAcquire(1);

    public void Dispose() => _limiter.Dispose();
}
