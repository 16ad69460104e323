using NewsMonitor.Host.Access;
using NewsMonitor.Host.Replays;
using OpenTelemetry.Metrics;

namespace NewsMonitor.Host.Serving;

/// <summary>Figures for operators in the Prometheus format at <c>/metrics</c>.</summary>
internal static class Metrics
{
    public static void Add(IServiceCollection services)
    {
        services.AddHostedService<ReplayMetrics>();
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddAspNetCoreInstrumentation()
            .AddRuntimeInstrumentation()
            .AddMeter("Microsoft.Orleans")
            .AddMeter(ReplayMetrics.Meter)
            .AddPrometheusExporter());
    }

    public static void Map(WebApplication app) => app.MapPrometheusScrapingEndpoint().WithMetadata(new NeededScope(Scope.Read));
}
