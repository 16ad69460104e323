using System.Security.Cryptography;
using System.Threading.Channels;
using NewsMonitor.Domain;
using NewsMonitor.Log;
using NewsMonitor.Reading;

namespace NewsMonitor.Intake;

/// <summary>
/// Imports a file of past articles: many on their way at once, the order kept, every broken line reported with its number and passed over. A
/// start after a kill goes on where the receipts ended; a file that was imported to its end is done at once.
/// </summary>
public sealed class FileImport(ArticlePipeline pipeline, ILogReader log, IRequestStore requests, TimeProvider time)
{
    /// <summary>Lines that may wait for their receipts: enough for the log to fill its batches.</summary>
    private const int InFlight = 600;

    private const int SavedEvery = 1_000;

    private static readonly TimeSpan ReportedEvery = TimeSpan.FromMilliseconds(250);

    /// <param name="reader">Which reader reads the file.</param>
    /// <param name="progress">Told about four times a second, and at the end.</param>
    /// <param name="problem">Told of each line that was not taken, in order.</param>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public async Task<ImportResult> RunAsync(string path, ReaderKind reader, Action<ImportProgress>? progress, Action<ImportProblem>? problem, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
        file.Position = 0;
        var skip = await requests.ReadImportedLinesAsync(hash, ct);

        var (line, counts, saved, reported) = (skip, default(ImportCounts), skip, started);
        var waiting = Channel.CreateBounded<(long Line, Task<Receipt> Receipt)>(new BoundedChannelOptions(InFlight) { SingleReader = true, SingleWriter = true });
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var sending = SendAsync(file, reader, skip, waiting.Writer, both.Token);
        try
        {
            await foreach (var next in waiting.Reader.ReadAllAsync(both.Token))
            {
                var receipt = await next.Receipt.WaitAsync(both.Token);
                (line, counts) = (next.Line, Count(counts, receipt));
                if (receipt is Receipt.Rejected rejected)
                {
                    problem?.Invoke(new(line, rejected.Reason));
                }

                if (line - saved >= SavedEvery)
                {
                    await requests.SaveImportedLinesAsync(hash, line, both.Token);
                    saved = line;
                }

                if (progress is not null && time.GetElapsedTime(reported) >= ReportedEvery)
                {
                    reported = time.GetTimestamp();
                    progress(Progress());
                }
            }

            var broken = await sending;
            await requests.SaveImportedLinesAsync(hash, line, ct);
            progress?.Invoke(Progress());
            return new(path, line, skip, counts, broken, time.GetElapsedTime(started));
        }
        catch
        {
            await both.CancelAsync();
            await ((Task)sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (line > saved)
            {
                await requests.SaveImportedLinesAsync(hash, line, CancellationToken.None);
            }

            throw;
        }

        ImportProgress Progress() => new(path, line, skip, counts, file.Position, file.Length, time.GetElapsedTime(started));
    }

    /// <summary>Brings every entry to the pipeline. Returns why the rest of the file could not be read; null: it was read to its end.</summary>
    private async Task<string?> SendAsync(FileStream file, ReaderKind reader, long skip, ChannelWriter<(long Line, Task<Receipt> Receipt)> waiting, CancellationToken ct)
    {
        try
        {
            await foreach (var item in new ImportReader(log).ReadAsync(file, skip, ct))
            {
                var admission = item.Article is { } article
                    ? ArticleDoor.Admit(article, Way.Import, time.GetUtcNow())
                    : new Admission.Rejected(null, null, item.Problem!);
                await waiting.WriteAsync((item.Line, await pipeline.SubmitPastAsync(admission, Way.Import, reader, ct)), ct);
            }

            return null;
        }
        catch (ImportBrokenException broken)
        {
            return broken.Message;
        }
        finally
        {
            waiting.Complete();
        }
    }

    private static ImportCounts Count(ImportCounts counts, Receipt receipt) => receipt switch
    {
        Receipt.Accepted => counts with { Accepted = counts.Accepted + 1 },
        Receipt.Updated => counts with { Updated = counts.Updated + 1 },
        Receipt.Duplicate => counts with { Duplicates = counts.Duplicates + 1 },
        Receipt.Withdrawn => counts with { Withdrawn = counts.Withdrawn + 1 },
        Receipt.Rejected => counts with { Rejected = counts.Rejected + 1 },
        _ => throw new InvalidOperationException("The pipeline settles a submission before it answers."),
    };
}
