namespace NewsMonitor.Reading.Tests.Topics;

public class TopicTests
{
    [Theory]
    [InlineData("topic:15000000", "United win the cup final after a late goal", "The striker scored twice as the team won the league match at the stadium.")]
    [InlineData("topic:16000000", "Missile strikes kill soldiers near the front", "Troops shelled the city overnight as the war went on; the army said rebels had fired rockets.")]
    [InlineData("topic:04000000", "Shares fall as central bank raises interest rates", "Investors sold stocks after inflation rose and the market closed lower.")]
    [InlineData("topic:07000000", "New vaccine cuts infections, study finds", "Doctors said patients in hospitals were less likely to catch the virus; health officials welcomed the trial.")]
    [InlineData("topic:11000000", "President wins election", "Voters chose the party of the prime minister in the parliamentary vote, and the opposition conceded.")]
    public void A_plain_case_has_its_topic(string topic, string title, string body) =>
        Assert.Contains(Some.Read(title, body).Topics, found => found.Subject.Value == topic);

    [Fact]
    public void Topics_are_at_most_three_best_first()
    {
        Assert.InRange(Some.Article.Topics.Length, 1, 3);
        Assert.Equal(Some.Article.Topics.OrderByDescending(topic => topic.Score), Some.Article.Topics);
    }

    [Fact]
    public void A_section_that_names_a_topic_makes_it_likelier_and_is_said()
    {
        var (title, body) = ("A long night in Leeds", "It was a long night for the people of the town, and many stayed until the end.");
        var with = Some.Reader.Read(new(title, body, Section: "UK / Sport"));
        var without = Some.Reader.Read(new(title, body, Section: "UK / Sport", UseSection: false));
        Assert.Equal(Sport, with.Topics[0].Subject.Value);
        Assert.Equal("UK / Sport", with.Section);
        Assert.Null(without.Section);
        Assert.Equal(Some.Reader.Read(new(title, body)).Topics, without.Topics);
        Assert.DoesNotContain(without.Topics, topic => topic.Subject.Value == Sport);
    }

    [Theory]
    [InlineData("World")]
    [InlineData("Opinion")]
    [InlineData("")]
    public void A_section_that_names_no_topic_changes_nothing(string section)
    {
        var findings = Some.Reader.Read(new(Some.Title, Some.Body, Section: section));
        Assert.Null(findings.Section);
        Assert.Equal(Some.Reader.Read(new(Some.Title, Some.Body)).Topics, findings.Topics);
    }

    [Fact]
    public void A_wrong_section_does_not_outweigh_a_plain_text() =>
        Assert.Equal("topic:16000000", Some.Reader.Read(new(
            "Missile strikes kill soldiers near the front", "Troops shelled the city overnight as the war went on; the army said rebels had fired rockets.", Section: "Travel")).Topics[0].Subject.Value);

    private const string Sport = "topic:15000000";
}
