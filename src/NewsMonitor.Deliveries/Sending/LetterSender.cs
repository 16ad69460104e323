using Microsoft.Extensions.Options;
using NewsMonitor.Intake;
using NewsMonitor.Log;

namespace NewsMonitor.Deliveries;

/// <summary>Sends a letter in the way of its channel.</summary>
public sealed class LetterSender(AddressGuard guard, IOptions<DeliveryOptions> options, TimeProvider time) : ILetterSender, IDisposable
{
    private readonly HttpSender _http = new(guard, options, time);
    private readonly MailSender _mail = new(guard, options, time);

    public Task<SendResult> SendAsync(Letter letter, CancellationToken ct) =>
        letter.Channel.Kind is ChannelKind.Email ? _mail.SendAsync(letter, ct) : _http.SendAsync(letter, ct);

    public void Dispose() => _http.Dispose();
}
