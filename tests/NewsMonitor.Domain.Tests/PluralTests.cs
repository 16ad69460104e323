namespace NewsMonitor.Domain.Tests;

public sealed class PluralTests
{
    [Theory]
    [InlineData(0, "0 articles")]
    [InlineData(1, "1 article")]
    [InlineData(2, "2 articles")]
    [InlineData(2_000, "2,000 articles")]
    public void So_many_are_said_as_people_say_it(long count, string words) => Assert.Equal(words, Plural.Of(count, "article"));
}
