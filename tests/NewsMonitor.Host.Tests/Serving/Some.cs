namespace NewsMonitor.Host.Tests.Serving;

/// <summary>Articles to push.</summary>
internal static class Some
{
    private static int _number;

    public static Dictionary<string, object?> Article(string? id = null, string source = "Harbour Post", string? title = null, string? body = null, DateTimeOffset? publishedAt = null)
    {
        var number = Interlocked.Increment(ref _number);
        return new()
        {
            ["source"] = source,
            ["id"] = id ?? $"article-{number}",
            ["title"] = title ?? $"Angela Merkel visits Rotterdam for the {number}th time",
            ["body"] = body ?? $"Angela Merkel spoke in Rotterdam on Friday. It was visit number {number}.",
            ["publishedAt"] = publishedAt,
        };
    }
}
