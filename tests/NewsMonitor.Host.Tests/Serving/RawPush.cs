using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>A push of lines by hand, since an HTTP client reads no answer before it has sent all. HTTP/1.0: the answer comes in no chunks.</summary>
internal sealed class RawPush : IDisposable
{
    private readonly TcpClient _connection;
    private readonly StreamReader _answers;

    private RawPush(TcpClient connection) => (_connection, _answers) = (connection, new(connection.GetStream()));

    /// <summary>Says that all lines will come, and sends the first of them.</summary>
    public static async Task<RawPush> BeginAsync(Uri host, string[] lines, int sent, CancellationToken ct)
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(host.Host, host.Port, ct);
        var length = lines.Sum(line => Encoding.UTF8.GetByteCount(line) + 1);
        var head = $"POST /api/v1/articles HTTP/1.0\r\nHost: {host.Authority}\r\nContent-Type: application/x-ndjson\r\nContent-Length: {length}\r\n\r\n";
        await connection.GetStream().WriteAsync(Encoding.UTF8.GetBytes(head + string.Concat(lines.Take(sent).Select(line => line + "\n"))), ct);
        var push = new RawPush(connection);
        Assert.Contains(" 200 ", await push._answers.ReadLineAsync(ct), StringComparison.Ordinal);
        while (await push._answers.ReadLineAsync(ct) is { Length: > 0 })
        {
        }

        return push;
    }

    public async Task<JsonNode> AnswerAsync(CancellationToken ct) => JsonNode.Parse((await _answers.ReadLineAsync(ct))!)!;

    /// <summary>What was still on its way when the host died: whole answers only, as far as the network has them.</summary>
    public async Task<IReadOnlyList<JsonNode>> RestAsync(CancellationToken ct)
    {
        var rest = new StringBuilder();
        var buffer = new char[4096];
        try
        {
            while (await _answers.ReadAsync(buffer, ct) is > 0 and var read)
            {
                rest.Append(buffer, 0, read);
            }
        }
        catch (IOException)
        {
            // The connection was reset, as expected of a process that is gone.
        }

        return [.. rest.ToString().Split('\n')[..^1].Select(line => JsonNode.Parse(line)!)];
    }

    public void Dispose()
    {
        _answers.Dispose();
        _connection.Dispose();
    }
}
