using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Host.Serving;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>The whole host in this process, on a folder and a port of its own: web, silo, log and reader are the real ones.</summary>
public sealed class RunningHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningHost(WebApplication app, string folder)
    {
        (_app, Folder) = (app, folder);
        Address = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Http = new() { BaseAddress = Address };
    }

    public string Folder { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    /// <summary>The host's own parts.</summary>
    public IServiceProvider Services => _app.Services;

    /// <param name="settings">More settings, as on the command line.</param>
    public static Task<RunningHost> StartAsync(string folder, CancellationToken ct, params string[] settings) => StartAsync(folder, TimeProvider.System, ct, settings);

    public static async Task<RunningHost> StartAsync(string folder, TimeProvider time, CancellationToken ct, params string[] settings)
    {
        var app = await MonitorHost.BuildAsync(
            new(folder, Sample: false), ["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=Error", .. settings], time);
        await app.StartAsync(ct);
        return new(app, folder);
    }

    /// <summary>A browser's connection.</summary>
    public async Task<HubConnection> ConnectAsync(CancellationToken ct, Action<IHubConnectionBuilder>? configure = null)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(Address, "/hubs/live"));
        configure?.Invoke(builder);
        var connection = builder.Build();
        await connection.StartAsync(ct);
        return connection;
    }

    public async Task<JsonNode[]> PushAsync(object articles, CancellationToken ct)
    {
        using var response = await Http.PostAsJsonAsync("/api/v1/articles", articles, ct);
        response.EnsureSuccessStatusCode();
        return [.. (await response.Content.ReadFromJsonAsync<JsonArray>(ct))!.Select(node => node!)];
    }

    public async Task<JsonNode> GetAsync(string path, CancellationToken ct) => (await Http.GetFromJsonAsync<JsonNode>("/api/v1/" + path, ct))!;

    /// <summary>The status once the grains have all that the log has.</summary>
    public async Task<JsonNode> FollowedAsync(CancellationToken ct)
    {
        while (true)
        {
            var status = await GetAsync("status", ct);
            if ((long)status["position"]! == (long)status["followed"]!)
            {
                return status;
            }
        }
    }

    public Task StopAsync(CancellationToken ct) => _app.StopAsync(ct);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

/// <summary>One host for the tests of a class: starting one takes a second.</summary>
public sealed class SharedHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-host").FullName;

    public RunningHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await RunningHost.StartAsync(_folder, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
