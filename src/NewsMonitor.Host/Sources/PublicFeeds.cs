using NewsMonitor.Intake;

namespace NewsMonitor.Host.Sources;

/// <summary>The list of well-known public feeds in this program, to choose from. Whether each one answers today is for its publisher to say.</summary>
internal static class PublicFeeds
{
    public static IReadOnlyList<(string Name, string Address, string Group)> All { get; } = Load();

    private static (string, string, string)[] Load()
    {
        using var stream = typeof(PublicFeeds).Assembly.GetManifestResourceStream("public-feeds.opml")
            ?? throw new InvalidDataException("the program was built without its list of feeds");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return [.. Opml.Read(bytes.ToArray()).Feeds.Select(feed => (feed.Title, feed.Address, feed.Folder ?? ""))];
    }
}
