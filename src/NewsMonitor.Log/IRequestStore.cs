namespace NewsMonitor.Log;

/// <summary>Small things that must outlive a restart and are neither news nor settings: answered requests, how far an import came, keys.</summary>
public interface IRequestStore
{
    /// <summary>The stored answer to a request with this key; null: none, or forgotten (24 h).</summary>
    Task<StoredAnswer?> FindAnswerAsync(string idempotencyKey, CancellationToken ct);

    Task SaveAnswerAsync(string idempotencyKey, StoredAnswer answer, CancellationToken ct);

    /// <summary>Lines of the file (known by the hash of its content) that are committed; 0: never begun.</summary>
    Task<long> ReadImportedLinesAsync(string fileHash, CancellationToken ct);

    Task SaveImportedLinesAsync(string fileHash, long lines, CancellationToken ct);
}

/// <param name="RequestHash">SHA-256 of the request's body, hexadecimal: the same key with another body is a mistake of the sender.</param>
/// <param name="Body">The answer's bytes as sent.</param>
public sealed record StoredAnswer(string RequestHash, int Status, string ContentType, byte[] Body, DateTimeOffset At);
