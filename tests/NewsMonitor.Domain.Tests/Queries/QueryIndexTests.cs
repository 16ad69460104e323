using CsCheck;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Domain.Tests.Queries;

public sealed class QueryIndexTests
{
    [Fact]
    public void An_index_finds_what_each_query_finds_by_itself_after_any_changes() =>
        Gen.Select(Gen.Select(Gen.Int[0, 12], SomeQueries.Query.Null()).Array[1, 60], SomeQueries.Article.Array[1, 8]).Sample((changes, articles) =>
        {
            using var index = new QueryIndex<int>();
            var twin = new Dictionary<int, Query>();
            foreach (var (i, (key, query)) in changes.Index())
            {
                if (query is null)
                {
                    Assert.Equal(twin.Remove(key), index.Remove(key));
                }
                else
                {
                    twin[key] = query;
                    index.Set(key, query);
                }

                foreach (var article in i % 16 == 0 || i == changes.Length - 1 ? articles : [])
                {
                    var hits = index.Match(article);
                    Assert.Equal(twin.Where(pair => QueryMatcher.Matches(pair.Value, article)).Select(pair => pair.Key).Order(), hits.Select(hit => hit.Key).Order());
                    Assert.All(hits, hit => Assert.Equal(twin[hit.Key], hit.Match.Query));
                }
            }

            Assert.Equal(twin.Count, index.Count);
        }, iter: 300);

    [Fact]
    public void Threads_that_match_while_queries_come_and_go_find_those_that_stay()
    {
        using var index = new QueryIndex<int>();
        var stays = Query.Parse("gaza AND (truce OR oil)");
        index.Set(-1, stays);
        var article = ArticleFeatures.Of("s", "Gaza truce", "", new("test/1", "en", [], [], [], [], null));
        Parallel.For(0, 2_000, i =>
        {
            if (i % 2 == 0)
            {
                index.Set(i % 100, Query.Parse($"gaza word{i} OR tru* new{i % 7}"));
            }
            else
            {
                index.Remove(i % 100 - 1);
            }

            Assert.Single(index.Match(article), hit => hit.Key == -1);
        });
    }
}
