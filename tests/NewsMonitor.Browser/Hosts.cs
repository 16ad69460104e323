namespace NewsMonitor.Browser;

/// <summary>A program that plays the sample feed, for tests that only look.</summary>
public sealed class SampleHost : IAsyncLifetime
{
    private HostProcess? _host;

    public Uri Address => _host!.Address;

    public async ValueTask InitializeAsync() => _host = await HostProcess.StartAsync(sample: true);

    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? ValueTask.CompletedTask;
}

[CollectionDefinition(Name)]
public sealed class WithSample : ICollectionFixture<SampleHost>
{
    public const string Name = "with the sample feed";
}
