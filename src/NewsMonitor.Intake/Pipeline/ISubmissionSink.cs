using NewsMonitor.Log;

namespace NewsMonitor.Intake;

/// <summary>Where read articles go: the log's writer, which gathers them into batches.</summary>
public interface ISubmissionSink
{
    /// <summary>Waits for room, then hands over; the task that it returns ends when the submission's transaction is durable.</summary>
    ValueTask<Task<Receipt>> AppendAsync(Submission submission, CancellationToken ct);
}
