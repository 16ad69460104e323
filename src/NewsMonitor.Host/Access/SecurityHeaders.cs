namespace NewsMonitor.Host.Access;

/// <summary>Headers that every answer carries: the dashboard loads nothing from elsewhere and is framed by nobody.</summary>
public static class SecurityHeaders
{
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the last moment: what answers an error clears the headers first.
        context.Response.OnStarting(Set, context.Response.Headers);
        return next(context);
    });

    private static Task Set(object state)
    {
        var headers = (IHeaderDictionary)state;
        // Inline styles: the component library sets sizes and positions by style attribute.
        headers.ContentSecurityPolicy =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; " +
            "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Task.CompletedTask;
    }
}
