using System.Text;
using NewsMonitor.Domain;
using NewsMonitor.Intake.Tests.Files;
using Parquet;
using Parquet.Schema;

namespace NewsMonitor.Intake.Tests.Tables;

/// <summary>Rows of a table are held in memory: none may be of any size.</summary>
public sealed class TableBoundsTests : IDisposable
{
    private static readonly ParquetOptions Dictionaries = new() { ColumnEncodingHints = { ["body"] = EncodingHint.Dictionary } };

    private readonly Importing _import = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _import.Dispose();

    [Fact]
    public async Task A_csv_row_of_many_long_cells_ends_the_import_with_its_place()
    {
        var cell = new string('a', Article.MaxBody);
        var result = await _import.RunAsync("wide.csv", $"id,source,title,body,byline,section\n1,bbc,Storm,It rained.,x,y\n2,bbc,{cell},{cell},{cell},{cell}{cell}\n");
        Assert.Equal(1, result.Counts.Accepted);
        Assert.Equal("row 3 has more than 4,194,304 characters: a quote may not be closed", result.Broken);
    }

    [Fact]
    public async Task The_longest_article_fits_into_a_csv_row_with_each_of_its_characters_a_quote()
    {
        var body = string.Concat(Enumerable.Repeat("\"\"", Article.MaxBody));
        var result = await _import.RunAsync("quotes.csv", $"id,source,title,body\n1,bbc,Storm,\"{body}\"\n2,bbc,Flood,It rained.\n");
        Assert.Equal((2, null), (result.Counts.Accepted, result.Broken));
    }

    [Fact]
    public async Task A_csv_row_of_a_million_cells_is_told_and_the_next_is_read()
    {
        var result = await _import.RunAsync("commas.csv", $"id,source,title\n1,bbc,Storm{new string(',', 1_000_000)}\n2,bbc,Flood\n");
        Assert.Equal((1, 1, null), (result.Counts.Accepted, result.Counts.Rejected, result.Broken));
        Assert.Equal("has 1000003 cells where the heading has 3", Assert.Single(_import.Problems).Reason);
    }

    [Fact]
    public async Task A_parquet_row_of_many_long_cells_is_told_and_the_next_is_read()
    {
        var cell = new string('a', 1_500_000);
        var result = await _import.RunAsync("wide.parquet", await ParquetAsync(["1", "2"], ["bbc", "bbc"], ["Storm", "Flood"], [cell, "It rained."], [cell, "x"], [cell, "y"]));
        Assert.Equal((1, 1, null), (result.Counts.Accepted, result.Counts.Rejected, result.Broken));
        Assert.Equal("has 4,500,009 characters; 4,194,304 are the most", Assert.Single(_import.Problems).Reason);
    }

    [Fact]
    public async Task A_parquet_row_group_that_unpacks_to_more_than_it_says_is_refused()
    {
        // One text that a dictionary repeats: the file is small and says so.
        var rows = 300;
        var ids = Enumerable.Range(0, rows).Select(i => $"{i}").ToArray();
        var body = Enumerable.Repeat(new string('a', 1_000_000), rows).ToArray();
        var result = await _import.RunAsync("bomb.parquet", await ParquetAsync(ids, ids, ids, body, ids, ids));
        Assert.Equal("a row group of it unpacks to more than 256 Mi characters; write it with smaller ones", result.Broken);
        Assert.Equal(0, result.Counts.All);
    }

    private static async Task<byte[]> ParquetAsync(params string[][] columns)
    {
        DataField[] fields = [.. new[] { "id", "source", "title", "body", "byline", "section" }.Select(name => new DataField<string>(name))];
        using var file = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), file, Dictionaries, cancellationToken: Ct))
        {
            using var group = writer.CreateRowGroup();
            foreach (var (field, cells) in fields.Zip(columns))
            {
                await group.WriteAsync(field, cells);
            }
        }

        return file.ToArray();
    }
}
