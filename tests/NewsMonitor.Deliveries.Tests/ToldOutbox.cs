using System.Collections.Concurrent;
using System.Threading.Channels;
using NewsMonitor.Log;

namespace NewsMonitor.Deliveries.Tests;

/// <summary>The real outbox, which tells what was recorded, and can fail or stand still there as a test says.</summary>
internal sealed class ToldOutbox(IOutbox inner) : IOutbox
{
    private readonly ConcurrentDictionary<string, Channel<AfterAttempt>> _recorded = new();

    private readonly Channel<DateTimeOffset> _held = Channel.CreateUnbounded<DateTimeOffset>();

    /// <summary>Runs before something is recorded.</summary>
    public Func<Task> BeforeRecord { get; set; } = () => Task.CompletedTask;

    /// <summary>What followed the next attempt of the delivery.</summary>
    public async Task<AfterAttempt> RecordedAsync(string delivery) => await Of(delivery).Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Until when a channel was held next.</summary>
    public async Task<DateTimeOffset> HeldAsync() => await _held.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public async Task<bool> RecordAsync(string delivery, DeliveryAttempt attempt, AfterAttempt after, CancellationToken ct)
    {
        await BeforeRecord();
        var kept = await inner.RecordAsync(delivery, attempt, after, ct);
        Of(delivery).Writer.TryWrite(after);
        return kept;
    }

    private Channel<AfterAttempt> Of(string delivery) => _recorded.GetOrAdd(delivery, _ => Channel.CreateUnbounded<AfterAttempt>());

    public Task<int> PutAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken ct) => inner.PutAsync(messages, ct);

    public Task<IReadOnlyList<string>> ListDueChannelsAsync(DateTimeOffset now, CancellationToken ct) => inner.ListDueChannelsAsync(now, ct);

    public Task<IReadOnlyList<DueDelivery>> ListDueAsync(string channel, DateTimeOffset now, int limit, CancellationToken ct) => inner.ListDueAsync(channel, now, limit, ct);

    public Task<DateTimeOffset?> ReadNextDueAsync(DateTimeOffset now, CancellationToken ct) => inner.ReadNextDueAsync(now, ct);

    public async Task HoldAsync(string channel, DateTimeOffset until, CancellationToken ct)
    {
        await inner.HoldAsync(channel, until, ct);
        _held.Writer.TryWrite(until);
    }

    public Task<Page<Delivery>> ListAsync(string? channel, DeliveryState? state, int limit, string? cursor, CancellationToken ct) => inner.ListAsync(channel, state, limit, cursor, ct);

    public Task<IReadOnlyList<Delivery>> ListOfAsync(IReadOnlyCollection<string> messages, CancellationToken ct) => inner.ListOfAsync(messages, ct);

    public Task<DeliveryRecord?> GetAsync(string delivery, CancellationToken ct) => inner.GetAsync(delivery, ct);

    public Task<int> RetryAsync(string? delivery, string? channel, CancellationToken ct) => inner.RetryAsync(delivery, channel, ct);

    public Task<IReadOnlyDictionary<string, ChannelCounts>> CountAsync(CancellationToken ct) => inner.CountAsync(ct);

    public Task<IReadOnlyList<KeptNotice>> ListNoticesAsync(string rule, int limit, CancellationToken ct) => inner.ListNoticesAsync(rule, limit, ct);

    public Task<int> ForgetAsync(DateTimeOffset before, CancellationToken ct) => inner.ForgetAsync(before, ct);
}
