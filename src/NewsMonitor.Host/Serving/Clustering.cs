using System.Net;
using System.Net.Sockets;
using NewsMonitor.Grains;
using NewsMonitor.Grains.Alerts;
using NewsMonitor.Host.Access;
using Orleans.Configuration;
using Orleans.Dashboard;

namespace NewsMonitor.Host.Serving;

/// <summary>The silo in this process: alone on this machine, on ports that are free.</summary>
internal static class Clustering
{
    private const string OperatorsSetting = "Operators:Dashboard";

    public static void Add(WebApplicationBuilder builder)
    {
        var operators = builder.Configuration.GetValue<bool>(OperatorsSetting);
        builder.UseOrleans(silo =>
        {
            var port = FreePort();
            silo.UseLocalhostClustering(siloPort: port, gatewayPort: 0, primarySiloEndpoint: new IPEndPoint(IPAddress.Loopback, port));
            silo.Configure<EndpointOptions>(endpoint => endpoint.AdvertisedIPAddress = IPAddress.Loopback);
            silo.AddNewsMonitorGrains();
            silo.AddNewsMonitorAlerts();
            if (operators)
            {
                silo.AddDashboard();
            }
        });
    }

    public static void Map(WebApplication app)
    {
        if (app.Configuration.GetValue<bool>(OperatorsSetting))
        {
            app.MapOrleansDashboard("/operators").WithMetadata(new NeededScope(Scope.Admin));
        }
    }

    // Two hosts on one machine must not meet: with a fixed port the second would join the first one's cluster, or fail.
    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
