using NewsMonitor.Host.Api;

namespace NewsMonitor.Host.Live;

/// <summary>What the hub calls on a browser.</summary>
public interface ILiveClient
{
    /// <summary>What is new in a watched view since the number before.</summary>
    Task Changed(ChangedDto change);
}
