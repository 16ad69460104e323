using NewsMonitor.Domain.Notices;
using NewsMonitor.Log;

namespace NewsMonitor.Deliveries;

/// <summary>One message on its way to one channel.</summary>
/// <param name="Id">The delivery's: the receiver knows by it what it has already.</param>
/// <param name="At">Of this attempt.</param>
public sealed record Letter(string Id, DeliveryChannel Channel, ChannelTarget Target, Notice Notice, DateTimeOffset At);
