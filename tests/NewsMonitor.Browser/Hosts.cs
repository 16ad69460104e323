namespace NewsMonitor.Browser;

/// <summary>A program that plays the sample feed, for tests that only look.</summary>
public sealed class SampleHost : IAsyncLifetime
{
    private HostProcess? _host;

    public Uri Address => _host!.Address;

    public async ValueTask InitializeAsync() => _host = await HostProcess.StartAsync(sample: true);

    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>A program whose log holds three months of news.</summary>
public sealed class PastHost : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsmonitor-browser-past-");
    private HostProcess? _host;

    public Uri Address => _host!.Address;

    internal ThreeMonths Past { get; } = new(TimeProvider.System.GetUtcNow());

    public async ValueTask InitializeAsync()
    {
        var file = Path.Combine(_folder.FullName, "past.jsonl");
        await File.WriteAllLinesAsync(file, Past.Lines());
        _host = await HostProcess.StartAsync(sample: false, past: file);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}

[CollectionDefinition(Name)]
public sealed class WithSample : ICollectionFixture<SampleHost>
{
    public const string Name = "with the sample feed";
}
