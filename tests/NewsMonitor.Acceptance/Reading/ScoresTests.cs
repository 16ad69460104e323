using System.Collections.Concurrent;
using System.Globalization;
using NewsMonitor.Reading;
using NewsMonitor.Training.Scores;

namespace NewsMonitor.Acceptance.Reading;

/// <summary>The shipped models on sets that none of them learned from. Floors lie a few points under what was measured when they were set.</summary>
public class ScoresTests(ITestOutputHelper output)
{
    private static readonly ConcurrentDictionary<(string Part, ReaderKind Kind), Lazy<string>> Tables = [];

    [Theory]
    [InlineData(ReaderKind.Fast, "names", "UNER EWT test", 62)]
    [InlineData(ReaderKind.Fast, "names", "WikiGold last 20 %", 58)]
    [InlineData(ReaderKind.Fast, "names", "CrossNER politics test", 67)]
    [InlineData(ReaderKind.Fast, "names", "GUM test", 67)]
    [InlineData(ReaderKind.Fast, "names", "WNUT17 test", 33)]
    [InlineData(ReaderKind.Standard, "names", "UNER EWT test", 69)]
    [InlineData(ReaderKind.Standard, "names", "WikiGold last 20 %", 67)]
    [InlineData(ReaderKind.Standard, "names", "CrossNER politics test", 79)]
    [InlineData(ReaderKind.Standard, "names", "GUM test", 68)]
    [InlineData(ReaderKind.Standard, "names", "WNUT17 test", 45)]
    [InlineData(ReaderKind.Fast, "topics", "Current events 2019", 77)]
    [InlineData(ReaderKind.Fast, "topics", "HuffPost dev", 61)]
    [InlineData(ReaderKind.Standard, "topics", "Current events 2019", 78)]
    [InlineData(ReaderKind.Standard, "topics", "HuffPost dev", 66)]
    [InlineData(ReaderKind.Fast, "sentiment", "NewsMTSC rw test, target given", 62)]
    [InlineData(ReaderKind.Fast, "sentiment", "NewsMTSC mt test, target given", 60)]
    [InlineData(ReaderKind.Fast, "sentiment", "NewsMTSC rw test, tone of the sentence", 57)]
    [InlineData(ReaderKind.Fast, "sentiment", "NewsMTSC mt test, tone of the sentence", 56)]
    [InlineData(ReaderKind.Standard, "sentiment", "NewsMTSC rw test, target given", 74)]
    [InlineData(ReaderKind.Standard, "sentiment", "NewsMTSC mt test, target given", 73)]
    [InlineData(ReaderKind.Standard, "sentiment", "NewsMTSC rw test, tone of the sentence", 67)]
    [InlineData(ReaderKind.Standard, "sentiment", "NewsMTSC mt test, tone of the sentence", 62)]
    [InlineData(ReaderKind.Standard, "sentiment", "SEntFiN dev, target given", 83)]
    public void A_shipped_model_scores_no_less_than_its_floor(ReaderKind kind, string part, string set, double floor)
    {
        var table = Tables.GetOrAdd((part, kind), static key => new(() => TableOf(key.Part, key.Kind))).Value;
        var row = Assert.Single(table.Split('\n'), line => line.StartsWith($"| {set} |", StringComparison.Ordinal));
        output.WriteLine(row);

        // The first figure behind the reader: F1 over all names, accuracy of topics, macro F1 of sentiment.
        Assert.InRange(double.Parse(row.Split('|')[3], CultureInfo.InvariantCulture), floor, 100);
    }

    private static string TableOf(string part, ReaderKind kind)
    {
        using var table = new StringWriter(CultureInfo.InvariantCulture);
        ScoreTable.Run(TestData.Path(), Readers.DefaultModelsFolder, part, [kind], table);
        return table.ToString();
    }
}
