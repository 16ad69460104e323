using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace NewsMonitor.Intake.Tests;

/// <summary>A real web server on loopback that answers as the test says.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Site(WebApplication app) => _app = app;

    /// <summary>What was asked for, in order.</summary>
    public List<(string Path, string? Authorization)> Requests { get; } = [];

    public Uri Address => new(_app.Urls.First() + "/");

    public string Host => Address.Authority;

    public static async Task<Site> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var site = new Site(builder.Build());
        site._app.Run(context =>
        {
            lock (site.Requests)
            {
                site.Requests.Add((context.Request.Path.Value!, context.Request.Headers.Authorization));
            }

            return answer(context);
        });
        await site._app.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    public static Fetcher Fetcher(FakeTimeProvider time, HostResolver? resolver, params string[] allowed) =>
        new(new AddressGuard(Options.Create(new AddressGuardOptions { AllowedHosts = allowed }), resolver), Options.Create(new FetchOptions { HostGap = TimeSpan.Zero }), time);

    public static FeedClient Client(Fetcher fetcher, FakeLog log, FakeTimeProvider time) =>
        new(fetcher, new TeaserPages(fetcher, log, Options.Create(new FetchOptions()), time, NullLogger<TeaserPages>.Instance), time, NullLogger<FeedClient>.Instance, () => 0.5);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
