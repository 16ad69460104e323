using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Access;

namespace NewsMonitor.Host.Serving;

/// <summary>For operators: alive (the process answers) and ready (the grains answer too).</summary>
internal static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void Map(WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("alive")).WithMetadata(new NeededScope(null)).ExcludeFromDescription();
        app.MapGet("/health/ready", ReadyAsync).WithMetadata(new NeededScope(null)).ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(IGrainFactory grains, TimeProvider time, CancellationToken ct)
    {
        try
        {
            await grains.GetGrain<IFollowerGrain>(TimelineKey.Live).GetFollowedAsync().WaitAsync(Patience, time, ct);
            return Results.Text("ready");
        }
        catch (Exception error) when (error is TimeoutException or OrleansException)
        {
            return Results.Text("starting", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
