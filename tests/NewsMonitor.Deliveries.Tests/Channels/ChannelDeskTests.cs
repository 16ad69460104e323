using System.Net;
using Microsoft.Extensions.Options;
using NewsMonitor.Intake;
using NewsMonitor.Log;

namespace NewsMonitor.Deliveries.Tests.Channels;

public sealed class ChannelDeskTests : IAsyncLifetime
{
    private static readonly MailServerSettings Server = new("mail.example", null, null, "alerts@news.example", "me", "hidden");
    private Func<Task> _looked = () => Task.CompletedTask;
    private DeliveryRig _rig = null!;
    private ChannelDesk _desk = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _rig = await DeliveryRig.OpenAsync();
        var guard = new AddressGuard(
            Options.Create(new AddressGuardOptions { AllowedHosts = ["inside.example"] }),
            async (host, _) =>
            {
                var looked = Interlocked.Exchange(ref _looked, () => Task.CompletedTask);
                await looked();
                return host is "inside.example" or "private.example" ? [IPAddress.Parse("10.0.0.1")]
                    : host == "nowhere.example" ? throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound)
                    : [IPAddress.Parse("93.184.216.34")];
            });
        _desk = new(new(guard, Options.Create(_rig.Options), _rig.Time), _rig.Channels, _rig.Time);
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [InlineData("pigeon", "https://a.example/", "kind", "'pigeon' is not one of webhook, email, slack")]
    [InlineData(null, "https://a.example/", "kind", "is not one of")]
    [InlineData("webhook", null, "address", "needs an address")]
    [InlineData("webhook", "not an address", "address", "not one of the web")]
    [InlineData("webhook", "ftp://a.example/", "address", "not one of the web")]
    [InlineData("slack", "http://a.example/hook", "address", "plain text: take https. The variable NEWSMONITOR__FETCH__ALLOWEDHOSTS__1=a.example:80 (")]
    [InlineData("webhook", "http://127.0.0.1:9000/hook", "address", "127.0.0.1 leads to 127.0.0.1, which is not a public address. The variable NEWSMONITOR__FETCH__ALLOWEDHOSTS__1=127.0.0.1:9000 (")]
    [InlineData("webhook", "https://me:secret@a.example/", "address", "user name and a password")]
    [InlineData("webhook", "https://private.example/hook", "address", "private.example leads to 10.0.0.1, which is not a public address")]
    [InlineData("discord", "https://169.254.169.254/latest", "address", "not a public address")]
    [InlineData("teams", "https://[::1]/", "address", "not a public address")]
    [InlineData("webhook", "https://nowhere.example/", "address", "cannot be found")]
    [InlineData("ntfy", "https://ntfy.example/", "address", "name of the topic")]
    public async Task What_leads_nowhere_or_inside_is_refused_with_the_reason(string? kind, string? address, string field, string words)
    {
        var refused = await Assert.ThrowsAsync<ChannelRefusedException>(() => _desk.AddAsync(new(kind, null, address, null, null, null), Ct));
        Assert.Equal(field, refused.Field);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Empty(await _rig.Channels.ListAsync(Ct));
    }

    [Theory]
    [InlineData("")]
    [InlineData("desk")]
    [InlineData("desk@")]
    [InlineData("a@b.example, c@d.example")]
    [InlineData("a@b.example\r\nBcc: c@d.example")]
    [InlineData("Desk <a@b.example>")]
    public async Task What_is_no_mailbox_is_refused(string to)
    {
        var refused = await Assert.ThrowsAsync<ChannelRefusedException>(() => _desk.AddAsync(new("email", null, null, null, to, Server), Ct));
        Assert.Equal("to", refused.Field);
    }

    [Fact]
    public async Task A_mail_server_inside_or_without_tls_is_refused_but_for_hosts_that_are_named()
    {
        Task Add(MailServerSettings server) => _desk.AddAsync(new("email", null, null, null, "a@b.example", server), Ct);
        Assert.Equal("server.host", (await Assert.ThrowsAsync<ChannelRefusedException>(() => Add(Server with { Host = "private.example" }))).Field);
        Assert.Equal("server.security", (await Assert.ThrowsAsync<ChannelRefusedException>(() => Add(Server with { Security = "none" }))).Field);
        Assert.Equal("server", (await Assert.ThrowsAsync<ChannelRefusedException>(() => _desk.AddAsync(new("email", null, null, null, "a@b.example", null), Ct))).Field);
        await Add(Server with { Host = "inside.example", Security = "none" });
    }

    [Fact]
    public async Task A_password_is_kept_while_its_server_stays_and_goes_to_no_other()
    {
        var (channel, _) = await _desk.AddAsync(new("email", null, null, null, "a@b.example", Server), Ct);
        await _desk.ChangeAsync(channel.Id, new(null, null, null, null, null, new(null, 2525, null, null, null, null)), null, Ct);
        Assert.Equal(("hidden", 2525), (await MailAsync(channel.Id) is var kept ? (kept.Password!.Value.Value, kept.Port) : default));
        await _desk.ChangeAsync(channel.Id, new(null, null, null, null, null, new("other.example", null, null, null, null, null)), null, Ct);
        Assert.Null((await MailAsync(channel.Id)).Password);
    }

    [Fact]
    public async Task What_is_changed_while_an_address_is_looked_at_stays_changed()
    {
        var (channel, _) = await _desk.AddAsync(new("ntfy", null, "https://ntfy.example/desk", "one", null, null), Ct);
        _looked = async () => await _desk.ChangeAsync(channel.Id, new(null, null, null, "two", null, null), null, Ct);
        await _desk.ChangeAsync(channel.Id, new(null, null, "https://ntfy.example/night", null, null, null), null, Ct);
        var (_, target) = (await _rig.Channels.OpenAsync(channel.Id, Ct))!.Value;
        Assert.Equal(("https://ntfy.example/night", "two"), (target.Address!.Value.Value, target.Token!.Value.Value));

        _looked = async () => await _desk.ChangeAsync(channel.Id, new(null, null, "https://other.example/desk", "three", null, null), null, Ct);
        await _desk.ChangeAsync(channel.Id, new(null, null, "https://ntfy.example/desk", null, null, null), null, Ct);
        (_, target) = (await _rig.Channels.OpenAsync(channel.Id, Ct))!.Value;
        Assert.Equal(("https://ntfy.example/desk", null), (target.Address!.Value.Value, target.Token?.Value));
    }

    [Fact]
    public async Task A_token_is_kept_while_its_server_stays_and_goes_to_no_other()
    {
        var (channel, _) = await _desk.AddAsync(new("ntfy", null, "https://ntfy.example/desk", "hidden", null, null), Ct);
        Task ChangeAsync(string address, string? token = null) => _desk.ChangeAsync(channel.Id, new(null, null, address, token, null, null), null, Ct);
        async Task<string?> TokenAsync() => (await _rig.Channels.OpenAsync(channel.Id, Ct))!.Value.Target.Token?.Value;
        await ChangeAsync("https://NTFY.example/night");
        Assert.Equal("hidden", await TokenAsync());
        await ChangeAsync("https://ntfy.example:8443/night");
        Assert.Null(await TokenAsync());
        await ChangeAsync("https://ntfy.example:8443/night", "second");
        await ChangeAsync("https://other.example/night");
        Assert.Null(await TokenAsync());
        await ChangeAsync("https://third.example/night", "third");
        Assert.Equal("third", await TokenAsync());
    }

    [Fact]
    public async Task A_change_keeps_what_is_not_said_and_the_kind()
    {
        var (channel, key) = await _desk.AddAsync(new("webhook", "Desk", "https://a.example/one", null, null, null), Ct);
        Assert.StartsWith("whsec_", key!.Value.Value, StringComparison.Ordinal);
        Assert.Equal("kind", (await Assert.ThrowsAsync<ChannelRefusedException>(() => _desk.ChangeAsync(channel.Id, new("slack", null, null, null, null, null), null, Ct))).Field);
        var off = await _desk.ChangeAsync(channel.Id, new(null, null, null, null, null, null), on: false, Ct);
        Assert.Equal(("Desk", "Switched off by hand."), (off!.Name, off.OffReason));
        var moved = await _desk.ChangeAsync(channel.Id, new(null, "Night desk", "https://b.example/two", null, null, null), on: true, Ct);
        Assert.Equal(("Night desk", "https://b.example/…", true), (moved!.Name, moved.Shown, moved.IsOn));
        Assert.Equal(key, (await _rig.Channels.OpenAsync(channel.Id, Ct))!.Value.Target.Signing[0].Key);
        Assert.Null(await _desk.ChangeAsync("none", new(null, null, null, null, null, null), null, Ct));
    }

    [Fact]
    public async Task A_name_is_taken_once_and_a_hundred_channels_are_enough()
    {
        for (var i = 0; i < IChannelStore.MaxChannels; i++)
        {
            await _desk.AddAsync(new("slack", $"Desk {i}", "https://a.example/x", null, null, null), Ct);
            if (i == 0)
            {
                Assert.Equal("name", (await Assert.ThrowsAsync<ChannelRefusedException>(() => _desk.AddAsync(new("slack", "Desk 0", "https://a.example/x", null, null, null), Ct))).Field);
            }
        }

        var refused = await Assert.ThrowsAsync<ChannelRefusedException>(() => _desk.AddAsync(new("slack", "One more", "https://a.example/x", null, null, null), Ct));
        Assert.Contains("100 channels already", refused.Message, StringComparison.Ordinal);
    }

    private async Task<MailServer> MailAsync(string id) => (await _rig.Channels.OpenAsync(id, Ct))!.Value.Target.Mail!.Server!;
}
