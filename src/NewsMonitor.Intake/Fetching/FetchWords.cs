using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace NewsMonitor.Intake;

/// <summary>What went wrong with a fetch, in a sentence for a person.</summary>
public static class FetchWords
{
    public static string Of(HttpStatusCode status) => (int)status switch
    {
        401 or 403 => $"The server does not let us in ({(int)status}).",
        404 => "There is nothing at this address any more (404).",
        410 => "The server says that this is gone for good (410).",
        429 => "The server says that we ask too often (429).",
        var code => $"The server answers {code}.",
    };

    public static string Of(Exception error, string host)
    {
        for (var at = error; at is not null; at = at.InnerException)
        {
            switch (at)
            {
                case AddressRefusedException refused:
                    return refused.Message;
                case AuthenticationException:
                    return $"No safe connection to {host}: its certificate is not valid.";
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return $"The name {host} cannot be found.";
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return $"{host} refuses the connection.";
                case SocketException { SocketErrorCode: SocketError.NetworkUnreachable or SocketError.HostUnreachable }:
                    return $"{host} cannot be reached from here.";
                case InvalidDataException:
                    return $"{host} sends data that cannot be unpacked.";
                default:
                    break;
            }
        }

        return $"The connection to {host} broke off.";
    }
}
