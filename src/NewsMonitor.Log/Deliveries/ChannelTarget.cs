using System.Collections.Immutable;

namespace NewsMonitor.Log;

/// <summary>Where a channel leads and what opens the door there. Read by senders alone: never answered, never logged.</summary>
/// <param name="Address">Of kinds that speak HTTP; many carry their secret in it.</param>
/// <param name="Token">Sent as <c>Authorization: Bearer</c>; null: none is.</param>
/// <param name="Mail">Of the kind e-mail.</param>
/// <param name="Signing">Webhook: keys that sign, newest first. E-mail: the key of the link that unsubscribes.</param>
public sealed record ChannelTarget(Secret? Address, Secret? Token, MailTarget? Mail, ImmutableArray<SigningKey> Signing)
{
    /// <summary>How long the key before the newest signs too, so that a receiver has time to change.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    /// <summary>This with a newer key; those before it go on for <see cref="Overlap"/> at most.</summary>
    public ChannelTarget Rotate(Secret key, DateTimeOffset now) => this with
    {
        Signing = [new(key, now, null), .. SigningAt(now).Select(old => old with { Until = Earlier(old.Until, now + Overlap) })],
    };

    public IEnumerable<SigningKey> SigningAt(DateTimeOffset now) => Signing.Where(key => key.Until is null || key.Until > now);

    /// <summary>Whether the same receiver is meant: its keys may be others.</summary>
    public bool LeadsWhere(ChannelTarget other) =>
        Address == other.Address && Mail?.To == other.Mail?.To && (Mail?.Server?.Host, Mail?.Server?.Port) == (other.Mail?.Server?.Host, other.Mail?.Server?.Port);

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one < other ? one.Value : other;
}

/// <param name="Until">From when on it no longer signs; null: it is the newest.</param>
public sealed record SigningKey(Secret Key, DateTimeOffset MadeAt, DateTimeOffset? Until);

/// <param name="Server">Null: the program's.</param>
public sealed record MailTarget(string To, MailServer? Server);

/// <param name="From">The sender's address.</param>
/// <param name="User">Null: it asks for no name.</param>
public sealed record MailServer(string Host, int Port, MailSecurity Security, string From, string? User, Secret? Password);

public enum MailSecurity
{
    /// <summary>STARTTLS; a server that does not offer it is refused.</summary>
    StartTls = 0,

    /// <summary>TLS from the first byte on.</summary>
    Tls = 1,

    /// <summary>Plain text.</summary>
    None = 2,
}
