using System.ComponentModel.DataAnnotations;
using NewsMonitor.Log;

namespace NewsMonitor.Deliveries;

/// <summary>How messages are delivered.</summary>
public sealed class DeliveryOptions
{
    /// <summary>Whole time of one attempt. 1 s … 2 min; default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Whole time of one attempt to hand over an e-mail: mail servers think longer. 1 s … 5 min; default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan MailTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Deliveries to one channel at the same time. 1 … 10; default 2.</summary>
    [Range(1, 10)]
    public int PerChannel { get; init; } = 2;

    /// <summary>After this time an undelivered message is given up. 1 min … 3 d; default 24 h: news is old by then.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3.00:00:00")]
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long messages are kept once they are over. 1 h … 365 d; default 30 d.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The address by which people reach the dashboard, for links in messages: <c>https://news.example.org</c>. Null: messages carry no links to it.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>The mail server of channels that bring none of their own.</summary>
    public MailOptions? Mail { get; init; }

    /// <summary>A link to a page of the dashboard; null where there is none, or where its address is not known.</summary>
    internal string? LinkTo(string? path) => PublicAddress is { } root && path is not null ? root.AbsoluteUri.TrimEnd('/') + path : null;
}

/// <summary>A mail server that hands messages on. Naming it here allows it to be at a private address.</summary>
public sealed class MailOptions
{
    public string Host { get; init; } = "";

    /// <summary>Default 587.</summary>
    public int Port { get; init; } = 587;

    /// <summary>StartTls (default), Tls or None.</summary>
    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    /// <summary>The address that messages come from.</summary>
    public string From { get; init; } = "";

    /// <summary>Null: the server asks for no name.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    public bool IsValid => Host.Length > 0 && Port is > 0 and <= ushort.MaxValue && MimeKit.MailboxAddress.TryParse(From, out var from) && from.Domain.Length > 0;

    internal MailServer ToServer() => new(Host, Port, Security, From, User, Password is { } password ? new Secret(password) : null);
}
