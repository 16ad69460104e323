using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NewsMonitor.Host.Commands;

namespace NewsMonitor.Host.Tests.Commands;

public sealed class TrialTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsmonitor-trial-test");
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_trial_serves_what_was_read_says_that_it_is_one_and_leaves_nothing()
    {
        var file = Path.Combine(_folder.FullName, "past.jsonl");
        await File.WriteAllTextAsync(file, """{"source":"s","id":"1","title":"Storm hits coast","publishedAt":"2020-01-01T00:00:00Z"}""", _ct);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(_ct);
        var output = new Lines();
        var missing = Path.Combine(_folder.FullName, "missing.jsonl");
        var running = RootCommandLine.Create().Parse(["serve", "--try", file, missing, "--urls", "http://127.0.0.1:0", "--reader", "fast"])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = output }, end.Token);

        var address = await output.AfterAsync("News Monitor is at ", running, _ct);
        var folder = (await output.AfterAsync("The trial is in ", running, _ct)).Split(" and is deleted")[0];
        using var http = new HttpClient { BaseAddress = new(address) };
        var status = (await http.GetFromJsonAsync<JsonNode>("/api/v1/status", _ct))!;
        Assert.Equal(("try", 1), ((string)status["mode"]!, (int)status["articles"]!));
        Assert.True(Directory.Exists(folder));

        await end.CancelAsync();
        Assert.Equal(1, await running);
        Assert.Contains("There is no file " + missing, output.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_trial_at_an_address_in_use_says_so_in_one_line_before_anything_is_read()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = "http://" + other.LocalEndpoint;
        var output = new Lines();
        var code = await RootCommandLine.Create().Parse(["serve", "--try", Path.Combine(_folder.FullName, "missing.jsonl"), "--urls", address])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = output }, _ct);
        Assert.Equal(2, code);
        Assert.Matches(@$"\ANews Monitor cannot start: {address} cannot be listened on \(.+\)\. Choose another address with --urls, .+\z", output.ToString());
    }

    [Fact]
    public async Task A_trial_goes_with_no_folder_of_the_users()
    {
        var output = new Lines();
        var code = await RootCommandLine.Create().Parse(["serve", "--try", "x", "--data", _folder.FullName]).InvokeAsync(new InvocationConfiguration { Output = output, Error = output }, _ct);
        Assert.Equal((2, "--try makes a folder of its own: it goes with neither --data nor --sample."), (code, output.ToString()));
    }

    [Fact]
    public async Task A_trial_of_which_nothing_was_accepted_serves_nothing_and_leaves_nothing()
    {
        var file = Path.Combine(_folder.FullName, "notes.jsonl");
        await File.WriteAllTextAsync(file, "{\n", _ct);
        var output = new Lines();
        var code = await RootCommandLine.Create().Parse(["serve", "--try", file, "--urls", "http://127.0.0.1:0", "--reader", "fast"])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = output }, _ct);
        Assert.Equal(2, code);
        Assert.EndsWith("No article was accepted, so there is nothing to serve.", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("The trial is in", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_killed_trial_left_goes_at_the_next_and_a_running_one_stays()
    {
        var killed = Directory.CreateTempSubdirectory("newsmonitor-try-").FullName;
        File.WriteAllText(Path.Combine(killed, "trial"), "");
        File.WriteAllText(Path.Combine(killed, "log.db"), "texts");
        using var running = new TrialFolder();
        using var next = new TrialFolder();
        Assert.False(Directory.Exists(killed));
        Assert.True(Directory.Exists(running.Path));
        Assert.True(Directory.Exists(next.Path));
    }

    /// <summary>What a command writes, line by line as it comes.</summary>
    private sealed class Lines : StringWriter
    {
        private readonly System.Threading.Channels.Channel<string> _lines = System.Threading.Channels.Channel.CreateUnbounded<string>();
        private readonly List<string> _all = [];

        public override void WriteLine(string? value)
        {
            _all.Add(value ?? "");
            _lines.Writer.TryWrite(value ?? "");
        }

        public override Task WriteLineAsync(string? value)
        {
            WriteLine(value);
            return Task.CompletedTask;
        }

        public override string ToString() => string.Join('\n', _all);

        /// <summary>The rest of the next line that begins so; fails where the command ends before.</summary>
        public async Task<string> AfterAsync(string begin, Task command, CancellationToken ct)
        {
            while (true)
            {
                var next = _lines.Reader.ReadAsync(ct).AsTask();
                if (await Task.WhenAny(next, command) != next)
                {
                    Assert.Fail("The command ended: " + this);
                }

                if ((await next).StartsWith(begin, StringComparison.Ordinal))
                {
                    return (await next)[begin.Length..];
                }
            }
        }
    }
}
