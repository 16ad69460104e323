using NewsMonitor.Deliveries;
using NewsMonitor.Host.Access;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Channels;

/// <summary>
/// The link in an e-mail by which its receiver wants no more: the link's own secret opens it. Looking at it changes nothing, since mail programs
/// follow links on their own; the button does, and so does a mail program's own (RFC 8058).
/// </summary>
internal static class UnsubscribeApi
{
    private const string Ask =
        "<form method=\"post\"><p>Switch off e-mails of News Monitor to this address?</p><button>Switch them off</button></form>";

    private const string Done = "<p>Done. No more e-mails come through this channel until somebody switches it on again.</p>";

    public static void Map(WebApplication app)
    {
        const string Path = Unsubscribing.Root + "/{channel}/{token}";
        app.MapGet(Path, (string channel, string token, IChannelStore channels, CancellationToken ct) =>
            AnswerAsync(channel, token, channels, _ => Task.FromResult(Ask), ct)).WithMetadata(new NeededScope(null)).ExcludeFromDescription();
        app.MapPost(Path, (string channel, string token, IChannelStore channels, TimeProvider time, CancellationToken ct) =>
            AnswerAsync(channel, token, channels, known => SwitchOffAsync(known, channels, time, ct), ct)).WithMetadata(new NeededScope(null)).ExcludeFromDescription();
    }

    private static async Task<IResult> AnswerAsync(
        string channel, string token, IChannelStore channels, Func<DeliveryChannel, Task<string>> page, CancellationToken ct) =>
        await channels.OpenAsync(channel, ct) is var (known, target) && Unsubscribing.IsRight(known, target, token)
            ? Html(await page(known), StatusCodes.Status200OK)
            : Html("<p>This link is not, or no longer, one of ours.</p>", StatusCodes.Status404NotFound);

    private static async Task<string> SwitchOffAsync(DeliveryChannel known, IChannelStore channels, TimeProvider time, CancellationToken ct)
    {
        var reason = $"Switched off: the receiver unsubscribed on {time.GetUtcNow():d MMM yyyy}.";
        await channels.ChangeAsync(known.Id, (channel, target) => (channel with { OffReason = reason }, target), ct);
        return Done;
    }

    private static IResult Html(string body, int status) => Results.Content(
        $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>News Monitor</title></head><body>{body}</body></html>",
        "text/html; charset=utf-8", statusCode: status);
}
