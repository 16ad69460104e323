using System.Net.Sockets;
using Microsoft.Extensions.Options;
using MimeKit;
using NewsMonitor.Intake;
using NewsMonitor.Log;

namespace NewsMonitor.Deliveries;

/// <summary>Looks at where a channel is to lead before anything is sent there. The address guard looks again at each connection.</summary>
public sealed class AddressCheck(AddressGuard guard, IOptions<DeliveryOptions> options, TimeProvider time)
{
    private const int MaxAddress = 2_000;
    private const int MaxMailbox = 254;
    private const int Submission = 587;
    private const int SubmissionTls = 465;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The address in its normal form.</summary>
    /// <exception cref="ChannelRefusedException">It is none, or leads to a private host.</exception>
    internal async Task<string> WebAsync(ChannelKind kind, string address, CancellationToken ct)
    {
        if (address.Length > MaxAddress || !Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.IdnHost.Length == 0)
        {
            throw new ChannelRefusedException("address", "The address is not one of the web, like https://hooks.example.org/news.");
        }

        if (uri.UserInfo.Length > 0)
        {
            throw new ChannelRefusedException("address", "An address with a user name and a password in it is not taken.");
        }

        if (kind is ChannelKind.Ntfy && NtfyFormat.Split(uri).Topic is not { Length: > 0 and <= 64 })
        {
            throw new ChannelRefusedException("address", "The address of ntfy ends in the name of the topic, like https://ntfy.example.org/newsdesk.");
        }

        await ReachAsync("address", uri.IdnHost, uri.Port, ct);
        if (uri.Scheme != Uri.UriSchemeHttps && !guard.IsAllowed(uri.IdnHost, uri.Port))
        {
            throw new ChannelRefusedException("address", $"Messages to {uri.IdnHost} would go over the net in plain text: take https. {guard.HowToAllow(uri.IdnHost, uri.Port)}");
        }

        return uri.AbsoluteUri;
    }

    /// <exception cref="ChannelRefusedException">No mailbox, no server, or a server at a private host.</exception>
    internal async Task<MailTarget> MailAsync(MailTarget? before, ChannelSettings settings, CancellationToken ct)
    {
        var to = settings.To is { } said ? Mailbox("to", said) : before?.To ?? throw new ChannelRefusedException("to", "A channel of kind email needs 'to': one e-mail address.");
        var server = settings.Server is { } wanted ? await ServerAsync(wanted, before?.Server, ct) : before?.Server;
        return server is not null || options.Value.Mail is not null
            ? new(to, server)
            : throw new ChannelRefusedException("server", "No mail server is set: give the channel a 'server', or set Deliveries:Mail:Host.");
    }

    /// <summary>Where it leads, without what is secret: many addresses carry their secret in the path.</summary>
    internal static string Shown(ChannelTarget target) => target switch
    {
        { Mail: { } mail } => mail.To,
        { Address: { } address } when new Uri(address.Value) is var uri => uri.GetLeftPart(UriPartial.Authority) + (uri.PathAndQuery.Length > 1 ? "/…" : ""),
        _ => throw new ArgumentException("A channel leads to an address or to a mailbox.", nameof(target)),
    };

    private async Task<MailServer> ServerAsync(MailServerSettings said, MailServer? before, CancellationToken ct)
    {
        var security = (said.Security ?? before?.Security.ToString().ToLowerInvariant()) switch
        {
            null or "starttls" => MailSecurity.StartTls,
            "tls" => MailSecurity.Tls,
            "none" => MailSecurity.None,
            var other => throw new ChannelRefusedException("server.security", $"security '{PlainText.Line(other, 60)}' is not one of starttls, tls, none."),
        };
        var host = said.Host ?? before?.Host ?? throw new ChannelRefusedException("server.host", "A mail server needs a 'host'.");
        var port = said.Port ?? before?.Port ?? (security is MailSecurity.Tls ? SubmissionTls : Submission);
        if (Uri.CheckHostName(host) is UriHostNameType.Unknown || port is < 1 or > 65_535)
        {
            throw new ChannelRefusedException("server.host", $"'{PlainText.Line(host, 100)}', port {port}, is not a server.");
        }

        // A password that was given for one server is not handed to another.
        var sameHost = before is not null && string.Equals(host, before.Host, StringComparison.OrdinalIgnoreCase);
        var password = said.Password is { } given ? new Secret(given) : sameHost ? before!.Password : null;
        var user = said.User is { } name ? (name.Length > 0 ? name : null) : sameHost ? before!.User : null;
        if (user is not null && security is MailSecurity.None && !guard.IsAllowed(host, port))
        {
            throw new ChannelRefusedException("server.security", $"A password for {host} would go over the net in plain text: take starttls or tls.");
        }

        await ReachAsync("server.host", host, port, ct);
        var from = said.From ?? before?.From ?? throw new ChannelRefusedException("server.from", "A mail server needs 'from': the address that messages come from.");
        return new(host, port, security, Mailbox("server.from", from), user, password);
    }

    private static string Mailbox(string field, string address)
    {
        var strict = new ParserOptions { AllowAddressesWithoutDomain = false, AllowUnquotedCommasInAddresses = false, AddressParserComplianceMode = RfcComplianceMode.Strict };
        return address.Length <= MaxMailbox && !address.Any(char.IsControl) && MailboxAddress.TryParse(strict, address.Trim(), out var mailbox)
            && mailbox.Domain.Length > 0 && string.IsNullOrEmpty(mailbox.Name)
            ? mailbox.Address
            : throw new ChannelRefusedException(field, $"'{PlainText.Line(address, 100)}' is not an e-mail address.");
    }

    private async Task ReachAsync(string field, string host, int port, CancellationToken ct)
    {
        using var clock = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, clock.Token);
        try
        {
            await guard.CheckAsync(host, port, both.Token);
        }
        catch (AddressRefusedException error)
        {
            throw new ChannelRefusedException(field, error.Message);
        }
        catch (SocketException)
        {
            throw new ChannelRefusedException(field, $"The name {host} cannot be found.");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new ChannelRefusedException(field, $"The name {host} could not be looked up within {Patience.TotalSeconds:0} s.");
        }
    }
}
