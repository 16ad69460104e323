namespace NewsMonitor.Host.Serving;

/// <summary>Runs a part's own loop for as long as the host runs. A loop that ends by a fault ends the host: half a program is worse than none.</summary>
internal sealed class Background(Func<CancellationToken, Task> run) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => run(stoppingToken);
}

internal static class BackgroundExtensions
{
    public static IServiceCollection AddBackground<T>(this IServiceCollection services, Func<T, CancellationToken, Task> run)
        where T : notnull =>
        services.AddSingleton<IHostedService>(provider => new Background(ct => run(provider.GetRequiredService<T>(), ct)));
}
