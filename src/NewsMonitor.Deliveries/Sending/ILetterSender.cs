namespace NewsMonitor.Deliveries;

/// <summary>Sends one letter once. What a receiver or the net does is an answer, not an exception.</summary>
public interface ILetterSender
{
    /// <exception cref="OperationCanceledException">Only where <paramref name="ct"/> is cancelled.</exception>
    Task<SendResult> SendAsync(Letter letter, CancellationToken ct);
}
