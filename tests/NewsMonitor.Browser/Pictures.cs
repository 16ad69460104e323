using Microsoft.Playwright;

namespace NewsMonitor.Browser;

/// <summary>Pictures for people to look at, into the folder that <c>NEWSMONITOR_SHOTS</c> names.</summary>
internal static class Pictures
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("NEWSMONITOR_SHOTS");

    public static bool AreWanted => Folder is { Length: > 0 };

    /// <summary>Takes one where pictures are wanted.</summary>
    public static async Task TakeAsync(IPage page, string name)
    {
        if (AreWanted)
        {
#pragma warning disable CA1308 // a file's name, not a comparison
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder!, name.ToLowerInvariant() + ".png") });
#pragma warning restore CA1308
        }
    }
}
