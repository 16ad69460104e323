using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsMonitor.Log;

namespace NewsMonitor.Deliveries;

/// <summary>Signatures of Standard Webhooks: v1, HMAC-SHA256 over <c>id.timestamp.body</c>.</summary>
internal static class WebhookKey
{
    private const string Prefix = "whsec_";
    private const int KeyBytes = 32;

    public static Secret Make() => new(Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)));

    /// <param name="timestamp">Seconds since 1970.</param>
    public static string Sign(Secret key, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Convert.FromBase64String(key.Value[Prefix.Length..]));
        hmac.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")));
        hmac.AppendData(body);
        return "v1," + Convert.ToBase64String(hmac.GetHashAndReset());
    }
}
