using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using NewsMonitor.Host.Api;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Push;

/// <summary>
/// Idempotency-Key: a request that is sent again with the same key and body gets the first answer, a request with the same key and
/// another body is refused, one that comes while the first is still running is told to wait.
/// </summary>
internal sealed class KeptAnswers(IRequestStore store, TimeProvider time, IOptions<PushOptions> options)
{
    public const string Header = "Idempotency-Key";
    private const int MaxKey = 200;

    private readonly ConcurrentDictionary<string, byte> _running = new(StringComparer.Ordinal);

    /// <summary>Runs the request once. <paramref name="run"/> reads the request from and writes the answer to the streams it is given.</summary>
    /// <param name="isFinal">Asked at the end: false where sending the same again may bring another answer; it is then not kept.</param>
    public async Task<IResult> RunAsync(HttpContext context, Func<bool> isFinal, Func<Stream, Stream, Task<IResult>> run)
    {
        var (request, response) = (context.Request, context.Response);
        if (request.Headers[Header] is not [{ } key, ..])
        {
            return await run(request.Body, response.Body);
        }

        if (key.Length is 0 or > MaxKey)
        {
            return Problems.BadRequest($"{Header} must have 1 to {MaxKey} characters.");
        }

        if (!_running.TryAdd(key, 0))
        {
            return Problems.Conflict($"A request with this {Header} is still being answered. Ask again when it is done.");
        }

        try
        {
            return await store.FindAnswerAsync(key, context.RequestAborted) is { } kept
                ? await RepeatAsync(new IdleStream(request.Body, options.Value.Idle, time), kept, context.RequestAborted)
                : await RunFirstAsync(context, key, isFinal, run);
        }
        finally
        {
            _running.TryRemove(key, out _);
        }
    }

    private static async Task<IResult> RepeatAsync(IdleStream body, StoredAnswer kept, CancellationToken ct)
    {
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(body, ct));
        return hash == kept.RequestHash
            ? Results.Bytes(kept.Body, kept.ContentType)
            : Results.Problem(statusCode: StatusCodes.Status422UnprocessableEntity, title: "Another request has this key",
                detail: $"The {Header} was used for a request with another body. Take a new key for a new request.");
    }

    private async Task<IResult> RunFirstAsync(HttpContext context, string key, Func<bool> isFinal, Func<Stream, Stream, Task<IResult>> run)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var request = new HashingStream(context.Request.Body, hash);
        await using var response = new CopyingStream(context.Response.Body, options.Value.MaxKeptAnswer);
        var result = await run(request, response);
        // Not kept: a refusal (it is not written through the stream; the sender may mend the request and use the key again), an answer to a
        // body that was not read to its end (its hash would not be the whole body's), and one that another try may better.
        if (response.Copy is { Length: > 0 } copy && request.IsAtEnd && isFinal())
        {
            var answer = new StoredAnswer(
                Convert.ToHexStringLower(hash.GetHashAndReset()), context.Response.StatusCode, context.Response.ContentType ?? "", copy, time.GetUtcNow());
            await store.SaveAnswerAsync(key, answer, CancellationToken.None);
        }

        return result;
    }
}
