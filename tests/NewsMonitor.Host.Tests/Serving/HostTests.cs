namespace NewsMonitor.Host.Tests.Serving;

/// <summary>Tests of one running host on a folder of its own.</summary>
/// <param name="name">What the folder is called, for whoever finds one left behind.</param>
/// <param name="settings">More settings, as on the command line.</param>
public abstract class HostTests(string name, params string[] settings) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-" + name).FullName;

    protected RunningHost Host { get; private set; } = null!;

    protected CancellationToken Ct { get; } = TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Host = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the host and starts another one on the same folder.</summary>
    protected async Task RestartAsync()
    {
        await Host.DisposeAsync();
        Host = await StartAsync();
    }

    private Task<RunningHost> StartAsync() => RunningHost.StartAsync(_folder, Ct, settings);
}
