using System.Text.Json.Nodes;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>A browser that cannot keep up costs nobody else anything.</summary>
public sealed class SlowBrowserTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private static readonly object Board = new { kind = "board", board = "articles", window = "24h", limit = 100 };
    private static readonly object Ticker = new { kind = "ticker", limit = 200 };

    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-slow").FullName;
    private readonly CancellationTokenSource _late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private RunningHost _host = null!;

    private CancellationToken Ct => _late.Token;

    public async ValueTask InitializeAsync()
    {
        _late.CancelAfter(Limit);
        _host = await RunningHost.StartAsync(_folder, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _late.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task One_that_does_not_read_holds_up_neither_pushes_nor_the_others_and_leaves_nothing_behind()
    {
        await using var normal = await Browser.OpenAsync(_host, Ct);
        var ticker = await normal.WatchAsync(Ticker);
        using (await DeafBrowser.OpenAsync(_host, [.. Enumerable.Repeat(Board, 14), .. Enumerable.Repeat(Ticker, 14)], Ct))
        {
            await ConnectionsAsync(2);
            await RoundsAsync(normal, ticker);
            Assert.Equal(2, (int)(await _host.GetAsync("status", Ct))["connections"]!);
        }

        await ConnectionsAsync(1);
        await RoundsAsync(normal, ticker);
    }

    [Fact]
    public async Task The_host_stops_though_a_browser_does_not_read()
    {
        using var deaf = await DeafBrowser.OpenAsync(_host, [.. Enumerable.Repeat(Ticker, 20)], Ct);
        await using var normal = await Browser.OpenAsync(_host, Ct);
        await RoundsAsync(normal, await normal.WatchAsync(Ticker));

        await _host.StopAsync(Ct);
    }

    [Fact]
    public async Task One_that_comes_back_and_one_that_stayed_show_the_same()
    {
        await using var staying = await Browser.OpenAsync(_host, Ct);
        var shown = new ShownBoard(await staying.WatchAsync(Board));
        await using (var leaving = await Browser.OpenAsync(_host, Ct))
        {
            var seen = await leaving.WatchAsync(Board);
            await PushAsync(50);
            await leaving.UntilAsync(seen, state => state);
        }

        await PushAsync(150);
        await _host.FollowedAsync(Ct);
        await using var back = await Browser.OpenAsync(_host, Ct);
        var whole = new ShownBoard(await back.WatchAsync(Board));

        // Numbers without a hole are asserted by the browser; here the sum of the changes must come to be the whole.
        await staying.UntilAsync(shown.Watch, state => shown.Apply(state).Counts().SequenceEqual(whole.Counts()) ? state : null);
        Assert.NotEmpty(whole.Counts());
    }

    /// <summary>Pushes that are all answered, and all shown to the one that reads.</summary>
    private async Task RoundsAsync(Browser browser, JsonNode ticker)
    {
        for (var round = 0; round < 6; round++)
        {
            var last = await PushAsync(100);
            await browser.UntilAsync(ticker, state => state["articles"]!.AsArray().FirstOrDefault(shown => (string)shown!["article"]! == last));
        }
    }

    /// <summary>Returns the newest one's id.</summary>
    private async Task<string> PushAsync(int articles)
    {
        var results = await _host.PushAsync(Enumerable.Range(0, articles).Select(_ => Some.Article()).ToArray(), Ct);
        Assert.All(results, result => Assert.Equal("accepted", (string)result["result"]!));
        return (string)results[^1]["article"]!;
    }

    private async Task ConnectionsAsync(int expected)
    {
        while ((int)(await _host.GetAsync("status", Ct))["connections"]! != expected)
        {
        }
    }

    /// <summary>A board as a screen holds it: rows by subject, their order, and what changed put over it.</summary>
    private sealed class ShownBoard
    {
        private readonly Dictionary<string, int> _rows = [];
        private string[] _order = [];

        public ShownBoard(JsonNode watch)
        {
            Watch = watch;
            Apply(watch["state"]!);
        }

        public JsonNode Watch { get; }

        public ShownBoard Apply(JsonNode state)
        {
            foreach (var row in state["rows"]!.AsArray())
            {
                _rows[(string)row!["subject"]!] = (int)row["window"]!["articles"]!;
            }

            _order = state["order"] is JsonArray order ? [.. order.Select(subject => (string)subject!)] : _order;
            return this;
        }

        public IEnumerable<(string Subject, int Articles)> Counts() => _order.Select(subject => (subject, _rows[subject]));
    }
}
