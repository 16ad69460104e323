using System.CommandLine;
using NewsMonitor.Host.Commands;

namespace NewsMonitor.Host.Tests.Commands;

public sealed class ImportCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsmonitor-import-test");
    private readonly StringWriter _output = new(), _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_missing_file_is_told_and_keeps_nobody_from_the_others()
    {
        var (first, second) = (await WriteAsync("1"), await WriteAsync("2"));
        Assert.Equal(Exit.Partly, await ImportAsync(first, At("gone.jsonl"), second));
        Assert.Equal($"There is no file {At("gone.jsonl")}.\n", _error.ToString().ReplaceLineEndings("\n"));
        Assert.Contains("2 files: 2 accepted", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_that_was_named_is_there_nothing_is_done()
    {
        Assert.Equal(Exit.Failed, await ImportAsync(At("gone.jsonl"), Directory.CreateDirectory(At("empty")).FullName));
        Assert.Equal($"There is no file {At("gone.jsonl")}.\nThere are no files in {At("empty")}.\n", _error.ToString().ReplaceLineEndings("\n"));
        Assert.False(Directory.Exists(At("data")));
    }

    [Fact]
    public void What_is_left_is_said_in_seconds_or_minutes_and_nothing_at_the_end()
    {
        Assert.Equal((", about 1 s left", ", about 5 min left"), (Wording.Left(TimeSpan.FromSeconds(0.2)), Wording.Left(TimeSpan.FromMinutes(5))));
        Assert.Equal(("", ""), (Wording.Left(TimeSpan.Zero), Wording.Left(null)));
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private async Task<string> WriteAsync(string id)
    {
        await File.WriteAllTextAsync(
            At(id + ".jsonl"), $$"""{"source":"s","id":"{{id}}","title":"Storm {{id}} hits coast","publishedAt":"2020-01-01T00:00:00Z"}""", TestContext.Current.CancellationToken);
        return At(id + ".jsonl");
    }

    private Task<int> ImportAsync(params string[] files) =>
        RootCommandLine.Create().Parse(["import", .. files, "--data", At("data"), "--reader", "fast"])
            .InvokeAsync(new InvocationConfiguration { Output = _output, Error = _error }, TestContext.Current.CancellationToken);
}
