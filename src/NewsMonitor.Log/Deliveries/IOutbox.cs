using NewsMonitor.Domain.Notices;

namespace NewsMonitor.Log;

/// <summary>What is to be told through channels, and what became of it. A message goes to each of its channels once, however often it is put in.</summary>
public interface IOutbox
{
    /// <summary>
    /// Puts messages in, in one transaction; the number of those that were not there yet. To a channel that is off, unknown or has
    /// <see cref="MaxWaiting"/> waiting, a message is given up at once: it stands in the list with the reason and can be tried again.
    /// </summary>
    Task<int> PutAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken ct);

    /// <summary>Channels that have something due.</summary>
    Task<IReadOnlyList<string>> ListDueChannelsAsync(DateTimeOffset now, CancellationToken ct);

    /// <summary>What is due for a channel, longest due first.</summary>
    Task<IReadOnlyList<DueDelivery>> ListDueAsync(string channel, DateTimeOffset now, int limit, CancellationToken ct);

    /// <summary>When the next one after <paramref name="now"/> falls due; null: none.</summary>
    Task<DateTimeOffset?> ReadNextDueAsync(DateTimeOffset now, CancellationToken ct);

    /// <summary>Keeps what an attempt came to. False where the delivery is gone or was ended meanwhile: the attempt is kept, the end stays.</summary>
    Task<bool> RecordAsync(string delivery, DeliveryAttempt attempt, AfterAttempt after, CancellationToken ct);

    /// <summary>Nothing of the channel falls due before then, what is put in later neither. A hold that lasts longer stays.</summary>
    Task HoldAsync(string channel, DateTimeOffset until, CancellationToken ct);

    /// <summary>Newest first.</summary>
    /// <param name="channel">Null: of all.</param>
    /// <param name="state">Null: in any.</param>
    Task<Page<Delivery>> ListAsync(string? channel, DeliveryState? state, int limit, string? cursor, CancellationToken ct);

    /// <summary>Deliveries of these messages, newest first; of messages that are not here any more, none.</summary>
    Task<IReadOnlyList<Delivery>> ListOfAsync(IReadOnlyCollection<string> messages, CancellationToken ct);

    Task<DeliveryRecord?> GetAsync(string delivery, CancellationToken ct);

    /// <summary>Gives what was given up a new beginning: one delivery, or all of a channel. The number of them.</summary>
    Task<int> RetryAsync(string? delivery, string? channel, CancellationToken ct);

    /// <summary>By channel.</summary>
    Task<IReadOnlyDictionary<string, ChannelCounts>> CountAsync(CancellationToken ct);

    /// <summary>What was told of a rule, newest first; of a digest of several rules, its own alerts.</summary>
    Task<IReadOnlyList<KeptNotice>> ListNoticesAsync(string rule, int limit, CancellationToken ct);

    /// <summary>Drops messages from before then of which nothing waits; and the oldest of those where there are more than <see cref="MaxKept"/>.</summary>
    Task<int> ForgetAsync(DateTimeOffset before, CancellationToken ct);

    /// <summary>Deliveries that may wait for one channel.</summary>
    const int MaxWaiting = 10_000;

    /// <summary>Messages that are kept.</summary>
    const int MaxKept = 100_000;
}

/// <param name="Id">1 … 80 of A–Z a–z 0–9 _ -; the same whenever the same is told.</param>
/// <param name="Rule">Id of the rule; null: of none, or of several.</param>
/// <param name="Channels">Ids; empty: it is kept for the rule's feed alone.</param>
public sealed record OutboxMessage(string Id, string? Rule, Notice Notice, IReadOnlyList<string> Channels)
{
    /// <summary>What a receiver knows the message by.</summary>
    public static string DeliveryId(string message, string channel) => $"{message}-{channel}";
}

public enum DeliveryState
{
    Waiting = 0,
    Delivered = 1,

    /// <summary>Given up; see the reason.</summary>
    Dead = 2,
}

/// <param name="Notice">Null: what was kept of it cannot be read.</param>
/// <param name="Attempts">Made since <paramref name="Since"/>.</param>
/// <param name="Since">When it was put in, or last given a new beginning.</param>
public sealed record DueDelivery(string Id, string Channel, Notice? Notice, int Attempts, DateTimeOffset Since);

/// <param name="At">When it began.</param>
/// <param name="Status">What the receiver answered: of HTTP or SMTP; null: it did not.</param>
/// <param name="Words">The first bytes of its answer, or what went wrong, in a sentence for a person.</param>
public sealed record DeliveryAttempt(DateTimeOffset At, TimeSpan Took, int? Status, string Words);

/// <summary>What follows an attempt.</summary>
public abstract record AfterAttempt
{
    private AfterAttempt()
    {
    }

    public sealed record Delivered : AfterAttempt;

    public sealed record Again(DateTimeOffset At) : AfterAttempt;

    public sealed record GivenUp(string Reason) : AfterAttempt;
}

/// <param name="Title">The notice's.</param>
/// <param name="Due">When it is tried next; null: it has ended.</param>
/// <param name="Reason">Why it was given up.</param>
/// <param name="Last">The newest attempt; null: there was none.</param>
public sealed record Delivery(
    string Id, string Channel, string Title, DeliveryState State, DateTimeOffset At, DateTimeOffset? Due, int Attempts, string? Reason, DeliveryAttempt? Last);

/// <param name="Attempts">Oldest first, the newest <see cref="MaxAttempts"/>.</param>
public sealed record DeliveryRecord(Delivery Delivery, Notice Notice, IReadOnlyList<DeliveryAttempt> Attempts)
{
    public const int MaxAttempts = 50;
}

public readonly record struct ChannelCounts(int Waiting, int Dead);

public sealed record KeptNotice(string Id, DateTimeOffset At, Notice Notice);
