namespace NewsMonitor.Log;

/// <summary>The channels. Few: at most <see cref="MaxChannels"/>.</summary>
public interface IChannelStore
{
    const int MaxChannels = 100;

    /// <summary>In the order in which they were made.</summary>
    Task<IReadOnlyList<DeliveryChannel>> ListAsync(CancellationToken ct);

    Task<DeliveryChannel?> GetAsync(string id, CancellationToken ct);

    /// <summary>For whoever sends through it.</summary>
    Task<(DeliveryChannel Channel, ChannelTarget Target)?> OpenAsync(string id, CancellationToken ct);

    Task<ChannelAdded> AddAsync(DeliveryChannel channel, ChannelTarget target, CancellationToken ct);

    /// <summary>
    /// Changes a channel in one transaction. Where it is off afterwards, what waits for it is given up with that reason. Null: it is not there, or
    /// the new name is another's.
    /// </summary>
    Task<DeliveryChannel?> ChangeAsync(
        string id, Func<DeliveryChannel, ChannelTarget, (DeliveryChannel Channel, ChannelTarget Target)> change, CancellationToken ct);

    /// <summary>Removes it with its deliveries; the ledger of alerts keeps what was not delivered. False where it is not there.</summary>
    Task<bool> RemoveAsync(string id, CancellationToken ct);
}

public enum ChannelAdded
{
    Added = 0,
    NameTaken = 1,
    TooMany = 2,
}
