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
}
