using System.Text.Json.Serialization;
using NewsMonitor.Deliveries;

namespace NewsMonitor.Host.Channels;

/// <param name="Kind">webhook, email, slack, discord, teams, ntfy or alertmanager.</param>
/// <param name="Address">Where it leads, without what is secret of it.</param>
/// <param name="Server">Of e-mail: the mail server and its port; null: the program's.</param>
/// <param name="OffReason">Why it is off; null while it is on.</param>
/// <param name="Keys">Webhook: the keys that sign now, newest first; not the keys themselves.</param>
/// <param name="Waiting">Deliveries that are still to be made.</param>
/// <param name="Dead">Deliveries that were given up.</param>
/// <param name="Secret">The key that signs its webhooks: in the answer that made it, and never again.</param>
public sealed record ChannelDto(
    string Id, string Kind, string Name, string Address, string? Server, bool On, string? OffReason, DateTimeOffset MadeAt,
    IReadOnlyList<ChannelKeyDto> Keys, int Waiting, int Dead,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Secret);

/// <param name="Until">From when on it no longer signs; null: it is the newest.</param>
public sealed record ChannelKeyDto(DateTimeOffset MadeAt, DateTimeOffset? Until);

/// <summary>A new channel, or what is to change of one: what is not said stays.</summary>
/// <param name="Address">Of all kinds but e-mail: http or https.</param>
/// <param name="Token">Of ntfy and alertmanager: sent as bearer; empty: none.</param>
/// <param name="To">Of e-mail: one address.</param>
/// <param name="Server">Of e-mail; not said: the program's.</param>
/// <param name="On">False switches it off; true on again.</param>
public sealed record ChannelRequest(
    string? Kind, string? Name, string? Address, string? Token, string? To, MailServerRequest? Server, bool? On)
{
    internal ChannelSettings ToSettings() => new(
        Kind, Name, Address, Token, To, Server is { } server ? new(server.Host, server.Port, server.Security, server.From, server.User, server.Password) : null);
}

/// <param name="Port">Not said: 587, with tls 465.</param>
/// <param name="Security">starttls (standard), tls or none.</param>
/// <param name="From">The address that messages come from.</param>
public sealed record MailServerRequest(string? Host, int? Port, string? Security, string? From, string? User, string? Password);

/// <param name="Status">What the receiver answered, of HTTP or SMTP; null: it did not.</param>
/// <param name="Words">The beginning of its answer, or what went wrong.</param>
public sealed record ChannelTestDto(bool Delivered, int? Status, string Words, double TookMilliseconds);

/// <param name="State">waiting, delivered or dead.</param>
/// <param name="At">When it was put in.</param>
/// <param name="Due">When it is tried next; null: it has ended.</param>
/// <param name="Attempts">Since it was put in, or last given a new beginning.</param>
/// <param name="Reason">Why it was given up.</param>
/// <param name="Last">The newest attempt.</param>
public sealed record DeliveryDto(
    string Id, string Channel, string Title, string State, DateTimeOffset At, DateTimeOffset? Due, int Attempts, string? Reason, DeliveryAttemptDto? Last);

/// <param name="At">When it began.</param>
/// <param name="TookMilliseconds">Until the receiver had answered, or it was given up.</param>
/// <param name="Status">What the receiver answered, of HTTP or SMTP; null: it did not.</param>
/// <param name="Words">The beginning of its answer, or what went wrong.</param>
public sealed record DeliveryAttemptDto(DateTimeOffset At, double TookMilliseconds, int? Status, string Words);

/// <param name="AllAttempts">Oldest first.</param>
public sealed record DeliveryDetailDto(DeliveryDto Delivery, string Text, IReadOnlyList<DeliveryAttemptDto> AllAttempts);

/// <param name="Channel">All that was given up of this channel.</param>
public sealed record RetryRequest(string Channel);

/// <param name="Retried">Deliveries that wait again.</param>
public sealed record RetryResultDto(int Retried);

/// <param name="Rule">The rule whose messages it shows; null: it is of a subject.</param>
/// <param name="Subject">The subject whose articles it shows; null: it is of a rule.</param>
/// <param name="Name">What the rule or the subject is called; its id, where nobody has named it.</param>
/// <param name="Address">In the answer that made it, and never again.</param>
public sealed record FeedAddressDto(
    long Id, string? Rule, string? Subject, string Name, DateTimeOffset MadeAt, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Address);

/// <summary>One of both; of a rule that there is, or of a subject that an article has named.</summary>
public sealed record FeedAddressRequest(string? Rule, string? Subject);
