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
        api.MapPost("/feeds", AddAsync).Needs(Scope.Admin).Produces<FeedAddressDto>().WithSummary("A secret address of a rule's or a subject's Atom feed; it is in this answer alone");
        api.MapDelete("/feeds/{id:long}", RemoveAsync).Needs(Scope.Admin).WithSummary("Close a secret address");
        app.MapGet("/feeds/{token}", ReadAsync).WithMetadata(new NeededScope(null)).ExcludeFromDescription();
    }

    private static async Task<ListOf<FeedAddressDto>> ListAsync(IFeedAddressStore feeds, CancellationToken ct) =>
        new([.. (await feeds.ListAsync(ct)).Select(feed => ToDto(feed, null))], null);

    private static async Task<IResult> AddAsync(
        FeedAddressRequest request, HttpRequest http, IFeedAddressStore feeds, IOptions<DeliveryOptions> options, TimeProvider time, CancellationToken ct)
    {
        if (request.Rule is null == request.Subject is null || request.Rule is { Length: 0 or > 100 })
        {
            throw new BadParameterException("A feed is of a 'rule' or of a 'subject': one of both.");
        }

        var subject = request.Subject is { } wanted ? Parameters.Subject(wanted).Value : null;
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        if (await feeds.AddAsync(Hash(token), request.Rule, subject, time.GetUtcNow(), ct) is not { } feed)
        {
            return Problems.Conflict($"There are {IFeedAddressStore.MaxAddresses} addresses already, which is the most. Close some.");
        }

        var root = options.Value.PublicAddress?.AbsoluteUri.TrimEnd('/') ?? $"{http.Scheme}://{http.Host}";
        return Results.Ok(ToDto(feed, $"{root}/feeds/{token}"));
    }

    private static async Task<IResult> RemoveAsync(long id, IFeedAddressStore feeds, CancellationToken ct) =>
        await feeds.RemoveAsync(id, ct) ? Results.NoContent() : Problems.NotFound($"There is no feed {id}.");

    private static async Task<IResult> ReadAsync(
        string token, HttpContext context, IFeedAddressStore feeds, IOutbox outbox, ILogReader log, IOptions<DeliveryOptions> options, TimeProvider time, CancellationToken ct)
    {
        if (await feeds.FindAsync(Hash(token), ct) is not { } feed)
        {
            return Problems.NotFound("There is no feed at this address.");
        }

        context.Response.Headers.CacheControl = "private, max-age=60";
        var id = $"urn:newsmonitor:feed:{Hash(token)[..32].ToLowerInvariant()}";
        if (feed.Subject is not { } subject)
        {
            var notices = await outbox.ListNoticesAsync(feed.Rule!, Entries, ct);
            return Results.Bytes(AtomFormat.Write(id, notices, feed.At, options.Value), Atom);
        }

        var names = await log.ReadSubjectsAsync([new SubjectId(subject)], ct);
        var name = names.TryGetValue(new(subject), out var known) ? known.Name : subject;
        var articles = await log.ListArticlesAsync(new(Subject: new SubjectId(subject), To: Minute.Of(time.GetUtcNow()) + 1), Entries, null, ct);
        return Results.Bytes(AtomFormat.Write(id, name, articles.Items, feed.At), Atom);
    }

    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static FeedAddressDto ToDto(FeedAddress feed, string? address) => new(feed.Number, feed.Rule, feed.Subject, feed.At, address);
}
