using System.ComponentModel.DataAnnotations;

namespace NewsMonitor.Grains;

/// <summary>Bounds of the grains and their follower.</summary>
public sealed class GrainsOptions
{
    /// <summary>How long a subject's grain stays in memory after its last call. 2 min … 24 h; default 15 min.</summary>
    [Range(typeof(TimeSpan), "00:02:00", "1.00:00:00")]
    public TimeSpan SubjectIdle { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Positions that the follower brings to the grains at once. 1 … 5,000; default 500.</summary>
    [Range(1, 5_000)]
    public int BatchLimit { get; init; } = 500;

    /// <summary>Calls to subjects that the follower has open at once. 1 … 1,000; default 64.</summary>
    [Range(1, 1_000)]
    public int OpenCalls { get; init; } = 64;

    /// <summary>Replays that are open at once, those that have reached their end included. 1 … 50; default 10.</summary>
    [Range(1, 50)]
    public int Replays { get; init; } = 10;

    /// <summary>How long a replay stays after the last call about it. 30 s … 24 h; default 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:30", "1.00:00:00")]
    public TimeSpan ReplayLease { get; init; } = TimeSpan.FromMinutes(10);
}
