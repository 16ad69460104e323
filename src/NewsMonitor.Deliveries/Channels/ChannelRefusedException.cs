namespace NewsMonitor.Deliveries;

/// <summary>A channel cannot be as it was asked for; the message says why to whoever asked.</summary>
/// <param name="field">Name of the setting that is wrong, in camelCase.</param>
public sealed class ChannelRefusedException(string field, string message) : Exception(message)
{
    public string Field { get; } = field;
}
