namespace NewsMonitor.Host.Tests.Serving;

/// <summary>One host whose log holds the <see cref="Past"/>, for the tests of a class. Each test ends the replays that it made.</summary>
public sealed class PastHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-past").FullName;

    public RunningHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await RunningHost.StartAsync(_folder, CancellationToken.None, "--Reader=fast");
        await Past.ImportAsync(Host, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
