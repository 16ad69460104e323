using System.Globalization;
using NewsMonitor.Reading;
using NewsMonitor.Training.Scores;

namespace NewsMonitor.Acceptance.Reading;

/// <summary>The shipped models on sets that none of them learned from. Floors lie a few points under what was measured when they were set.</summary>
public class ScoresTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("names", "UNER EWT test", 62)]
    [InlineData("names", "WikiGold last 20 %", 63)]
    [InlineData("names", "CrossNER politics test", 66)]
    [InlineData("names", "GUM test", 65)]
    [InlineData("names", "WNUT17 test", 29)]
    [InlineData("topics", "Current events 2019", 72)]
    [InlineData("topics", "HuffPost dev", 51)]
    [InlineData("sentiment", "NewsMTSC rw test, towards the target", 62)]
    [InlineData("sentiment", "NewsMTSC mt test, towards the target", 60)]
    [InlineData("sentiment", "NewsMTSC rw test, tone of the sentence", 57)]
    [InlineData("sentiment", "NewsMTSC mt test, tone of the sentence", 56)]
    public void A_shipped_model_scores_no_less_than_its_floor(string part, string set, double floor)
    {
        using var table = new StringWriter(CultureInfo.InvariantCulture);
        ScoreTable.Run(TestData.Path(), Readers.DefaultModelsFolder, part, [ReaderKind.Fast], table);
        var row = Assert.Single(table.ToString().Split('\n'), line => line.StartsWith($"| {set} |", StringComparison.Ordinal));
        output.WriteLine(row);

        // The first figure: F1 over all names, accuracy of topics, macro F1 of sentiment; names and sentiment say before it which reader.
        Assert.InRange(double.Parse(row.Split('|')[part == "topics" ? 2 : 3], CultureInfo.InvariantCulture), floor, 100);
    }
}
