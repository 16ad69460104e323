using System.Text.Json;
using System.Threading.Channels;
using NewsMonitor.Host.Api;

namespace NewsMonitor.Host.Push;

/// <summary>
/// The results of one push, written in order as they become known. Flushed when the next result is not there yet, so that a trickling
/// sender sees each answer at once and a fast one gets whole packets.
/// </summary>
internal sealed class AnswerStream(Stream body, AnswerShape shape, JsonSerializerOptions json, int maxPending)
{
    private const int FlushBytes = 32 << 10;

    private readonly Channel<Task<PushResult>> _results =
        Channel.CreateBounded<Task<PushResult>>(new BoundedChannelOptions(maxPending) { SingleReader = true, SingleWriter = true });

    /// <summary>Adds the next result; waits while the sender has too many unread ones.</summary>
    public ValueTask AddAsync(Task<PushResult> result, CancellationToken ct) => _results.Writer.WriteAsync(result, ct);

    public void Complete() => _results.Writer.Complete();

    /// <summary>Writes until all results that were added are written.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        using var buffer = new MemoryStream();
        buffer.Write(shape.Open);
        var first = true;
        await foreach (var pending in _results.Reader.ReadAllAsync(ct))
        {
            if (!pending.IsCompleted)
            {
                await FlushAsync(buffer, ct);
            }

            var result = await pending.WaitAsync(ct);
            buffer.Write(first ? [] : shape.Between);
            first = false;
            JsonSerializer.Serialize(buffer, result, json);
            buffer.Write(shape.After);
            if (buffer.Length >= FlushBytes || !_results.Reader.TryPeek(out _))
            {
                await FlushAsync(buffer, ct);
            }
        }

        buffer.Write(shape.Close);
        await FlushAsync(buffer, ct);
    }

    private async Task FlushAsync(MemoryStream buffer, CancellationToken ct)
    {
        if (buffer.Length > 0)
        {
            buffer.Position = 0;
            await buffer.CopyToAsync(body, ct);
            await body.FlushAsync(ct);
            buffer.SetLength(0);
        }
    }
}

/// <summary>How results are strung together: a JSON array, or one line each.</summary>
internal sealed record AnswerShape(string ContentType, byte[] Open, byte[] Between, byte[] After, byte[] Close)
{
    public static AnswerShape Array { get; } = new("application/json; charset=utf-8", "["u8.ToArray(), ","u8.ToArray(), [], "]"u8.ToArray());

    public static AnswerShape Lines { get; } = new("application/x-ndjson; charset=utf-8", [], [], "\n"u8.ToArray(), []);
}
