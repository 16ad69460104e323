using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Domain;
using NewsMonitor.Host.Importing;
using NewsMonitor.Host.Tests.Serving;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;
using NewsMonitor.Reading;

namespace NewsMonitor.Acceptance.Replays;

/// <summary>The wires of 1987, of which editors said by hand what each is about.</summary>
public sealed class ReutersTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-reuters").FullName;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    private string File => Path.Combine(_folder, "wires.jsonl");

    private string Data => Path.Combine(_folder, "data");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_import_killed_in_the_middle_ends_at_the_same_totals_at_its_second_start()
    {
        var wires = ReutersWires.Read(TestData.Path("reuters21578", "reuters21578.jsonl.gz")).ToList();
        var count = await ReutersWires.ConvertAsync(wires, File, _ct);

        // A line that cannot be taken is told at once, with its number: that is how the test knows how far the import is.
        var lines = (await System.IO.File.ReadAllLinesAsync(File, _ct)).ToList();
        var middle = lines.Count / 2;
        lines.Insert(middle - 1, "{");
        await System.IO.File.WriteAllLinesAsync(File, lines, _ct);
        string[] import = ["import", File, "--reader", "fast", "--data", Data];
        await using (var first = HostProgram.Start(import))
        {
            await first.LineAsync(line => line.StartsWith($"line {middle}:", StringComparison.Ordinal), _ct);
            await first.KillAsync(_ct);
        }

        var half = await HeadAsync(Data);
        await using (var second = HostProgram.Start(import))
        {
            var summary = await second.LineAsync(line => line.Contains("accepted", StringComparison.Ordinal), _ct);
            Assert.Contains("went on after", summary, StringComparison.Ordinal);
            await second.EndAsync(_ct);
        }

        var whole = Path.Combine(_folder, "whole");
        await using (var offline = await OfflineIntake.OpenAsync(whole, TimeProvider.System, _ct))
        {
            var result = await offline.Files.RunAsync(File, ReaderKind.Fast, null, null, _ct);
            Assert.Equal((null, 1L, (long)count), (result.Broken, result.Counts.Rejected, result.Counts.Accepted));
        }

        Assert.InRange(half.Articles, middle / 2, count - 1);
        var (expected, counted) = (await TotalsAsync(whole), await TotalsAsync(Data));
        Assert.Equal(expected.Articles, counted.Articles);
        Assert.Equal(expected.Subjects, counted.Subjects);
        TestContext.Current.SendDiagnosticMessage($"{count} wires; killed at {half.Articles}, the same at the end of the second start");
    }

    private async Task<LogHead> HeadAsync(string folder)
    {
        await using var log = await SqliteLog.OpenAsync(folder, TimeProvider.System, NullLogger.Instance, _ct);
        return await log.ReadHeadAsync(_ct);
    }

    private async Task<(long Articles, List<(string, Counts)> Subjects)> TotalsAsync(string folder)
    {
        var (head, totals) = await Totals.ReadAsync(folder, _ct);
        return (head.Articles, [.. totals.Select(pair => (pair.Key, pair.Value))]);
    }
}
