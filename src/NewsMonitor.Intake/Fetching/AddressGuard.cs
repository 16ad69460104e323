using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Intake;

/// <summary>What may be reached besides the public internet.</summary>
public sealed class AddressGuardOptions
{
    /// <summary>Names (<c>host</c> or <c>host:port</c>) that may lead to private or loopback addresses. Default: none.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];
}

/// <summary>Where a name leads. Replaceable, so that tests can have a name that changes its mind.</summary>
public delegate Task<IPAddress[]> HostResolver(string host, CancellationToken ct);

/// <summary>
/// Stands before every outgoing request of the product: resolves the name itself, refuses it where any address is not public, and connects to
/// the very address that was checked, so that a second resolution cannot lead elsewhere.
/// </summary>
public sealed class AddressGuard(IOptions<AddressGuardOptions> options, HostResolver? resolver = null)
{
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(10);

    private readonly HostResolver _resolve = resolver ?? Dns.GetHostAddressesAsync;

    /// <summary>
    /// A handler whose connections are guarded. It follows no redirects (each hop must be looked at), keeps no cookies and takes no proxy from
    /// the environment, which would connect in our place.
    /// </summary>
    public SocketsHttpHandler CreateHandler() => new()
    {
        ConnectCallback = async (context, ct) => await ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, ct),
        ConnectTimeout = ConnectWithin,
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxConnectionsPerServer = 2,
    };

    /// <summary>A connection to an address that was checked; for what does not speak HTTP.</summary>
    /// <exception cref="AddressRefusedException">The name leads to an address that is not public.</exception>
    /// <exception cref="SocketException">The name is not known, or nobody answers there.</exception>
    public async Task<Stream> ConnectAsync(string host, int port, CancellationToken ct)
    {
        var addresses = await ResolveAsync(host, port, ct);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Looks where a name leads, without going there.</summary>
    /// <exception cref="AddressRefusedException">To an address that is not public.</exception>
    /// <exception cref="SocketException">It is not known.</exception>
    public Task CheckAsync(string host, int port, CancellationToken ct) => ResolveAsync(host, port, ct);

    /// <summary>Whether the setting names this host: it may then be private.</summary>
    public bool IsAllowed(string host, int port) => options.Value.AllowedHosts.Any(allowed =>
        string.Equals(allowed, host, StringComparison.OrdinalIgnoreCase)
        || string.Equals(allowed, Named(host, port), StringComparison.OrdinalIgnoreCase));

    /// <summary>How whoever runs the program lets a host be private: as the next entry of the setting.</summary>
    public string HowToAllow(string host, int port) => $"The variable NEWSMONITOR__FETCH__ALLOWEDHOSTS__{options.Value.AllowedHosts.Count}={Named(host, port)} (setting Fetch:AllowedHosts) allows it.";

    private static string Named(string host, int port) => host.Contains(':', StringComparison.Ordinal) ? $"[{host}]:{port}" : $"{host}:{port}";

    private async Task<IPAddress[]> ResolveAsync(string host, int port, CancellationToken ct)
    {
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await _resolve(host, ct);
        return IsAllowed(host, port) || Array.Find(addresses, a => !AddressRules.IsPublic(a)) is not { } refused
            ? addresses
            : throw new AddressRefusedException(host, refused, HowToAllow(host, port));
    }
}

/// <summary>The name leads to an address that is not public. Trying again does not help; the setting AllowedHosts does.</summary>
public sealed class AddressRefusedException(string host, IPAddress address, string howToAllow)
    : IOException($"{host} leads to {address}, which is not a public address. {howToAllow}");
