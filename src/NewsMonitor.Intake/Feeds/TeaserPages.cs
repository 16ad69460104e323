using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Domain;
using NewsMonitor.Log;

namespace NewsMonitor.Intake;

/// <summary>
/// Where a feed brings only a teaser: fetches the page and takes its text. A page is fetched once per teaser; an article that has its full text
/// is never put back to the teaser because its page could not be had this time.
/// </summary>
public sealed partial class TeaserPages(
    Fetcher fetcher, ILogReader log, IOptions<FetchOptions> options, TimeProvider time, ILogger<TeaserPages> logger)
{
    private const int ShortText = 400;
    private const int LongTeaser = 1_500;
    private const int Remembered = 20_000;
    private const int MostTries = 3;

    private static readonly string[] CutMarks = ["…", "...", "[…]", "[...]", "read more", "continue reading", "weiterlesen", "lire la suite", "leer más"];

    private readonly ConcurrentDictionary<ArticleKey, Seen> _seen = new();

    /// <summary>Whether the text is a teaser: short, or plainly cut.</summary>
    public static bool IsTeaser(string? body)
    {
        var text = body?.TrimEnd() ?? "";
        return text.Length < ShortText || (text.Length < LongTeaser && Array.Exists(CutMarks, m => text.EndsWith(m, StringComparison.OrdinalIgnoreCase)));
    }

    /// <returns>The items to be submitted, and whether some are left for the next poll (which then must bring them again).</returns>
    public async Task<(IReadOnlyList<ArticleInput> Items, bool SomeLeft)> FillAsync(string source, IReadOnlyList<ParsedItem> items, CancellationToken ct)
    {
        var until = time.GetUtcNow() + options.Value.PagesWithin;
        var filled = new List<ArticleInput>(items.Count);
        var (fetched, someLeft) = (0, false);
        foreach (var item in items)
        {
            var article = item.ToArticle(source);
            if (item.Url is null || !IsTeaser(item.Body))
            {
                filled.Add(article);
                continue;
            }

            var key = new ArticleKey(source, item.Id);
            var teaser = StableHash.Short(item.Title + "\n" + item.Body);
            var before = _seen.TryGetValue(key, out var seen) && seen.Teaser == teaser ? seen : new(teaser, 0, null);
            var known = await log.FindAsync(key, ct);
            if (before.Filled is not null && known is not null && known.ContentHash.AsSpan().SequenceEqual(before.Filled))
            {
                continue; // The log has it with its full text, and the teaser is unchanged since.
            }

            var mayFetch = before.Tries < MostTries && fetched < options.Value.PagesPerPoll && time.GetUtcNow() < until;
            fetched += mayFetch ? 1 : 0;
            var page = mayFetch ? await PageAsync(item.Url, ct) : null;
            if (page is not null && page.Length > (item.Body?.Length ?? 0))
            {
                article = article with { Body = page };
                Remember(key, new(teaser, 0, ContentHash(article)));
                filled.Add(article);
                continue;
            }

            var tries = before.Tries + (mayFetch ? 1 : 0);
            Remember(key, new(teaser, tries, null));
            someLeft |= tries < MostTries;
            if (known is null)
            {
                filled.Add(article);
            }
        }

        return (filled, someLeft);
    }

    private async Task<string?> PageAsync(string url, CancellationToken ct)
    {
        var request = new FetchRequest(new Uri(url), "text/html,application/xhtml+xml;q=0.9", PageExtractor.MaxBytes);
        switch (await fetcher.FetchAsync(request, ct))
        {
            case Fetched.Answer answer when answer.ContentType is null || answer.ContentType.Contains("html", StringComparison.OrdinalIgnoreCase):
                return PageExtractor.Extract(answer.Body, answer.ContentType, answer.Address);
            case Fetched.Failed failed:
                LogNoPage(url, failed.Words);
                return null;
            default:
                return null;
        }
    }

    private byte[]? ContentHash(ArticleInput article) =>
        ArticleDoor.Admit(article, Way.Feed, time.GetUtcNow()) is Admission.Text text ? text.Article.ContentHash() : null;

    // What is forgotten is fetched once more; nothing else depends on it.
    private void Remember(ArticleKey key, Seen state)
    {
        if (_seen.Count >= Remembered)
        {
            _seen.Clear();
        }

        _seen[key] = state;
    }

    /// <param name="Filled">Content hash of the article as it was handed on with its full text; null: it was not.</param>
    private sealed record Seen(string Teaser, int Tries, byte[]? Filled);

    [LoggerMessage(Level = LogLevel.Debug, Message = "No page for the teaser of {Url}: {Words}")]
    private partial void LogNoPage(string url, string words);
}
