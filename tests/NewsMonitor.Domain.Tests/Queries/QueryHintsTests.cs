using CsCheck;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Domain.Tests.Queries;

public sealed class QueryHintsTests
{
    [Theory]
    [InlineData("strike NOT strike", "strike", "strike")]
    [InlineData("strike NOT STRÍKE", "strike", "strike")]
    [InlineData("title:strike port NOT strike", "title:strike", "strike")]
    [InlineData("\"general strike\" NOT strike", "\"general strike\"", "strike")]
    [InlineData("striking NOT strik*", "striking", "strik*")]
    [InlineData("striking* NOT strik*", "striking*", "strik*")]
    [InlineData("strike NOT (port OR strike)", "strike", "port OR strike")]
    [InlineData("strike port NOT (port strike)", "strike AND port", "port AND strike")]
    [InlineData("(strike OR strikes) NOT strik*", "strike OR strikes", "strik*")]
    [InlineData("strike NEAR/3 port NOT port", "strike NEAR/3 port", "port")]
    [InlineData("entity:Q7747 NOT entity:Q7747", "entity:Q7747", "entity:Q7747")]
    public void What_is_asked_for_and_ruled_out_can_never_match(string query, string wanted, string excluded) =>
        Assert.Equal($"No article can match this: it asks for {wanted} and rules out {excluded}.", Assert.Single(Of(query)).Message);

    [Fact]
    public void A_part_that_can_never_match_is_named_where_the_rest_can() =>
        Assert.Equal("One part of this can never match: it asks for strike and rules out strike.", Assert.Single(Of("port OR (strike NOT strike)")).Message);

    [Theory]
    [InlineData("strike NOT port")]
    [InlineData("strike NOT title:strike")]
    [InlineData("strike NOT \"general strike\"")]
    [InlineData("strik* NOT strike")]
    [InlineData("strike* NOT strike")]
    [InlineData("(strike OR port) NOT port")]
    [InlineData("strike NOT (strike port)")]
    [InlineData("strike sentiment:<0 NOT sentiment:<0.5")]
    [InlineData("Oslo: rain, again? U.S. \"A-B\" AT&T C++ [sic] $5 US$ and/or 50% #strike @bbc don't (x) R&D a.b")]
    [InlineData("elect* title:(storm snow)")]
    public void What_can_match_and_is_no_pattern_has_no_hint(string query) => Assert.Empty(Of(query));

    [Theory]
    [InlineData("^str[ia]ke$", "^str[ia]ke$", "“str ia ke”")]
    [InlineData("port title:^strike", "title:^strike", "“strike”")]
    [InlineData("stri[ck]es", "stri[ck]es", "“stri ck es”")]
    [InlineData("[Ss]trike", "[Ss]trike", "“ss trike”")]
    [InlineData("strike|walkout", "strike|walkout", "“strike walkout”")]
    [InlineData("\\bstrike\\b", "\\bstrike\\b", "“bstrike b”")]
    [InlineData("/strike/", "/strike/", "“strike”")]
    [InlineData("strike.+ port", "strike.+", "“strike”")]
    [InlineData("\"^strike$\" port", "^strike$", "“strike”")]
    [InlineData("strike{2,3}", "strike{2,3}", "“strike 2 3”")]
    [InlineData("strike$ port", "strike$", "“strike”")]
    public void What_looks_like_a_pattern_is_said_to_be_read_as_words(string query, string place, string words)
    {
        var hint = Assert.Single(Of(query));
        Assert.Equal(place, query.Substring(hint.Position, hint.Length));
        Assert.StartsWith($"There are no patterns here: this is read as {words}.", hint.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_of_any_size_is_looked_through()
    {
        var words = string.Join(' ', Enumerable.Range(0, 1_200).Select(i => $"a{i} NOT b{i}"));
        Assert.Empty(Of(words));
        var deep = string.Concat(Enumerable.Repeat("(a OR b ", 38)) + new string(')', 38);
        Assert.NotEmpty(Of($"{deep} NOT {deep}"));
        Assert.NotEmpty(Of(string.Join(' ', Enumerable.Range(0, 100).Select(i => $"a{i}")) + " NOT a99"));
    }

    [Fact]
    public void What_is_said_to_match_nothing_matches_nothing_and_a_hint_lies_within_the_text() =>
        Gen.Select(SomeQueries.Query, SomeQueries.Query, SomeQueries.Article.Array[1, 20]).Sample((wanted, excluded, articles) =>
        {
            var text = $"({wanted}) NOT ({excluded})";
            foreach (var hint in Of(text))
            {
                Assert.InRange(hint.Position, 0, text.Length);
                Assert.InRange(hint.Position + hint.Length, 0, text.Length);
                if (hint.Message.StartsWith("No article", StringComparison.Ordinal))
                {
                    Assert.DoesNotContain(articles, article => Twin.Holds(Query.Parse(text).Root, article));
                }
            }
        });

    private static IReadOnlyList<QueryHint> Of(string text) => QueryHints.Of(text, Query.Parse(text));
}
