using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Host.Access;

/// <summary>The configured keys.</summary>
public sealed class KeyRing
{
    private readonly (byte[] Hash, string Name, Scope Scope)[] _keys;

    public KeyRing(IOptions<AccessOptions> options) =>
        _keys = [.. options.Value.Keys.Select(key => (Convert.FromHexString(key.Sha256), key.Name, key.Scopes.Select(Scopes.Parse).Max()))];

    public bool IsEmpty => _keys.Length == 0;

    /// <summary>The scope that the key gives, or null. Every key is compared, in constant time, so that timing tells nothing.</summary>
    public Scope? Find(string? key)
    {
        if (string.IsNullOrEmpty(key))
        {
            return null;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        Scope? found = null;
        foreach (var candidate in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, candidate.Hash))
            {
                found = candidate.Scope;
            }
        }

        return found;
    }
}
