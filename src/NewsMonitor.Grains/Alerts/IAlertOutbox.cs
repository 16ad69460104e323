using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Grains.Alerts;

/// <summary>Takes messages to those who are to be told.</summary>
public interface IAlertOutbox
{
    /// <summary>
    /// Returns once they are kept and will be sent. One that was taken before (by its id) changes nothing: after a crash they are brought again.
    /// </summary>
    /// <remarks>Where one of them cannot be taken, none is. What the machine is to blame for may go well later.</remarks>
    /// <param name="ruleNames">By id, of the rules that the messages are of.</param>
    Task EnqueueAsync(IReadOnlyList<Message> messages, IReadOnlyDictionary<string, string> ruleNames, CancellationToken ct);
}

/// <summary>There are no channels: whoever wants to know looks at the dashboard.</summary>
internal sealed class DashboardOnly : IAlertOutbox
{
    public Task EnqueueAsync(IReadOnlyList<Message> messages, IReadOnlyDictionary<string, string> ruleNames, CancellationToken ct) => Task.CompletedTask;
}
