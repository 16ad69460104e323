using Microsoft.AspNetCore.SignalR;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Api;

namespace NewsMonitor.Host.Live;

/// <summary>The live hub: a browser opens views and is told what changes in them.</summary>
internal sealed class LiveHub(IViews views, LiveConnections connections) : Hub<ILiveClient>
{
    /// <summary>Opens a view and returns it whole.</summary>
    public async Task<ChangedDto> Watch(WatchDto watch)
    {
        IView view;
        try
        {
            view = views.Create(watch);
        }
        catch (Exception error) when (error is ArgumentException or BadParameterException)
        {
            throw new HubException(error.Message);
        }

        try
        {
            return await connections.Get(Context.ConnectionId).WatchAsync(view, Context.ConnectionAborted);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or NoSuchTimelineException or ReplayRefusedException)
        {
            view.Dispose();
            throw new HubException(error.Message);
        }
    }

    public Task Unwatch(string watch)
    {
        connections.Get(Context.ConnectionId).Unwatch(watch);
        return Task.CompletedTask;
    }

    public override Task OnConnectedAsync()
    {
        if (!connections.TryOpen(Context.ConnectionId))
        {
            throw new HubException("Too many connections are open. Try again later.");
        }

        return base.OnConnectedAsync();
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        await connections.CloseAsync(Context.ConnectionId);
        await base.OnDisconnectedAsync(exception);
    }
}
