using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace NewsMonitor.Host.Serving;

/// <summary>The addresses that are to be listened on, tried before anything starts: the server would fill the screen with its stack.</summary>
internal static class ListenAddresses
{
    /// <summary>Why one of them cannot be listened on, and the way out; null: they can be, as far as is known before.</summary>
    public static string? Refused(IConfiguration configuration)
    {
        // Endpoints of their own win over addresses, which are then not used.
        if (configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            return null;
        }

        foreach (var address in (configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            try
            {
                Try(BindingAddress.Parse(address));
            }
            catch (Exception error) when (error is SocketException or FormatException)
            {
                return $"{address} cannot be listened on ({error.Message}). Choose another address with --urls, such as --urls http://127.0.0.1:5211.";
            }
        }

        return null;
    }

    /// <summary>Port 0 is any that is free; pipes and Unix sockets have none.</summary>
    private static void Try(BindingAddress address)
    {
        if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0)
        {
            return;
        }

        using var listener =
            address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? new TcpListener(IPAddress.Loopback, address.Port)
            : IPAddress.TryParse(address.Host, out var ip) ? new TcpListener(ip, address.Port)
            : TcpListener.Create(address.Port);
        listener.Start();
    }
}
