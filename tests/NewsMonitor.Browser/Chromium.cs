using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(NewsMonitor.Browser.Chromium))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace NewsMonitor.Browser;

/// <summary>The system's Chromium, started once. <c>CHROMIUM</c> names another one.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string Program = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program))
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
        Assertions.SetDefaultExpectTimeout(30_000);
    }

    /// <summary>A page in a profile of its own; skips the test where there is no Chromium.</summary>
    public async Task<IPage> OpenAsync(Uri address, Look look)
    {
        Assert.SkipWhen(_browser is null, $"no browser at {Program}; set CHROMIUM");
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = address.OriginalString,
            ViewportSize = new() { Width = look.Width, Height = look.Height },
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
            TimezoneId = "UTC",
        });
        // A page of a busy machine may take long to load; how fast it is, is measured elsewhere.
        context.SetDefaultNavigationTimeout(90_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}

/// <summary>How wide the window is and which colours the system prefers.</summary>
public sealed record Look(int Width, int Height, bool Dark)
{
    public static Look Wide { get; } = new(1440, 900, false);

    public static Look Narrow { get; } = new(390, 844, false);

    /// <summary>The smallest phone, or a desktop at 400 %.</summary>
    public static Look Narrowest { get; } = new(320, 568, false);

    public Look InTheDark => this with { Dark = true };
}
