using System.ComponentModel.DataAnnotations;

namespace NewsMonitor.Host.Push;

/// <summary>Bounds of <c>POST /articles</c>.</summary>
public sealed class PushOptions
{
    /// <summary>Bytes of a JSON request. Default 32 MiB. NDJSON is streamed and has no bound but that of its lines (4 MiB).</summary>
    [Range(1, 1L << 40)]
    public long MaxJsonBytes { get; init; } = 32L << 20;

    /// <summary>How long a sender may send nothing. Default 60 s: a trickling feed is welcome, a dead connection is not.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Results that may wait for a sender that does not read its answers (some send all before they read). Beyond it we stop reading the
    /// request until it reads. Default 200,000, some 40 MB.
    /// </summary>
    [Range(1_000, 10_000_000)]
    public int MaxPendingResults { get; init; } = 200_000;

    /// <summary>Bytes of an answer that is kept for its Idempotency-Key; a longer one is not kept. Default 32 MiB.</summary>
    [Range(0, 1L << 31)]
    public int MaxKeptAnswer { get; init; } = 32 << 20;
}
