using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using NewsMonitor.Deliveries;
using NewsMonitor.Domain;
using NewsMonitor.Host.Access;
using NewsMonitor.Host.Api;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Channels;

/// <summary>Atom feeds of rules and subjects at addresses that nobody can guess: feed readers know no keys.</summary>
internal static class FeedsApi
{
    private const int Entries = 50;
    private const int TokenBytes = 24;
    private const string Atom = "application/atom+xml; charset=utf-8";

    public static void Map(WebApplication app, RouteGroupBuilder api)
    {
        api.MapGet("/feeds", ListAsync).WithSummary("Secret addresses of Atom feeds, without the addresses");
        api.MapPost("/feeds", AddAsync).Needs(Scope.Admin).Produces<FeedAddressDto>().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("A secret address of a rule's or a subject's Atom feed; it is in this answer alone");
        api.MapPost("/feeds/{id:long}/rotate", RotateAsync).Needs(Scope.Admin).Produces<FeedAddressDto>().WithSummary("Another secret address; the former one leads nowhere from now on");
        api.MapDelete("/feeds/{id:long}", RemoveAsync).Needs(Scope.Admin).Produces(StatusCodes.Status204NoContent).WithSummary("Close a secret address");
        app.MapGet("/feeds/{token}", ReadAsync).WithMetadata(new NeededScope(null)).ExcludeFromDescription();
    }

    private static async Task<ListOf<FeedAddressDto>> ListAsync(IFeedAddressStore feeds, IAlertStore rules, ILogReader log, CancellationToken ct) =>
        new(await NameAsync(await feeds.ListAsync(ct), rules, log, ct), null);

    private static async Task<IResult> AddAsync(
        FeedAddressRequest request, HttpRequest http, IFeedAddressStore feeds, IAlertStore rules, ITopics topics, ILogReader log, IOptions<DeliveryOptions> options,
        TimeProvider time, CancellationToken ct)
    {
        if (request.Rule is null == request.Subject is null || request.Rule is { Length: 0 or > 100 })
        {
            throw new BadParameterException("A feed is of a 'rule' or of a 'subject': one of both.");
        }

        var subject = request.Subject is { } wanted ? Parameters.Subject(wanted).Value : null;
        if (await WhyGoneAsync(request.Rule, subject, rules, topics, ct) is { } gone)
        {
            return Problems.NotFound(gone);
        }

        if (subject is not null && !await IsKnownAsync(new(subject), log, ct))
        {
            return Problems.NotFound($"No article has named the subject '{subject}' yet.");
        }

        var token = NewToken();
        return await feeds.AddAsync(Hash(token), request.Rule, subject, time.GetUtcNow(), ct) is { } feed
            ? await ShowAsync(feed, token, http, rules, log, options, ct)
            : Problems.Conflict($"There are {IFeedAddressStore.MaxAddresses} addresses already, which is the most. Close some.");
    }

    private static async Task<IResult> RotateAsync(
        long id, HttpRequest http, IFeedAddressStore feeds, IAlertStore rules, ILogReader log, IOptions<DeliveryOptions> options, TimeProvider time, CancellationToken ct)
    {
        var token = NewToken();
        return await feeds.RotateAsync(id, Hash(token), time.GetUtcNow(), ct) is { } feed
            ? await ShowAsync(feed, token, http, rules, log, options, ct)
            : NoFeed(id);
    }

    private static async Task<IResult> RemoveAsync(long id, IFeedAddressStore feeds, CancellationToken ct) =>
        await feeds.RemoveAsync(id, ct) ? Results.NoContent() : NoFeed(id);

    /// <summary>The one time that the address is told.</summary>
    private static async Task<IResult> ShowAsync(
        FeedAddress feed, string token, HttpRequest http, IAlertStore rules, ILogReader log, IOptions<DeliveryOptions> options, CancellationToken ct)
    {
        var named = await NameAsync([feed], rules, log, ct);
        return Results.Ok(named[0] with { Address = RootOf(http, options) + PathOf(token) });
    }

