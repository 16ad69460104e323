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
        ConnectCallback = ConnectAsync,
        ConnectTimeout = ConnectWithin,
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxConnectionsPerServer = 2,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await _resolve(host, ct);
        if (!IsAllowed(host, port) && Array.Find(addresses, a => !AddressRules.IsPublic(a)) is { } refused)
        {
            throw new AddressRefusedException(host, refused);
        }

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

    private bool IsAllowed(string host, int port) => options.Value.AllowedHosts.Any(allowed =>
        string.Equals(allowed, host, StringComparison.OrdinalIgnoreCase)
        || string.Equals(allowed, host.Contains(':', StringComparison.Ordinal) ? $"[{host}]:{port}" : $"{host}:{port}", StringComparison.OrdinalIgnoreCase));
}

/// <summary>The name leads to an address that is not public. Trying again does not help; the setting AllowedHosts does.</summary>
public sealed class AddressRefusedException(string host, IPAddress address)
    : IOException($"{host} leads to {address}, which is not a public address; AllowedHosts can allow it.");
