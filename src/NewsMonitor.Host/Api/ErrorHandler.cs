using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using NewsMonitor.Deliveries;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Api;

/// <summary>Turns what is thrown into problem details. A caller's mistake is a 400 with its words; anything else is ours, a 500, and logged.</summary>
internal sealed partial class ErrorHandler(IProblemDetailsService problems, ILogger<ErrorHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        var (status, title, detail) = exception switch
        {
            QueryException bad => (StatusCodes.Status400BadRequest, "That is no query", bad.Message),
            BadParameterException or FormatException => (StatusCodes.Status400BadRequest, "That cannot be read", exception.Message),
            ReplayRefusedException { Field: not null } => (StatusCodes.Status400BadRequest, "That cannot be replayed", exception.Message),
            ReplayRefusedException => (StatusCodes.Status409Conflict, "Not now", exception.Message),
            ChannelRefusedException => (StatusCodes.Status400BadRequest, "That cannot be a channel", exception.Message),
            NoSuchTimelineException => (StatusCodes.Status404NotFound, "Not here", exception.Message),
            LogException => (StatusCodes.Status503ServiceUnavailable, "The log cannot write now", exception.Message),
            BadHttpRequestException bad => (bad.StatusCode, "That cannot be read", bad.InnerException?.Message ?? bad.Message),
            OperationCanceledException when context.RequestAborted.IsCancellationRequested => (499, "The caller went away", ""),
            _ => (StatusCodes.Status500InternalServerError, "This is our fault", "The request could not be answered. The program's log says why."),
        };
        if (status == StatusCodes.Status500InternalServerError)
        {
            LogFailed(exception, context.Request.Method, context.Request.Path);
        }

        context.Response.StatusCode = status;
        var problem = new ProblemDetailsContext { HttpContext = context, ProblemDetails = { Status = status, Title = title, Detail = detail } };
        if (FieldOf(exception) is { } field)
        {
            problem.ProblemDetails.Extensions[Problems.Field] = field;
        }

        if (exception is QueryException { Error: var error })
        {
            problem.ProblemDetails.Extensions[Problems.Query] = error;
        }

        return await problems.TryWriteAsync(problem);
    }

    /// <summary>The parameter, or the member of a JSON body, that is wrong; null: none by itself.</summary>
    private static string? FieldOf(Exception exception) => exception switch
    {
        BadParameterException bad => bad.Field,
        QueryException => "query",
        ReplayRefusedException refused => refused.Field,
        ChannelRefusedException refused => refused.Field,
        BadHttpRequestException { InnerException: JsonException { Path: ['$', '.', .. { Length: > 0 } member] } } => member,
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private partial void LogFailed(Exception error, string method, string path);
}
