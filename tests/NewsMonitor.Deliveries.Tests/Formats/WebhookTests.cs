using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NewsMonitor.Log;

namespace NewsMonitor.Deliveries.Tests.Formats;

/// <summary>Verified by what the specification says, not by what the program does.</summary>
public sealed class WebhookTests
{
    [Fact]
    public void The_signature_is_that_of_the_specifications_example() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookKey.Sign(new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"u8));

    [Fact]
    public void A_receiver_that_knows_the_key_accepts_the_letter_and_no_changed_one()
    {
        var letter = Some.Letter(ChannelKind.Webhook, Some.Notice());
        var post = WebhookFormat.Write(letter, new());
        var key = letter.Target.Signing[0].Key.Value;
        Assert.StartsWith("whsec_", key, StringComparison.Ordinal);
        Assert.True(Verify(key, post));
        Assert.False(Verify(key, post with { Body = [.. post.Body, (byte)' '] }));
        Assert.False(Verify(WebhookKey.Make().Value, post));
    }

    [Fact]
    public void For_a_day_after_a_rotation_both_keys_open_the_letter_then_the_new_one_alone()
    {
        var letter = Some.Letter(ChannelKind.Webhook, Some.Notice());
        var (old, fresh) = (letter.Target.Signing[0].Key, WebhookKey.Make());
        var target = letter.Target.Rotate(fresh, Some.Noon);
        var within = WebhookFormat.Write(letter with { Target = target, At = Some.Noon.AddHours(23) }, new());
        Assert.True(Verify(old.Value, within));
        Assert.True(Verify(fresh.Value, within));
        var after = WebhookFormat.Write(letter with { Target = target, At = Some.Noon.AddHours(24) }, new());
        Assert.False(Verify(old.Value, after));
        Assert.True(Verify(fresh.Value, after));

        // Rotated again and again, an old key does not live longer.
        var again = target.Rotate(WebhookKey.Make(), Some.Noon.AddHours(12));
        Assert.Equal(3, again.SigningAt(Some.Noon.AddHours(13)).Count());
        Assert.DoesNotContain(again.SigningAt(Some.Noon.AddHours(24)), key => key.Key == old);
    }

    [Fact]
    public void The_body_says_what_happened_and_when()
    {
        var post = WebhookFormat.Write(Some.Letter(ChannelKind.Webhook, Some.Notice("<script>@everyone\u0000")), new() { PublicAddress = new("https://news.example/") });
        var body = JsonNode.Parse(post.Body)!;
        Assert.Equal(("alert.firing", "2026-01-01T12:00:00Z"), ((string)body["type"]!, (string)body["timestamp"]!));
        Assert.Equal("https://news.example/alerts/a1", (string)body["data"]!["alerts"]![0]!["url"]!);
        Assert.Equal(0, (int)body["data"]!["more"]!);
        var cut = WebhookFormat.Write(Some.Letter(ChannelKind.Webhook, Some.Notice() with { More = 150 }), new());
        Assert.Equal(150, (int)JsonNode.Parse(cut.Body)!["data"]!["more"]!);
        Assert.Equal("The gates stay shut.", (string)body["data"]!["alerts"]![0]!["articles"]![0]!["quote"]!);
    }

    // RFC 2104 by hand: HMAC(K, m) = H((K' xor opad) || H((K' xor ipad) || m)), with blocks of 64 bytes.
    private static bool Verify(string secret, Post post)
    {
        var headers = post.Headers.ToDictionary(header => header.Name, header => header.Value);
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var signed = Encoding.UTF8.GetBytes($"{headers["webhook-id"]}.{headers["webhook-timestamp"]}.").Concat(post.Body).ToArray();
        byte[] Pad(byte with) => [.. Enumerable.Range(0, 64).Select(i => (byte)((i < key.Length ? key[i] : 0) ^ with))];
        var expected = "v1," + Convert.ToBase64String(SHA256.HashData([.. Pad(0x5c), .. SHA256.HashData([.. Pad(0x36), .. signed])]));
        Assert.True(long.Parse(headers["webhook-timestamp"], CultureInfo.InvariantCulture) >= Some.Noon.ToUnixTimeSeconds());
        return headers["webhook-signature"].Split(' ').Contains(expected);
    }
}
