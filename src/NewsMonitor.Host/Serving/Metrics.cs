using NewsMonitor.Host.Access;
using OpenTelemetry.Metrics;

namespace NewsMonitor.Host.Serving;

/// <summary>Figures for operators in the Prometheus format at <c>/metrics</c>.</summary>
internal static class Metrics
{
    public static void Add(IServiceCollection services) =>
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddAspNetCoreInstrumentation()
            .AddRuntimeInstrumentation()
            .AddMeter("Microsoft.Orleans")
            .AddPrometheusExporter());

    public static void Map(WebApplication app) => app.MapPrometheusScrapingEndpoint().WithMetadata(new NeededScope(Scope.Read));
}
