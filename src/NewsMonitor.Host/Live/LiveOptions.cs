using System.ComponentModel.DataAnnotations;

namespace NewsMonitor.Host.Live;

/// <summary>Bounds of the hub.</summary>
public sealed class LiveOptions
{
    /// <summary>Time between two looks at what a connection watches. 100 ms … 10 s; default 300 ms: a screen that changes faster cannot be read.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:10")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Views that one connection may watch. 1 … 256; default 32: a screen has five.</summary>
    [Range(1, 256)]
    public int MaxWatches { get; init; } = 32;

    /// <summary>Connections at once; more are refused. 1 … 100,000; default 1,000.</summary>
    [Range(1, 100_000)]
    public int MaxConnections { get; init; } = 1_000;
}
