using Microsoft.Net.Http.Headers;
using NewsMonitor.Host.Access;

namespace NewsMonitor.Host.Serving;

/// <summary>Serves the built dashboard: hashed files for a year, the page itself never from a cache, every address of a view by the page.</summary>
internal static class DashboardFiles
{
    public static void UseDashboard(this WebApplication app)
    {
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = served => served.Context.Response.Headers[HeaderNames.CacheControl] =
                served.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache",
        });
        app.MapFallback("/api/{**rest}", (HttpContext context) =>
            Results.Problem(statusCode: 404, title: "Not here", detail: $"The API has no {context.Request.Method} {context.Request.Path}. See /openapi/v1.json."));
        app.MapFallbackToFile("index.html", new StaticFileOptions
        {
            OnPrepareResponse = served => served.Context.Response.Headers[HeaderNames.CacheControl] = "no-cache",
        }).WithMetadata(new NeededScope(null));
    }
}
