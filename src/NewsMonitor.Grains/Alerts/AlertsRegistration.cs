using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsMonitor.Grains.Contracts;

namespace NewsMonitor.Grains.Alerts;

/// <summary>What a silo needs to lead rules and alerts, beside the grains of <see cref="GrainsRegistration"/>. The host brings <c>IAlertStore</c> and <c>ISightings</c>, <see cref="IRuleTopics"/>, and
/// an <see cref="IAlertOutbox"/> where there are channels.</summary>
public static class AlertsRegistration
{
    public static ISiloBuilder AddNewsMonitorAlerts(this ISiloBuilder silo)
    {
        var services = silo.Services;
        services.TryAddSingleton<IAlertOutbox, DashboardOnly>();
        services.AddSingleton<IAlerts, Alerts>();
        services.AddSingleton<AlertMemoryReader>();
        services.AddSingleton<WarmStart>();
        services.AddTransient<RuleBegin>();
        services.AddSingleton<Backtests>();
        services.AddHeartbeat<IAlertsGrain>(TimelineKey.Live, grain => grain.TickAsync());
        return silo;
    }
}
