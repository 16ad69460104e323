using CsCheck;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Domain.Tests.Queries;

public sealed class QueryTests
{
    [Theory]
    [InlineData("Gaza ceasefire", "gaza AND ceasefire")]
    [InlineData("(ceasefire OR truce) AND (Gaza OR Ukraine)", "(ceasefire OR truce) AND (gaza OR ukraine)")]
    [InlineData("a b OR c d", "a AND b OR c AND d")]
    [InlineData("a AND (b AND (c d))", "a AND b AND c AND d")]
    [InlineData("a OR (b OR A)", "a OR b")]
    [InlineData("NOT a b", "NOT a AND b")]
    [InlineData("b NOT NOT a", "b AND a")]
    [InlineData("c NOT (a OR b)", "c AND NOT (a OR b)")]
    [InlineData("and or not near", "and AND or AND not AND near")]
    [InlineData("“White House” U.S. Kovač*", "\"white house\" AND \"u s\" AND kovac*")]
    [InlineData("\"new yor*\" 中国* 10:30", "\"new yor*\" AND \"中 国\" AND \"10 30\"")]
    [InlineData("a NEAR b NEAR/0 (c OR \"d e\")", "a NEAR/10 b NEAR/0 (c OR \"d e\")")]
    [InlineData("NOT a NEAR/3 b c", "NOT a NEAR/3 b AND c")]
    [InlineData("title:(gaza OR \"new york\") TEXT:x", "(title:gaza OR title:\"new york\") AND text:x")]
    [InlineData("entity:q7747 entity:person:darren-kew entity:\"Q7747\" entity:entity:Q1", "entity:Q7747 AND entity:person:darren-kew AND entity:\"q7747\" AND entity:Q1")]
    [InlineData("entity:(Putin Q1 NOT x:y)", "entity:\"putin\" AND entity:Q1 AND NOT entity:\"x y\"")]
    [InlineData("topic:11000000 topic:sport topic:\"11000000\"", "topic:11000000 AND topic:\"sport\" AND topic:\"11000000\"")]
    [InlineData("source:bbc.co.uk lang:EN-gb lang:(de OR fr)", "source:\"bbc co uk\" AND lang:en AND (lang:de OR lang:fr)")]
    [InlineData("a sentiment:<=-.3 sentiment:>+0.125 sentiment: >=1 sentiment:<−1", "a AND sentiment:<=-0.3 AND sentiment:>0.125 AND sentiment:>=1 AND sentiment:<-1")]
    [InlineData("title: gaza", "title:gaza")]
    [InlineData("cafe\u0301* \U0001D518\U0001D518* a\u0323\u0301b*", "cafe* AND \U0001D518\U0001D518* AND ab*")]
    [InlineData("Oslo: rain - https://x.org/a?b ... \"!\"", "oslo AND rain AND \"https x org a b\"")]
    public void A_query_is_read_and_written_in_its_plainest_form(string text, string plain)
    {
        var query = Query.Parse(text);
        Assert.Equal(plain, query.ToString());
        Assert.Equal(query, Query.Parse(plain));
    }

    [Theory]
    [InlineData("", 0, 0, "There is nothing to look for.")]
    [InlineData(" ?! ", 4, 0, "There is nothing to look for.")]
    [InlineData("gaza \"new york", 5, 1, "The quote that opens here is never closed.")]
    [InlineData("gaza (a OR b", 5, 1, "The bracket that opens here is never closed.")]
    [InlineData("gaza) b", 4, 1, "There is no ( for this ).")]
    [InlineData(") b", 0, 1, "There is no ( for this ).")]
    [InlineData("a ()", 3, 1, "Nothing stands between these brackets.")]
    [InlineData("a AND", 5, 0, "Something is missing after AND.")]
    [InlineData("(a OR ) b", 6, 1, "Something is missing after OR.")]
    [InlineData("AND a", 0, 3, "AND has nothing before it.")]
    [InlineData("(OR a)", 1, 2, "OR has nothing before it.")]
    [InlineData("a AND OR b", 6, 2, "OR cannot follow AND.")]
    [InlineData("a NEAR/3", 8, 0, "Something is missing after NEAR.")]
    [InlineData("a NEAR/x b", 2, 6, "'NEAR/x' does not say how near.")]
    [InlineData("a NEAR/101 b", 2, 8, "'NEAR/101' does not say how near.")]
    [InlineData("a NEAR (b AND c)", 7, 1, "NEAR stands between words, phrases and lists of them with OR, in title or text.")]
    [InlineData("title:a NEAR b", 13, 1, "Both sides of NEAR must look in the same field.")]
    [InlineData("a NEAR b NEAR c NEAR d NEAR e NEAR f NEAR g NEAR h NEAR i", 51, 4, "NEAR joins 8 parts at most.")]
    [InlineData("a tittle:gaza", 2, 7, "There is no field 'tittle:'. To look for it as words, put it in quotes.")]
    [InlineData("title:(text:a)", 7, 5, "text: cannot stand within title:(…).")]
    [InlineData("title:", 6, 0, "title: says nothing to look for.")]
    [InlineData("title:?", 6, 1, "title: needs a letter or digit to look for.")]
    [InlineData("a*b", 1, 1, "A star stands only at the end of a word, for all that begin with it.")]
    [InlineData("*ab", 0, 1, "A star stands only at the end of a word, for all that begin with it.")]
    [InlineData("x a*", 2, 2, "'a*' is too short a beginning.")]
    [InlineData("a lang:english", 7, 7, "That is no language's code.")]
    [InlineData("a sentiment:-0.3", 12, 4, "sentiment: does not say in which direction.")]
    [InlineData("a sentiment:<2", 12, 2, "sentiment: does not say how far.")]
    [InlineData("a sentiment:<0.1234", 12, 7, "Sentiment is known to three decimals.")]
    [InlineData("a sentiment:(<0.1)", 12, 1, "sentiment: says nothing to look for.")]
    [InlineData("NOT a", 0, 3, "This would match nearly everything: beside NOT and sentiment: a query, and each side of an OR, needs something to look for.")]
    [InlineData("a OR NOT b", 5, 3, "This would match nearly everything: beside NOT and sentiment: a query, and each side of an OR, needs something to look for.")]
    [InlineData("sentiment:<0", 0, 10, "This would match nearly everything: beside NOT and sentiment: a query, and each side of an OR, needs something to look for.")]
    public void What_is_no_query_is_refused_with_place_and_reason(string text, int position, int length, string message)
    {
        Assert.False(Query.TryParse(text, out _, out var error));
        Assert.Equal((message, position, length), (error.Message, error.Position, error.Length));
    }

