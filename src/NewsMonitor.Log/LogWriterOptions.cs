namespace NewsMonitor.Log;

/// <summary>Bounds of the batch writer.</summary>
public sealed class LogWriterOptions
{
    /// <summary>Submissions that may wait; beyond it the door says 429. 200 … 100,000; default 2,000.</summary>
    [System.ComponentModel.DataAnnotations.Range(200, 100_000)]
    public int QueueLimit { get; init; } = 2_000;

    /// <summary>Submissions of one transaction at most. 1 … 2,000; default 200.</summary>
    [System.ComponentModel.DataAnnotations.Range(1, 2_000)]
    public int BatchLimit { get; init; } = 200;

    /// <summary>How long a batch may gather after its first submission. Default 20 ms.</summary>
    public TimeSpan Gather { get; init; } = TimeSpan.FromMilliseconds(20);
}
