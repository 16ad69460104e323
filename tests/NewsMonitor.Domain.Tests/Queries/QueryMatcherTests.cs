using CsCheck;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Domain.Tests.Queries;

public sealed class QueryMatcherTests
{
    [Fact]
    public void An_article_matches_where_a_plain_reading_of_its_words_says_so() =>
        Gen.Select(SomeQueries.Query, SomeQueries.Article.Array[1, 20]).Sample((query, articles) =>
        {
            foreach (var article in articles)
            {
                Assert.Equal(Twin.Holds(query.Root, article), QueryMatcher.Matches(query, article));
            }
        });

    [Fact]
    public void A_match_shows_all_that_made_it_and_nothing_else()
    {
        Assert.Equal(["Gaza", "truce", "Gaza", "trucé"], Spans("gaza AND truce", "Gaza truce", "In Gaza a trucé."));
        Assert.Equal(["Gaza"], Spans("gaza (oil OR title:gaza) NOT storm", "Gaza", "Here."));
        Assert.Equal(["new York", "york"], Spans("\"new york\" york", "", "A new York."), StringComparer.OrdinalIgnoreCase);
        Assert.Equal(["oil", "gas"], Spans("oil NEAR/1 gas", "oil", "oil and more of it, oil or gas."));
        Assert.Equal(["b", "c", "d"], Spans("b NEAR/0 c NEAR/0 d", "", "b c x c d x b c d c x b"));
        Assert.Equal(["truces", "truck"], Spans("tru*", "truces", "a truck"));

        static IEnumerable<string> Spans(string query, string title, string body)
        {
            var article = ArticleFeatures.Of("s", title, body, new("test/1", "en", [], [], [], [], null));
            return QueryMatcher.Match(Query.Parse(query), article)!.FindSpans()
                .Select(span => (span.Field is TextField.Title ? title : body).Substring(span.Start, span.Length));
        }
    }

    [Fact]
    public void Words_do_not_reach_from_the_title_into_the_body()
    {
        var article = ArticleFeatures.Of("s", "the new", "york times", new("test/1", "en", [], [], [], [], null));
        Assert.False(QueryMatcher.Matches(Query.Parse("\"new york\""), article));
        Assert.False(QueryMatcher.Matches(Query.Parse("new NEAR/100 york"), article));
        Assert.True(QueryMatcher.Matches(Query.Parse("new york"), article));
        Assert.True(QueryMatcher.Matches(Query.Parse("text:york NOT title:york NOT text:new"), article));
    }

    [Fact]
    public void A_word_is_not_near_itself()
    {
        var article = ArticleFeatures.Of("s", "", "oil and gas", new("test/1", "en", [], [], [], [], null));
        Assert.False(QueryMatcher.Matches(Query.Parse("oil NEAR oi*"), article));
        Assert.False(QueryMatcher.Matches(Query.Parse("\"oil and\" NEAR \"and gas\""), article));
    }

    [Fact]
    public void A_long_text_of_one_word_and_a_query_made_for_it_end()
    {
        var article = ArticleFeatures.Of("s", "", string.Concat(Enumerable.Repeat("a ", 100_000)), new("test/1", "en", [], [], [], [], null));
        var phrase = string.Join(' ', Enumerable.Repeat("a", 31));
        Assert.False(QueryMatcher.Matches(Query.Parse($"\"{phrase} b\" OR (a NEAR \"{phrase}\" NEAR a NEAR b)"), article));
        Assert.NotEmpty(QueryMatcher.Match(Query.Parse(string.Join(" AND ", Enumerable.Repeat("a", 2_000)) + $" AND a NEAR \"{phrase}\" NEAR a"), article)!.FindSpans());
    }
}
