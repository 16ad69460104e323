using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using NewsMonitor.Log;

namespace NewsMonitor.Deliveries;

/// <summary>The link in an e-mail by which its receiver switches the channel off, without a key of ours.</summary>
public static class Unsubscribing
{
    public const string Root = "/unsubscribe";

    /// <summary>Null where the channel has no key for it.</summary>
    internal static string? Path(DeliveryChannel channel, ChannelTarget target) => Token(channel, target) is { } token ? $"{Root}/{channel.Id}/{token}" : null;

    /// <summary>Whether the link was made by us for this channel and its present receiver.</summary>
    public static bool IsRight(DeliveryChannel channel, ChannelTarget target, string token) =>
        Token(channel, target) is { } right && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(right), Encoding.UTF8.GetBytes(token));

    private static string? Token(DeliveryChannel channel, ChannelTarget target) => target is { Mail: { } mail, Signing: [var key, ..] }
        ? Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.Key.Value), Encoding.UTF8.GetBytes($"unsubscribe\n{channel.Id}\n{mail.To}")))
        : null;
}
