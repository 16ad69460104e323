using NewsMonitor.Host.Commands;
using NewsMonitor.Intake;
using Spectre.Console;

namespace NewsMonitor.Host.Tests.Commands;

public sealed class ImportConsoleTests : IDisposable
{
    private readonly StringWriter _output = new(), _error = new();

    private ImportConsole Console => new(_output, _error, AnsiConsole.Console, isTerminal: false, TimeProvider.System);

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task What_was_not_taken_is_told_by_reason_and_problems_apart_from_what_is_no_article()
    {
        var result = new ImportResult("/x/a.warc.gz", 6, 0, new(1, 0, 0, 0, 2, 3), "the archive ends in the middle of record 7", TimeSpan.FromSeconds(1))
        {
            Reasons = [new("a request", 3, IsProblem: false), new("the archive is damaged", 2, IsProblem: true)],
        };
        await Console.SummariseAsync("a.warc.gz", result);
        Assert.Equal(
            "a.warc.gz: 1 accepted, 0 updated, 0 withdrawn, 0 duplicates, 2 rejected, 3 passed over in 1.0 s\n  3 passed over: a request\n", _output.ToString().ReplaceLineEndings("\n"));
        Assert.Equal(
            "  2 rejected: the archive is damaged\na.warc.gz: the rest could not be read: the archive ends in the middle of record 7\n", _error.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_file_of_a_kind_that_is_not_read_is_told_with_what_it_is()
    {
        await Console.SummariseAsync("a.parquet", new("/x/a.parquet", 0, 0, default, "it is a Parquet file", TimeSpan.Zero));
        Assert.Equal(("", "a.parquet: not read: it is a Parquet file\n"), (_output.ToString(), _error.ToString().ReplaceLineEndings("\n")));
    }
}
