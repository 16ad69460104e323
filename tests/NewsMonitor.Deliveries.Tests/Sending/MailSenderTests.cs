using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using NewsMonitor.Log;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace NewsMonitor.Deliveries.Tests.Sending;

/// <summary>A real mail server on loopback.</summary>
public sealed class MailSenderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_arrives_as_text_and_html()
    {
        await using var server = Mailbox.Start(SmtpResponse.Ok);
        await using var rig = await DeliveryRig.OpenAsync(server.Host);
        var result = await rig.Sender.SendAsync(Letter(server.Port, MailSecurity.None), Ct);
        Assert.Equal((SendOutcome.Delivered, 250), (result.Outcome, result.Status));
        using var mail = Assert.Single(server.Mails);
        Assert.Equal("Ports: Harbour", mail.Subject);
        Assert.Contains("Work stops", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://harbour.example/1?a=1&amp;b=2\">Work stops</a>", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_server_refuses_for_good_is_refused_and_what_it_puts_off_comes_later()
    {
        await using var refuses = Mailbox.Start(new(SmtpReplyCode.MailboxUnavailable, "no such mailbox"));
        await using var busy = Mailbox.Start(new(SmtpReplyCode.InsufficientStorage, "later please"));
        await using var rig = await DeliveryRig.OpenAsync(refuses.Host, busy.Host);
        var refused = await rig.Sender.SendAsync(Letter(refuses.Port, MailSecurity.None), Ct);
        Assert.Equal((SendOutcome.Refused, 550), (refused.Outcome, refused.Status));
        Assert.Contains("no such mailbox", refused.Words, StringComparison.Ordinal);
        var later = await rig.Sender.SendAsync(Letter(busy.Port, MailSecurity.None), Ct);
        Assert.Equal((SendOutcome.Later, 452), (later.Outcome, later.Status));
    }

    [Fact]
    public async Task Without_tls_or_with_a_certificate_of_nobody_nothing_is_handed_over()
    {
        await using var plain = Mailbox.Start(SmtpResponse.Ok);
        await using var forged = Mailbox.Start(SmtpResponse.Ok, withCertificate: true);
        await using var rig = await DeliveryRig.OpenAsync(plain.Host, forged.Host);
        var refused = await rig.Sender.SendAsync(Letter(plain.Port, MailSecurity.StartTls), Ct);
        Assert.Equal(SendOutcome.Refused, refused.Outcome);
        Assert.Contains("no STARTTLS", refused.Words, StringComparison.Ordinal);
        var later = await rig.Sender.SendAsync(Letter(forged.Port, MailSecurity.StartTls), Ct);
        Assert.Equal(SendOutcome.Later, later.Outcome);
        Assert.Contains("certificate is not valid", later.Words, StringComparison.Ordinal);
        Assert.Empty(plain.Mails);
        Assert.Empty(forged.Mails);
    }

    [Fact]
    public async Task A_server_that_wants_a_login_where_none_is_set_refuses_and_says_so()
    {
        await using var server = Mailbox.Start(new(SmtpReplyCode.AuthenticationRequired, "authentication required"));
        await using var rig = await DeliveryRig.OpenAsync(server.Host);
        var result = await rig.Sender.SendAsync(Letter(server.Port, MailSecurity.None), Ct);
        Assert.Equal((SendOutcome.Refused, 530), (result.Outcome, result.Status));
        Assert.Contains("asks for a user name and a password", result.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_hangs_is_let_go_in_time()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        await using var rig = await DeliveryRig.OpenAsync($"127.0.0.1:{port}");
        var sending = rig.Sender.SendAsync(Letter(port, MailSecurity.None), Ct);
        using var caller = await silent.AcceptSocketAsync(Ct);
        rig.Time.Advance(rig.Options.MailTimeout);
        var result = await sending;
        Assert.Equal((SendOutcome.Later, "127.0.0.1 did not take the message within 60 s."), (result.Outcome, result.Words));
    }

    [Fact]
    public async Task A_server_at_a_private_address_is_refused_and_none_at_all_is_said()
    {
        await using var rig = await DeliveryRig.OpenAsync();
        var refused = await rig.Sender.SendAsync(Letter(25, MailSecurity.None), Ct);
        Assert.Equal(SendOutcome.Refused, refused.Outcome);
        Assert.Contains("not a public address", refused.Words, StringComparison.Ordinal);
        var letter = Letter(25, MailSecurity.None);
        var none = await rig.Sender.SendAsync(letter with { Target = letter.Target with { Mail = new("a@b.example", null) } }, Ct);
        Assert.Contains("No mail server is set", none.Words, StringComparison.Ordinal);
    }

    private static Letter Letter(int port, MailSecurity security)
    {
        var letter = Some.Letter(ChannelKind.Email, Some.Notice());
        return letter with { Target = letter.Target with { Address = null, Mail = new("desk@paper.example", new("127.0.0.1", port, security, "alerts@news.example", null, null)) } };
    }

    private sealed class Mailbox : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Store _store;
        private readonly Task _serving;

        private Mailbox(int port, Store store, bool withCertificate)
        {
            (Port, _store) = (port, store);
            var services = new ServiceProvider();
            services.Add(store);
            var options = new SmtpServerOptionsBuilder().ServerName("loopback")
                .Endpoint(endpoint =>
                {
                    endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, port));
                    if (withCertificate)
                    {
                        endpoint.Certificate(Certificate());
                    }
                }).Build();
            _serving = new SmtpServer.SmtpServer(options, services).StartAsync(_stop.Token);
        }

        public int Port { get; }

        public string Host => $"127.0.0.1:{Port}";

        public IReadOnlyList<MimeMessage> Mails => _store.Mails;

        public static Mailbox Start(SmtpResponse answer, bool withCertificate = false) => new(FreePort(), new(answer), withCertificate);

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _serving;
            _stop.Dispose();
        }

        private static int FreePort()
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        private static X509Certificate2 Certificate()
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest("CN=loopback", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            return request.CreateSelfSigned(Some.Noon.AddYears(-1), Some.Noon.AddYears(9));
        }
    }

    private sealed class Store(SmtpResponse answer) : MessageStore
    {
        public List<MimeMessage> Mails { get; } = [];

        public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            if (answer.ReplyCode is SmtpReplyCode.Ok)
            {
                Mails.Add(await MimeMessage.LoadAsync(new MemoryStream(buffer.ToArray()), cancellationToken));
            }

            return answer;
        }
    }
}
