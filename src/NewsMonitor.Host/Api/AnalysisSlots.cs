using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Host.Api;

/// <summary>Bounds of <c>POST /analyze</c>: what people try out must leave the processors to what arrives.</summary>
public sealed class AnalyzeOptions
{
    /// <summary>Texts analysed at the same time. 1 … 256; default: half the processors, at least one.</summary>
    [Range(1, 256)]
    public int AtOnce { get; init; } = Math.Clamp(Environment.ProcessorCount / 2, 1, 256);

    /// <summary>Texts that may wait for that; beyond it the answer is 429. 0 … 10,000; default 20.</summary>
    [Range(0, 10_000)]
    public int Waiting { get; init; } = 20;
}

/// <summary>Room for the texts that are analysed at the same time, in the order in which they came.</summary>
internal sealed class AnalysisSlots(IOptions<AnalyzeOptions> options) : IDisposable
{
    private readonly ConcurrencyLimiter _limiter = new(new()
    {
        PermitLimit = options.Value.AtOnce,
        QueueLimit = options.Value.Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>A slot, to be disposed of; not acquired where too many wait already.</summary>
    public ValueTask<RateLimitLease> EnterAsync(CancellationToken ct) => _limiter.AcquireAsync(1, ct);

    public void Dispose() => _limiter.Dispose();
}
