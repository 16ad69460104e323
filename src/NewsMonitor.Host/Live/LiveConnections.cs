using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Host.Live;

/// <summary>The open connections of this process, each with its pump.</summary>
internal sealed class LiveConnections(IHubContext<LiveHub, ILiveClient> hub, TimeProvider time, IOptions<LiveOptions> options, ILogger<LiveConnections> logger)
{
    private readonly ConcurrentDictionary<string, ConnectionPump> _pumps = new();

    public int Count => _pumps.Count;

    /// <summary>False where as many are open as may be.</summary>
    public bool TryOpen(string connection) =>
        _pumps.Count < options.Value.MaxConnections
        && _pumps.TryAdd(connection, new(hub.Clients.Client(connection), time, options, logger));

    public ConnectionPump Get(string connection) =>
        _pumps.TryGetValue(connection, out var pump) ? pump : throw new HubException("This connection is closed.");

    public async Task CloseAsync(string connection)
    {
        if (_pumps.TryRemove(connection, out var pump))
        {
            await pump.DisposeAsync();
        }
    }
}
