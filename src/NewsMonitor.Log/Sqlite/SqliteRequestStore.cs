namespace NewsMonitor.Log.Sqlite;

/// <summary>Answers and progress in <c>state.db</c>.</summary>
internal sealed class SqliteRequestStore(Database state, TimeProvider time) : IRequestStore
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private const string FindAnswer = "select request, status, type, body, at from answer where key = $key and at > $oldest";

    private const string SaveAnswer =
        "insert or replace into answer (key, request, status, type, body, at) values ($key, $request, $status, $type, $body, $at)";

    private const string ForgetAnswers = "delete from answer where at <= $oldest";

    private const string ReadLines = "select lines from import where file = $file";

    private const string SaveLines = "insert or replace into import (file, lines) values ($file, $lines)";

    public Task<StoredAnswer?> FindAnswerAsync(string idempotencyKey, CancellationToken ct) => state.ReadAsync(
        db =>
        {
            using var rows = db.Query(FindAnswer, idempotencyKey, Oldest());
            return rows.Next()
                ? new StoredAnswer(rows.Text(0), rows.Int(1), rows.Text(2), rows.Bytes(3).ToArray(), new(rows.Number(4), TimeSpan.Zero))
                : null;
        },
        ct);

    public Task SaveAnswerAsync(string idempotencyKey, StoredAnswer answer, CancellationToken ct) => state.WriteAsync(
        db =>
        {
            db.Run(SaveAnswer, idempotencyKey, answer.RequestHash, answer.Status, answer.ContentType, answer.Body, answer.At.UtcTicks);
            db.Run(ForgetAnswers, Oldest());
            return true;
        },
        ct);

    public Task<long> ReadImportedLinesAsync(string fileHash, CancellationToken ct) => state.ReadAsync(db => db.Scalar(ReadLines, fileHash) ?? 0, ct);

    public Task SaveImportedLinesAsync(string fileHash, long lines, CancellationToken ct) => state.WriteAsync(
        db =>
        {
            db.Run(SaveLines, fileHash, lines);
            return true;
        },
        ct);

    private long Oldest() => (time.GetUtcNow() - Kept).UtcTicks;
}
