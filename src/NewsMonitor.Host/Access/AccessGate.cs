using System.Net;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Host.Access;

/// <summary>
/// Stands before everything. Without keys: only loopback callers, only loopback host names (a page on another name that resolves to us is a
/// rebinding attack), only our own origin. With keys: a key with the endpoint's scope, from the header or the session cookie.
/// </summary>
public sealed class AccessGate(RequestDelegate next, KeyRing keys, IOptions<AccessOptions> options)
{
    public const string Cookie = "newsmonitor-key";

    private readonly HashSet<string> _hosts = new(options.Value.Hosts, StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsOurHost(request.Host.Host))
        {
            return Refuse(context, StatusCodes.Status421MisdirectedRequest, "This address is not served here",
                $"The request names the host '{Shorten(request.Host.Value ?? "")}'. Call it by a loopback name, or add the name to Access:Hosts.");
        }

        if (request.Headers.Origin is [{ } origin, ..] && !IsOurOrigin(origin, request.Host))
        {
            return Refuse(context, StatusCodes.Status403Forbidden, "Another site may not call this",
                $"The request comes from a page of '{Shorten(origin)}'. Only this program's own pages may call it from a browser.");
        }

        if (keys.IsEmpty)
        {
            if (request.Headers.ContainsKey("Forwarded") || request.Headers.ContainsKey("X-Forwarded-For"))
            {
                return Refuse(context, StatusCodes.Status403Forbidden, "Loopback only",
                    "A proxy passed this on from another machine, and no keys are configured. Configure Access:Keys to open the program.");
            }

            // No feature: an in-process test server, which is this machine.
            var remote = context.Connection.RemoteIpAddress;
            return remote is null || IPAddress.IsLoopback(remote)
                ? next(context)
                : Refuse(context, StatusCodes.Status403Forbidden, "Loopback only",
                    "No keys are configured, so only this machine may call. Configure Access:Keys to open it.");
        }

        var needed = context.GetEndpoint()?.Metadata.GetMetadata<NeededScope>() is { } mark ? mark.Scope : Scope.Read;
        if (needed is null || context.GetEndpoint() is null)
        {
            return next(context);
        }

        var given = keys.Find(KeyOf(request));
        if (given is null)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Refuse(context, StatusCodes.Status401Unauthorized, "A key is needed", "Send it as 'Authorization: Bearer KEY'.");
        }

        return given >= needed
            ? next(context)
            : Refuse(context, StatusCodes.Status403Forbidden, "This key may not do that", $"It may {given.Value.ToString().ToLowerInvariant()}; this needs {needed.Value.ToString().ToLowerInvariant()}.");
    }

    private static string? KeyOf(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        if (request.Headers.Authorization is [{ } header, ..] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return header[Scheme.Length..].Trim();
        }

        return request.Cookies.TryGetValue(Cookie, out var cookie) ? cookie : null;
    }

    private bool IsOurHost(string host) =>
        host.Length == 0 || host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || _hosts.Contains(host)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && (IPAddress.IsLoopback(address) || !keys.IsEmpty));

    private static bool IsOurOrigin(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, host.Value, StringComparison.OrdinalIgnoreCase);

    private static string Shorten(string text) => text.Length <= 100 ? text : text[..100];

    private static Task Refuse(HttpContext context, int status, string title, string detail) =>
        Results.Problem(statusCode: status, title: title, detail: detail).ExecuteAsync(context);
}
