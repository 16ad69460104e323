using System.ComponentModel.DataAnnotations;

namespace NewsMonitor.Intake;

/// <summary>Bounds between the door and the log.</summary>
public sealed class PipelineOptions
{
    /// <summary>Articles that may wait to be read; beyond it the door says 429. 10 … 100,000; default 1,000.</summary>
    [Range(10, 100_000)]
    public int QueueLimit { get; init; } = 1_000;

    /// <summary>Articles read at the same time. 1 … 256; default: one per processor.</summary>
    [Range(1, 256)]
    public int Readers { get; init; } = Math.Min(256, Environment.ProcessorCount);
}
