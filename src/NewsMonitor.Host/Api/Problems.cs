namespace NewsMonitor.Host.Api;

/// <summary>Errors as problem details (RFC 9457): what is wrong, and the way out.</summary>
internal static class Problems
{
    /// <summary>Name of the member that says which part of the request is wrong.</summary>
    public const string Field = "field";

    /// <summary>Name of the member that says where a query is wrong: <c>{position, length, message, expected}</c>.</summary>
    public const string Query = "query";

    public static IResult BadRequest(string detail) => Results.Problem(statusCode: StatusCodes.Status400BadRequest, title: "That cannot be read", detail: detail);

    public static IResult NotFound(string detail) => Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "Not here", detail: detail);

    public static IResult Conflict(string detail) => Results.Problem(statusCode: StatusCodes.Status409Conflict, title: "Not now", detail: detail);

    public static IResult Busy(HttpContext context, string detail)
    {
        context.Response.Headers.RetryAfter = "1";
        return Results.Problem(statusCode: StatusCodes.Status429TooManyRequests, title: "Too much at once", detail: detail);
    }
}

/// <summary>A request's parameter is wrong; becomes a 400 with the message as detail.</summary>
internal sealed class BadParameterException(string message, string? field = null) : Exception(message)
{
    /// <summary>Which one, as the caller wrote its name; null: more than one, or none by itself.</summary>
    public string? Field { get; } = field;
}
