using System.ComponentModel.DataAnnotations;

namespace NewsMonitor.Host.Access;

/// <summary>Who may do what. Without keys the program answers on loopback only.</summary>
public sealed class AccessOptions
{
    /// <summary>Keys that open the API; none by default. At most 100.</summary>
    [MaxLength(100)]
    public IReadOnlyList<KeyOptions> Keys { get; init; } = [];

    /// <summary>Names by which browsers may call this host, beside loopback ones: <c>news.example.org</c>.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];
}

/// <summary>One key. Only the hash is configured: who reads the settings cannot use the key.</summary>
public sealed class KeyOptions
{
    /// <summary>Whose it is.</summary>
    public string Name { get; init; } = "";

    /// <summary>SHA-256 of the key, 64 hexadecimal digits (<c>newsmonitor key</c> prints one).</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>read, push, admin. Admin includes the others; push includes read.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    internal bool IsValid =>
        Name.Length > 0 && Sha256.Length == 64 && Sha256.All(char.IsAsciiHexDigit) && Scopes.Count > 0 && Scopes.All(scope => scope is "read" or "push" or "admin");
}
