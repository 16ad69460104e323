namespace NewsMonitor.Log;

/// <summary>A way to somebody. What is secret about it is kept apart, in its <see cref="ChannelTarget"/>.</summary>
/// <param name="Name">By which people know it; unique.</param>
/// <param name="Shown">Where it leads, without what is secret: <c>https://hooks.example/…</c>, <c>desk@example.org</c>.</param>
/// <param name="OffReason">Why it is off; null while it is on.</param>
public sealed record DeliveryChannel(string Id, ChannelKind Kind, string Name, string Shown, string? OffReason, DateTimeOffset MadeAt)
{
    public bool IsOn => OffReason is null;
}

public enum ChannelKind
{
    /// <summary>JSON of ours, signed by Standard Webhooks.</summary>
    Webhook = 0,
    Email = 1,
    Slack = 2,
    Discord = 3,
    Teams = 4,
    Ntfy = 5,

    /// <summary>JSON as Prometheus Alertmanager sends it to its webhook receivers.</summary>
    Alertmanager = 6,
}
