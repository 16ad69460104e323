using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using NewsMonitor.Intake;
using NewsMonitor.Log;

namespace NewsMonitor.Deliveries;

/// <summary>Hands letters to a mail server, TLS unless it is switched off, bounded in time from the first byte to the last.</summary>
internal sealed class MailSender(AddressGuard guard, IOptions<DeliveryOptions> options, TimeProvider time) : ILetterSender
{
    private const int ServiceError = 500;
    private const int AnswerLength = 1_000;

    public async Task<SendResult> SendAsync(Letter letter, CancellationToken ct)
    {
        var own = letter.Target.Mail!.Server;
        if ((own ?? options.Value.Mail?.ToServer()) is not { } server)
        {
            return new(SendOutcome.Refused, null, "No mail server is set: give the channel one, or set Deliveries:Mail:Host.");
        }

        using var message = MailFormat.Write(letter, server, options.Value);
        using var clock = new CancellationTokenSource(options.Value.MailTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, clock.Token);
        try
        {
            using var client = new SmtpClient();
            await using var line = await ConnectAsync(server, isOwn: own is not null, both.Token);
            await client.ConnectAsync(line, server.Host, server.Port, Security(server.Security), both.Token);
            if (server.User is { } user)
            {
                await client.AuthenticateAsync(user, server.Password?.Value ?? "", both.Token);
            }

            var answer = await client.SendAsync(message, both.Token);
            return new(SendOutcome.Delivered, (int)SmtpStatusCode.Ok, PlainText.Line(answer, AnswerLength));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(SendOutcome.Later, null, $"{server.Host} did not take the message within {options.Value.MailTimeout.TotalSeconds:0} s.");
        }
        catch (SmtpCommandException error)
        {
            return new((int)error.StatusCode >= ServiceError ? SendOutcome.Refused : SendOutcome.Later, (int)error.StatusCode, PlainText.Line(error.Message, AnswerLength));
        }
        catch (ServiceNotAuthenticatedException)
        {
            return new(SendOutcome.Refused, (int)SmtpStatusCode.AuthenticationRequired, $"{server.Host} asks for a user name and a password: give the mail server both.");
        }
        catch (MailKit.Security.AuthenticationException error)
        {
            return new(SendOutcome.Later, null, PlainText.Line($"{server.Host} does not let us in: {error.Message}", AnswerLength));
        }
        catch (SslHandshakeException)
        {
            return new(SendOutcome.Later, null, $"No safe connection to {server.Host}: its certificate is not valid, or it does not speak TLS on port {server.Port}.");
        }
        catch (NotSupportedException)
        {
            return new(SendOutcome.Refused, null, $"{server.Host} offers no STARTTLS on port {server.Port}, or no way to sign in that we know.");
        }
        catch (AddressRefusedException error)
        {
            return new(SendOutcome.Refused, null, error.Message);
        }
        catch (Exception error) when (error is IOException or SocketException or ProtocolException)
        {
            return new(SendOutcome.Later, null, FetchWords.Of(error, server.Host));
        }
    }

    // Who writes the program's settings may name any host; who makes a channel may not.
    private async Task<Stream> ConnectAsync(MailServer server, bool isOwn, CancellationToken ct)
    {
        if (isOwn)
        {
            return await guard.ConnectAsync(server.Host, server.Port, ct);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(server.Host, server.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static SecureSocketOptions Security(MailSecurity security) => security switch
    {
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        _ => throw new ArgumentOutOfRangeException(nameof(security), security, "not a kind of security"),
    };
}
