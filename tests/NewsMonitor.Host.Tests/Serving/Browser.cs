using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>A browser's connection, with what it is told of each view kept in order.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly HubConnection _connection;
    private readonly CancellationToken _ct;
    private readonly Dictionary<string, Channel<JsonNode>> _changes = [];
    private readonly Dictionary<string, long> _numbers = [];

    private Browser(HubConnection connection, CancellationToken ct)
    {
        (_connection, _ct) = (connection, ct);
        connection.On<JsonNode>("Changed", change => Changes((string)change["watch"]!).Writer.TryWrite(change));
    }

    public static async Task<Browser> OpenAsync(RunningHost host, CancellationToken ct) => new(await host.ConnectAsync(ct), ct);

    public Task<JsonNode> WatchAsync(object view, string timeline = "live") => _connection.InvokeAsync<JsonNode>("Watch", new { timeline, view }, _ct);

    /// <summary>Follows a view, from where it was followed last, until it shows something; its numbers must have no hole.</summary>
    public async Task<JsonNode> UntilAsync(JsonNode watch, Func<JsonNode, JsonNode?> find)
    {
        var name = (string)watch["watch"]!;
        _numbers.TryAdd(name, (long)watch["number"]!);
        await foreach (var change in Changes(name).Reader.ReadAllAsync(_ct))
        {
            Assert.Equal(++_numbers[name], (long)change["number"]!);
            if (find(change["state"]!) is { } found)
            {
                return found;
            }
        }

        throw new InvalidOperationException("the connection ended");
    }

    /// <summary>The next change of a view, whatever its number.</summary>
    public async Task<JsonNode> ChangeAsync(JsonNode watch) => await Changes((string)watch["watch"]!).Reader.ReadAsync(_ct);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private Channel<JsonNode> Changes(string watch)
    {
        lock (_changes)
        {
            return _changes.TryGetValue(watch, out var channel) ? channel : _changes[watch] = Channel.CreateUnbounded<JsonNode>();
        }
    }
}
