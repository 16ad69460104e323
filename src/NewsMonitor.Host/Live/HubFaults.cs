using Microsoft.AspNetCore.SignalR;

namespace NewsMonitor.Host.Live;

/// <summary>
/// Logs what is our fault in a hub call, and only that: SignalR's own log takes every refusal for an error, by which any browser could fill an
/// operator's log (it is switched off in appsettings.json).
/// </summary>
internal sealed partial class HubFaults(ILogger<HubFaults> logger) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (Exception error) when (error is not (HubException or OperationCanceledException))
        {
            LogFault(error, invocationContext.HubMethodName);
            throw new HubException("This is our fault. The program's log says why.");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Hub method {Method} failed")]
    private partial void LogFault(Exception error, string method);
}
