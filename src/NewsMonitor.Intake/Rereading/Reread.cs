using System.Runtime.CompilerServices;
using NewsMonitor.Domain;
using NewsMonitor.Log;
using NewsMonitor.Reading;

namespace NewsMonitor.Intake;

/// <summary>
/// Has the texts of the log that another reader read read again, newest first, behind whatever arrives. What is done is no longer due, so one that
/// was ended goes on where it was when it is started again. An article that changes meanwhile is left to its newer version.
/// </summary>
public sealed class Reread(IReadings log, ArticlePipeline pipeline, IReaders readers, TimeProvider time)
{
    /// <summary>Runs to the end, or until it is cancelled; what was read again by then stays.</summary>
    /// <param name="progress">Told at the start and after each text; must return quickly.</param>
    /// <exception cref="LogException">The log cannot write.</exception>
    public async Task<RereadProgress> RunAsync(RereadOrder order, Action<RereadProgress> progress, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        var counts = default(RereadCounts);
        string version;
        RereadProgress now;
        do
        {
            // The user's own names may change while it runs: the reader is another then, and all is due again.
            version = readers.GetVersion(order.Reader);
            var due = counts.All + await log.CountDueAsync(order.Texts, version, ct);
            now = new(version, due, counts, time.GetElapsedTime(started));
            progress(now);
            string? cursor = null;
            do
            {
                var page = await log.ReadDueAsync(order.Texts, version, cursor, ct);
                await foreach (var receipt in ReadAsync(page.Items, order.Reader, ct))
                {
                    counts = Count(counts, receipt);
                    now = now with { Counts = counts, Elapsed = time.GetElapsedTime(started) };
                    progress(now);
                }

                cursor = page.Next;
            }
            while (cursor is not null && version == readers.GetVersion(order.Reader));
        }
        while (version != readers.GetVersion(order.Reader));
        return now;
    }

    private async IAsyncEnumerable<Receipt> ReadAsync(IReadOnlyList<DueText> texts, ReaderKind reader, [EnumeratorCancellation] CancellationToken ct)
    {
        var receipts = new List<Task<Receipt>>(texts.Count);
        foreach (var text in texts)
        {
            receipts.Add(await pipeline.RereadAsync(text, reader, ct));
        }

        foreach (var receipt in receipts)
        {
            yield return await receipt.WaitAsync(ct);
        }
    }

    private static RereadCounts Count(RereadCounts counts, Receipt receipt) => receipt switch
    {
        Receipt.Reread => counts with { Done = counts.Done + 1 },
        Receipt.Rejected => counts with { Failed = counts.Failed + 1 },
        _ => counts with { Passed = counts.Passed + 1 },
    };
}

/// <param name="Texts">Which texts; all parts that are given must hold.</param>
public sealed record RereadOrder(ReaderKind Reader, DueFilter Texts);

/// <param name="Done">Read again.</param>
/// <param name="Passed">Changed or withdrawn meanwhile, or read again by someone else.</param>
/// <param name="Failed">The reader could not read them; the program's log says why.</param>
public readonly record struct RereadCounts(long Done, long Passed, long Failed)
{
    public long All => Done + Passed + Failed;
}

/// <param name="Version">The reader that reads.</param>
/// <param name="Due">Texts that were to be read when it started.</param>
public sealed record RereadProgress(string Version, long Due, RereadCounts Counts, TimeSpan Elapsed)
{
    public double PerSecond => Elapsed > TimeSpan.Zero ? Counts.All / Elapsed.TotalSeconds : 0;

    /// <summary>Null: not known yet.</summary>
    public TimeSpan? Left => PerSecond > 0 ? TimeSpan.FromSeconds(Math.Max(0, Due - Counts.All) / PerSecond) : null;
}
