using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace NewsMonitor.Domain;

/// <summary>Hashes that are the same on every machine and in every version of the program.</summary>
public static class StableHash
{
    /// <summary>16 characters (96 bits of SHA-256) of the URL-safe base 64 alphabet.</summary>
    public static string Short(string text) => Base64Url.EncodeToString(Of(text).AsSpan(0, 12));

    /// <summary>SHA-256 of the UTF-8 text, cut to 16 bytes.</summary>
    public static byte[] Of(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text))[..16];

    /// <summary>FNV-1a, 32 bits, of the UTF-16 text: spreads subjects over board shards.</summary>
    public static uint Spread(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return hash;
    }
}
