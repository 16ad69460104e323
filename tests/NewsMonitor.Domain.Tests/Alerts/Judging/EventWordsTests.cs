using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Domain.Tests.Alerts.Judging;

public sealed class EventWordsTests
{
    private static readonly SubjectId Query = SubjectId.OfRule("ports");

    [Theory]
    [InlineData("en", "Mayor says that they will not have this after all", "Bank says that they will not have this after June")]
    [InlineData(null, "Mayor says that they will not have this after all", "Bank says that they will not have this after June")]
    [InlineData("de", "Die Stadt hat nach der Wahl auch einen Plan", "Die Bahn wird nach der Flut auch einen Tag fahren")]
    public void Small_words_make_no_two_titles_alike(string? language, string one, string other) =>
        Assert.Equal(2, EventsOf(new Condition.Article(), Titled(1, one) with { Language = language }, Titled(2, other) with { Language = language }));

    [Fact]
    public void A_small_word_of_one_language_says_something_in_another()
    {
        Assert.Contains("die", Telling("Three die in crash", "en"));
        Assert.DoesNotContain("die", Telling("Wie die Bahn", "de"));
        Assert.Contains("the", Telling("The Moscow Times", "ru"));
        Assert.Equal(["fete"], Telling("La fête après", "fr"));

        static IEnumerable<string> Telling(string title, string language)
        {
            var seen = Titled(1, title) with { Language = language };
            return EventWords.Telling(seen, EventWords.Of(seen));
        }
    }

    [Fact]
    public void A_name_in_a_title_is_no_more_than_its_words()
    {
        var bank = new Companion(new("entity:Q5"), SubjectKind.Organisation, "Halden Bank");
        Assert.Equal(["halden", "delay", "its", "result"], EventWords.Of(Titled(1, "Halden delays its results") with { Companions = [bank] }));
        Assert.Contains("entity:Q5", EventWords.Of(Titled(2, "Lender delays its results") with { Companions = [bank] }));
    }

    [Fact]
    public void One_of_a_kind_and_many_of_it_are_one_word() =>
        Assert.Equal(EventWords.Of(Titled(1, "Drone strike, gas loss")), EventWords.Of(Titled(2, "Drones, strikes, gas, loss")));

    [Fact]
    public void The_entity_that_a_rules_query_found_in_the_bodies_makes_no_two_stories_alike()
    {
        var port = new Companion(new("entity:Q1"), SubjectKind.Organisation, "Skarholm Port Authority");
        Sighting[] seen =
        [
            Titled(1, "Crane operators walk out") with { Passages = [Body("Skarholm")], Companions = [port] },
            Titled(2, "Ferry comes early") with { Passages = [Body("Skarholm")], Companions = [port] },
        ];
        Assert.Equal(2, EventsOf(new Condition.Article(), seen));

        Companion[] strikers = [new(new("entity:Q2"), SubjectKind.Person, "Anna Vel"), new(new("entity:Q6"), SubjectKind.Person, "Per Strand")];
        Assert.Equal(1, EventsOf(new Condition.Article(), [.. seen.Select(one => one with { Companions = [port, .. strikers] })]));
    }

    [Fact]
    public void What_only_shares_a_small_word_with_what_a_query_found_is_not_its_own()
    {
        var (paper, bank) = (new Companion(new("entity:Q3"), SubjectKind.Organisation, "The Harbour Times"), new Companion(new("entity:Q4"), SubjectKind.Organisation, "Bank of the West"));
        var own = EventWords.OwnOf(Query, Titled(1, "Rates rise") with { Passages = [Body("Bank of the West")], Companions = [paper, bank] });
        Assert.Contains("entity:Q4", own);
        Assert.DoesNotContain("entity:Q3", own);
    }

    private static Sighting Titled(long number, string title) => Some.Sighting(number, number, $"source{number}", title);

    private static Passage Body(string words) => new(TextField.Body, 0, $"It was said of {words}.", [words]);

    private static int EventsOf(Condition.Article when, params Sighting[] sightings)
    {
        var rule = Some.Rule(when) with { On = new(null, "skarholm OR bank") };
        Assert.Equal(Query, rule.Subject);
        var judge = new Judge(rule, FixedPast.Quiet, JudgeState.Start(rule, Some.Start));
        return sightings.SelectMany(seen => judge.See(seen).Signals).Select(signal => signal.Key).Distinct().Count();
    }
}