    [Fact]
    public void Whatever_is_typed_gives_a_query_or_an_error_within_the_text() =>
        Gen.OneOf(
                Gen.String, Gen.String[Gen.Char["\"*:()<>-=/ aNOTRDE中\u0301\ud800"], 0, 60],
                Gen.OneOf("(", ")", "\"", "NOT ", "a ", "AND ", "OR ", "NEAR/3 ", "title:", "entity:", "sentiment:", "<0", "Q1", "*", "b*", " ").Array[0, 30].Select(string.Concat))
            .Sample(text =>
            {
                if (Query.TryParse(text, out var query, out var error))
                {
                    Assert.Equal(query, Query.Parse(query.ToString()));
                }
                else
                {
                    Assert.InRange(error.Position, 0, text.Length);
                    Assert.InRange(error.Position + error.Length, error.Position, text.Length);
                }
            });

    [Fact]
    public void A_query_of_the_grammar_is_written_so_that_it_is_read_again() => SomeQueries.Query.Sample(query => Assert.Equal(query, Query.Parse(query.ToString())));

    public static TheoryData<string> Bombs =>
    [
        new string('(', 1_000) + "a" + new string(')', 1_000), new string('(', Query.MaxLength), new string(')', Query.MaxLength), new string('"', Query.MaxLength - 1),
        string.Concat(Enumerable.Repeat("NOT ", 5_000)), string.Concat(Enumerable.Repeat("a OR ", 3_999)) + "a", string.Concat(Enumerable.Repeat("a NEAR ", 2_000)),
        string.Concat(Enumerable.Repeat("(a+)+", 4_000)), new string('*', Query.MaxLength), string.Concat(Enumerable.Repeat("title:", 3_333)), new string('a', Query.MaxLength + 1),
        "\"" + string.Concat(Enumerable.Repeat("a ", 9_000)) + "\"", string.Concat(Enumerable.Repeat("e:Q1 sentiment:<0 ", 1_111)), string.Concat(Enumerable.Repeat("(a ", 6_000)),
        string.Concat(Enumerable.Repeat("entity:Q1 sentiment:<0 ", 869)), $"title:({string.Join(' ', Enumerable.Range(0, 2_200).Select(i => $"w{i}"))})",
        $"entity:({string.Join(" OR ", Enumerable.Range(0, 2_200).Select(i => $"w{i}"))})",
    ];

    [Theory]
    [MemberData(nameof(Bombs))]
    public void Bombs_are_read_and_read_again_as_they_are_stored_or_refused_and_nothing_falls_over(string text) =>
        Assert.True(Query.TryParse(text, out var query, out var error) ? query == Query.OfStored(query.ToString()) : error.Message.Length < 300);

    [Theory]
    [InlineData("entity:Q1 sentiment:<0 entity:Q2 sentiment:>0", "entity:Q1;entity:Q2")]
    [InlineData("sentiment:<0 x entity:Q1 entity:Q2", "entity:Q1")]
    [InlineData("(entity:Q1 OR entity:lee) sentiment:<0", "entity:Q1 entity:\"lee\"")]
    [InlineData("entity:Q1 (x OR sentiment:<0)", "entity:Q1")]
    [InlineData("(x sentiment:<0) AND entity:Q1", "entity:Q1")]
    [InlineData("entity:Q1 NOT sentiment:<0", "entity:Q1")]
    [InlineData("entity:Q1 OR x sentiment:<0", "")]
    [InlineData("(entity:Q1 OR x) topic:11000000 sentiment:<0", "")]
    public void Sentiment_is_that_of_the_entity_beside_it(string text, string of) =>
        Assert.Equal(of, string.Join(';', Scores(Query.Parse(text).Root).Select(score => score.Of.ToString())));

    private static IEnumerable<QueryNode.Score> Scores(QueryNode node) => node switch
    {
        QueryNode.Score score => [score],
        QueryNode.Not not => Scores(not.Part),
        QueryNode.And and => and.Parts.SelectMany(Scores),
        QueryNode.Or or => or.Parts.SelectMany(Scores),
        _ => [],
    };
}
