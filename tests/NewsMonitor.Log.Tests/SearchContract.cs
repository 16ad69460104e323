using CsCheck;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Domain.Tests.Queries;

namespace NewsMonitor.Log.Tests;

/// <summary>A search finds what the queries themselves say, whatever the store asks its index.</summary>
public abstract class SearchContract(ITestStore store) : StoreContract(store, Some.Noon)
{
    [Fact]
    public Task A_search_finds_the_articles_that_the_query_matches_one_by_one() =>
        Gen.Select(SomeQueries.Text.Array[1, 12], SomeQueries.Text.Array[0, 4], SomeQueries.Query.Array[30]).SampleAsync(
            async (texts, reread, queries) =>
            {
                var name = Guid.NewGuid().ToString("N");
                await using (var log = await OpenAsync(name))
                {
                    await log.CommitAsync([.. texts.Select((text, i) => Submission(text, i))], Ct);
                    var current = texts.ToArray();
                    foreach (var (i, other) in reread.Take(texts.Length).Index())
                    {
                        current[i] = texts[i] with { Findings = other.Findings with { Reader = "test/2" } };
                    }

                    await CatchUpAsync(log);
                    await log.CommitAsync(
                        [.. current.Take(reread.Length).Select((text, i) => new Submission.Reading(Submission(texts[i], i).Article, new(i + 1), text.Findings))], Ct);
                    await CatchUpAsync(log);
                    foreach (var query in queries)
                    {
                        var found = await TwinCheck.AllAsync(log, new(Query: query), Ct);
                        var expected = current.Index().Where(text => QueryMatcher.Matches(query, text.Item.Features)).Select(text => Key(text.Item, text.Index));
                        Assert.True(expected.Order().SequenceEqual(found.Select(article => article.Key.Id).Order()), query.ToString());
                    }
                }

                await DropAsync(name);
            },
            iter: 60, threads: 1);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(35, 2)]
    [InlineData(1_500, 20)]
    public async Task However_deep_and_long_a_query_is_it_is_searched(int words, int step)
    {
        var inner = $"({string.Join(" OR ", Enumerable.Range(0, words).Select(i => $"word{i}"))} OR word7)";
        var texts = new[] { Some.Text("1", body: "word7 x"), Some.Text("2", body: "y0 y1 z") };
        await using var log = await OpenAsync();
        await log.CommitAsync(texts, Ct);
        await CatchUpAsync(log);
        foreach (var deep in Enumerable.Range(1, 40).Where(depth => depth % step == 0).SelectMany(Deep))
        {
            var query = Query.Parse(deep);
            var expected = texts.Where(text => QueryMatcher.Matches(query, ArticleFeatures.Of(text.Article, text.Findings!))).Select(text => text.Article.Key.Id);
            Assert.Equal(expected, (await log.ListArticlesAsync(new(Query: query), 10, null, Ct)).Items.Select(article => article.Key.Id).Order());
        }

        IEnumerable<string> Deep(int depth) =>
        [
            Nested(depth, (part, level) => level % 2 == 0 ? $"({part} x NOT y{level})" : $"({part} OR z{level})"),
            Nested(depth, (part, level) => level % 2 == 0 ? $"(x NOT y{level} {part})" : $"(z{level} OR {part})"),
            Nested(depth, (part, level) => $"(z{level} OR x {part})"),
            Nested(depth, (part, _) => $"(x NOT {part})"),
            Nested((depth + 1) / 2, (part, level) => $"(z{level} OR x NOT u{level} NOT (w{level} x NOT v{level} NOT {part}))"),
        ];

        string Nested(int levels, Func<string, int, string> around) => Enumerable.Range(0, levels - 1).Aggregate(inner, around);
    }

    [Fact]
    public async Task A_page_of_which_little_holds_ends_and_can_be_gone_on_from()
    {
        const int Many = 2_500;
        await using var log = await OpenAsync();
        foreach (var part in Enumerable.Range(0, Many).Chunk(500))
        {
            await log.CommitAsync([.. part.Select(i => Some.Text($"{i}", body: i == 0 ? "near far" : "near and not far"))], Ct);
        }

        await CatchUpAsync(log);
        var query = Query.Parse("near NEAR/0 far");
        var first = await log.ListArticlesAsync(new(Query: query), 10, null, Ct);
        Assert.Empty(first.Items);
        Assert.NotNull(first.Next);
        Assert.Equal(["0"], (await TwinCheck.AllAsync(log, new(Query: query), Ct)).Select(article => article.Key.Id));
    }

    private static Submission.Text Submission(SomeText text, int i) => Some.Text(Key(text, i), text.Source, text.Title, text.Body, text.Findings);

    private static string Key(SomeText text, int i) => $"{text.Source}{i}";
}

public sealed class SqliteSearchTests() : SearchContract(new SqliteTestStore());
