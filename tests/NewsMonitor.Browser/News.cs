using System.Net.Http.Json;

namespace NewsMonitor.Browser;

/// <summary>Pushes articles as a publisher does.</summary>
internal static class News
{
    /// <summary>Each with its title as its text, published now, from a source of its own.</summary>
    public static async Task PushAsync(Uri host, CancellationToken ct, params string[] titles)
    {
        using var client = new HttpClient { BaseAddress = new(host, "api/v1/") };
        var now = TimeProvider.System.GetUtcNow();
        var articles = titles.Select((title, i) => new { source = $"Post {i + 1}", id = Guid.NewGuid().ToString("N"), title, body = title + ".", publishedAt = now });
        using var answer = await client.PostAsJsonAsync("articles", articles, ct);
        answer.EnsureSuccessStatusCode();
    }
}
