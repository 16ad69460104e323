using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Acceptance.Streams;

/// <summary>A query over a real stream, after part of it and after all of it, held against a plain search for words.</summary>
public sealed class StreamQueryTests
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_finds_in_search_and_as_a_stored_one_what_a_plain_search_for_words_finds()
    {
        const int First = 20_000;
        using var stream = new GrowingStream();
        var query = Query.Parse("(ceasefire OR truce) AND (Gaza OR Ukraine)");
        using var index = new QueryIndex<string>();
        index.Set("peace", query);
        foreach (var lines in new[] { First, int.MaxValue })
        {
            await stream.ImportAsync(lines);
            var expected = stream.Plain(lines, GrowingStream.Peace(), GrowingStream.Place());
            TestContext.Current.SendDiagnosticMessage($"after {Math.Min(lines, 30_205):N0} lines: {expected.Count} articles");

            await using var log = await stream.OpenAsync();
            await log.Search.CatchUpAsync(_ct);
            Assert.Equal(expected, (await GrowingStream.ListAsync(log, new(Query: query))).Select(article => article.Key).ToHashSet());
            var stored = new HashSet<ArticleKey>();
            foreach (var article in await GrowingStream.ListAsync(log, new()))
            {
                var version = (await log.GetArticleAsync(article.Article, _ct))!.Versions[^1];
                if (index.Match(ArticleFeatures.Of(version.Article!, version.Findings!)).Count > 0)
                {
                    stored.Add(article.Key);
                }
            }

            Assert.Equal(expected, stored);
        }
    }
}
