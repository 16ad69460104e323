using NewsMonitor.Host.Access;

namespace NewsMonitor.Host.Api;

/// <summary>Lets a browser hold a key: in a cookie that no script can read.</summary>
internal static class SessionApi
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/session", Open).WithMetadata(new NeededScope(null)).Produces<SessionAnswer>().ProducesProblem(StatusCodes.Status401Unauthorized).WithSummary("Let this browser hold a key");
        api.MapDelete("/session", Close).WithMetadata(new NeededScope(null)).Produces(StatusCodes.Status204NoContent).WithSummary("Forget the key of this browser");
    }

    private static IResult Open(SessionRequest request, HttpContext context, KeyRing keys, TimeProvider time)
    {
        if (keys.Find(request.Key) is not { } scope)
        {
            return Results.Problem(statusCode: StatusCodes.Status401Unauthorized, title: "This key opens nothing", detail: "It is not one of the configured keys.");
        }

        context.Response.Cookies.Append(AccessGate.Cookie, request.Key!, new()
        {
            HttpOnly = true,
            // A proxy may have taken the TLS off: only loopback is let off.
            Secure = context.Request.IsHttps || !IsLoopback(context.Request.Host.Host),
            SameSite = SameSiteMode.Strict,
            Expires = time.GetUtcNow() + Kept,
            Path = "/",
        });
        return Results.Ok(new SessionAnswer(scope.ToString().ToLowerInvariant()));
    }

    private static bool IsLoopback(string host) =>
        host == "localhost" || (System.Net.IPAddress.TryParse(host.Trim('[', ']'), out var address) && System.Net.IPAddress.IsLoopback(address));

    private static IResult Close(HttpContext context)
    {
        context.Response.Cookies.Delete(AccessGate.Cookie);
        return Results.NoContent();
    }
}

public sealed record SessionRequest(string Key);

/// <param name="Scope">read, push or admin.</param>
public sealed record SessionAnswer(string Scope);
