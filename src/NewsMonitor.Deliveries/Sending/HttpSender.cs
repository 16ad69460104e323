using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;
using NewsMonitor.Intake;
using NewsMonitor.Log;

namespace NewsMonitor.Deliveries;

/// <summary>
/// Posts letters behind the address guard: bounded in time, redirects not followed (what was signed for one receiver is not handed to another),
/// of the answer only the beginning read.
/// </summary>
internal sealed class HttpSender : ILetterSender, IDisposable
{
    private const int AnswerBytes = 1_000;

    private readonly HttpClient _http;
    private readonly DeliveryOptions _options;
    private readonly TimeProvider _time;

    public HttpSender(AddressGuard guard, IOptions<DeliveryOptions> options, TimeProvider time)
    {
        (_options, _time) = (options.Value, time);
        var handler = guard.CreateHandler();

        // Each channel has its own bound. One for the host would let a channel that hangs there take the connections of another.
        handler.MaxConnectionsPerServer = int.MaxValue;

        // Strangers are told no ids of our requests.
        handler.ActivityHeadersPropagator = null;
        _http = new(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public void Dispose() => _http.Dispose();

    public async Task<SendResult> SendAsync(Letter letter, CancellationToken ct)
    {
        var post = PostOf(letter, _options);
        using var clock = new CancellationTokenSource(_options.Timeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, clock.Token);
        var host = post.Address.IdnHost;
        try
        {
            using var message = Message(post);
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, both.Token);
            var words = await ReadAsync(response, both.Token);
            return HttpAnswers.Read((int)response.StatusCode, words, Wait(response.Headers.RetryAfter));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(SendOutcome.Later, null, $"{host} did not answer within {_options.Timeout.TotalSeconds:0} s.");
        }
        catch (Exception error) when (error is HttpRequestException or IOException or InvalidDataException)
        {
            return new(IsRefused(error) ? SendOutcome.Refused : SendOutcome.Later, null, FetchWords.Of(error, host));
        }
    }

    internal static Post PostOf(Letter letter, DeliveryOptions options) => letter.Channel.Kind switch
    {
        ChannelKind.Webhook => WebhookFormat.Write(letter, options),
        ChannelKind.Alertmanager => AlertmanagerFormat.Write(letter, options),
        ChannelKind.Slack => SlackFormat.Write(letter, options),
        ChannelKind.Discord => DiscordFormat.Write(letter, options),
        ChannelKind.Teams => TeamsFormat.Write(letter, options),
        ChannelKind.Ntfy => NtfyFormat.Write(letter, options),
        _ => throw new ArgumentOutOfRangeException(nameof(letter), letter.Channel.Kind, "not a kind that speaks HTTP"),
    };

    private static HttpRequestMessage Message(Post post)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, post.Address) { Content = new ByteArrayContent(post.Body) };
        message.Content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        message.Headers.TryAddWithoutValidation("User-Agent", "NewsMonitor/0.1 (alerts)");
        foreach (var (name, value) in post.Headers)
        {
            message.Headers.Add(name, value);
        }

        return message;
    }

    // The status has decided. An answer that stops in the middle must not make what was accepted come twice.
    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken stop)
    {
        var buffer = new byte[AnswerBytes];
        var length = 0;
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(stop);
            while (length < AnswerBytes && await body.ReadAsync(buffer.AsMemory(length), stop) is > 0 and var read)
            {
                length += read;
            }
        }
        catch (Exception error) when (error is HttpRequestException or IOException or InvalidDataException or OperationCanceledException)
        {
            return PlainText.Line(Encoding.UTF8.GetString(buffer, 0, length) + " (the answer broke off)", AnswerBytes);
        }

        return CleanText.Line(Encoding.UTF8.GetString(buffer, 0, length));
    }

    private TimeSpan? Wait(RetryConditionHeaderValue? value) => value?.Delta ?? (value?.Date is { } date ? date - _time.GetUtcNow() : null);

    private static bool IsRefused(Exception error) => error is AddressRefusedException || (error.InnerException is { } inner && IsRefused(inner));
}
