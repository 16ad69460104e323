using Microsoft.Playwright;

namespace NewsMonitor.Browser;

/// <summary>
/// A test that looks at pages. Whatever else it looks at, a page may throw no error and may ask no other machine for anything.
/// </summary>
public abstract class BrowserTest(Chromium chromium) : IAsyncLifetime
{
    private readonly List<IPage> _pages = [];
    private readonly List<HostProcess> _hosts = [];
    private readonly List<string> _faults = [];

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Faults that a test brings about by itself, such as the requests that fail while the program is down.</summary>
    protected bool ForgiveFailedRequests { get; set; }

    /// <summary>A program of the test's own; it ends after the test's pages.</summary>
    /// <param name="allowedHost">A host of this machine that it may send to, with its port; null: the program itself.</param>
    protected async Task<HostProcess> StartHostAsync(bool sample, string? allowedHost = null)
    {
        var host = await HostProcess.StartAsync(sample, allowedHost: allowedHost);
        _hosts.Add(host);
        return host;
    }

    protected async Task<IPage> OpenAsync(Uri host, string path, Look? look = null)
    {
        var page = await chromium.OpenAsync(host, look ?? Look.Wide);
        _pages.Add(page);
        page.PageError += (_, error) => Fault("error: " + error);
        page.Console += (_, message) =>
        {
            var failedRequest = message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) || message.Text.Contains("ERR_", StringComparison.Ordinal);
            if (message.Type == "error" && !(ForgiveFailedRequests && failedRequest))
            {
                Fault("console: " + message.Text);
            }
        };
        page.Request += (_, request) =>
        {
            var to = new Uri(request.Url);
            if (to.Scheme is not ("data" or "blob") && to.Authority != host.Authority)
            {
                Fault("asked another machine: " + request.Url);
            }
        };
        await page.GotoAsync(path);
        return page;
    }

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var page in _pages)
        {
            await page.Context.DisposeAsync();
        }

        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        lock (_faults)
        {
            Assert.Empty(_faults);
        }
    }

    private void Fault(string what)
    {
        lock (_faults)
        {
            _faults.Add(what);
        }
    }
}