    private static async Task<IReadOnlyList<FeedAddressDto>> NameAsync(IReadOnlyList<FeedAddress> feeds, IAlertStore rules, ILogReader log, CancellationToken ct)
    {
        var ruleNames = await rules.ReadRuleNamesAsync([.. feeds.Select(feed => feed.Rule).OfType<string>()], ct);
        var subjects = await log.ReadSubjectsAsync([.. feeds.Select(feed => feed.Subject).OfType<string>().Distinct().Select(subject => new SubjectId(subject))], ct);
        return [.. feeds.Select(feed => new FeedAddressDto(feed.Number, feed.Rule, feed.Subject, Name(feed), feed.At, null))];

        string Name(FeedAddress feed) => feed.Subject is { } subject
            ? subjects.TryGetValue(new(subject), out var known) ? known.Name : subject
            : ruleNames.GetValueOrDefault(feed.Rule!, feed.Rule!);
    }

    private static async Task<IResult> ReadAsync(
        string token, HttpContext context, IFeedAddressStore feeds, IAlertStore rules, ITopics topics, IOutbox outbox, ILogReader log, IOptions<DeliveryOptions> options,
        TimeProvider time, CancellationToken ct)
    {
        if (await feeds.FindAsync(Hash(token), ct) is not { } feed)
        {
            return Problems.NotFound("There is no feed at this address.");
        }

        if (await WhyGoneAsync(feed.Rule, feed.Subject, rules, topics, ct) is { } gone)
        {
            return Results.Problem(statusCode: StatusCodes.Status410Gone, title: "Not here any more", detail: gone);
        }

        context.Response.Headers.CacheControl = "private, max-age=60";
        var id = $"urn:newsmonitor:feed:{Hash(token)[..32].ToLowerInvariant()}";
        var head = new AtomHead(id, (await NameAsync([feed], rules, log, ct))[0].Name, feed.At, RootOf(context.Request, options), PathOf(token));
        if (feed.Subject is not { } subject)
        {
            var notices = await outbox.ListNoticesAsync(feed.Rule!, Entries, ct);
            return Results.Bytes(AtomFormat.Write(head, notices), Atom);
        }

        var articles = await log.ListArticlesAsync(new(Subject: new SubjectId(subject), To: Minute.Of(time.GetUtcNow()) + 1), Entries, null, ct);
        return Results.Bytes(AtomFormat.Write(head, articles.Items), Atom);
    }

    /// <summary>Why there can be no feed of it, or no longer; null: there can. What was deleted may come back, and its feed with it.</summary>
    private static async Task<string?> WhyGoneAsync(string? rule, string? subject, IAlertStore rules, ITopics topics, CancellationToken ct) =>
        rule is not null && await rules.FindRuleAsync(rule, ct) is null ? $"There is no rule '{rule}'."
        : subject is not null && new SubjectId(subject) is { IsCustom: true } topic && await topics.FindAsync(topic, ct) is not { Deleted: null } ? $"There is no topic '{subject}'."
        : null;

    private static async Task<bool> IsKnownAsync(SubjectId subject, ILogReader log, CancellationToken ct) =>
        subject == SubjectId.All || subject.IsCustom || (await log.ReadSubjectsAsync([subject], ct)).Count > 0;

    /// <summary>Where people reach the dashboard; where no setting says it, the way that the caller took (its host is one that the gate lets in).</summary>
    private static string RootOf(HttpRequest http, IOptions<DeliveryOptions> options) =>
        options.Value.PublicAddress?.AbsoluteUri.TrimEnd('/') ?? $"{http.Scheme}://{http.Host}";

    private static string PathOf(string token) => "/feeds/" + token;

    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    private static IResult NoFeed(long id) => Problems.NotFound($"There is no feed {id}.");
}
