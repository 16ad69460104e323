using Microsoft.AspNetCore.Diagnostics;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Api;

/// <summary>Turns what is thrown into problem details. A caller's mistake is a 400 with its words; anything else is ours, a 500, and logged.</summary>
internal sealed partial class ErrorHandler(IProblemDetailsService problems, ILogger<ErrorHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        var (status, title, detail) = exception switch
        {
            BadParameterException or FormatException => (StatusCodes.Status400BadRequest, "That cannot be read", exception.Message),
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
        return await problems.TryWriteAsync(new() { HttpContext = context, ProblemDetails = { Status = status, Title = title, Detail = detail } });
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private partial void LogFailed(Exception error, string method, string path);
}
