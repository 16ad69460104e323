using System.Globalization;
using System.Security.Cryptography;
using System.Threading.Channels;
using NewsMonitor.Domain;
using NewsMonitor.Log;
using NewsMonitor.Reading;

namespace NewsMonitor.Intake;

/// <summary>
/// Imports a file of past articles: many on their way at once, the order kept, every broken entry reported with its number and passed over. A
/// start after a kill goes on where the receipts ended; a file that was imported to its end is done at once.
/// </summary>
public sealed class FileImport(ArticlePipeline pipeline, ILogReader log, IRequestStore requests, TimeProvider time)
{
    /// <summary>Entries that may wait for their receipts: enough for the log to fill its batches.</summary>
    private const int InFlight = 600;

    private const int SavedEvery = 1_000;

    private static readonly TimeSpan ReportedEvery = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc cref="RunAsync(ImportFile, ReaderKind, Action{ImportProgress}, Action{ImportProblem}, CancellationToken)"/>
    public Task<ImportResult> RunAsync(string path, ReaderKind reader, Action<ImportProgress>? progress, Action<ImportProblem>? problem, CancellationToken ct) =>
        RunAsync(ImportFile.Of(path), reader, progress, problem, ct);

    /// <param name="reader">Which reader reads the file.</param>
    /// <param name="progress">Told about four times a second, and at the end.</param>
    /// <param name="problem">Told of each entry that was not taken, in order.</param>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public async Task<ImportResult> RunAsync(
        ImportFile source, ReaderKind reader, Action<ImportProgress>? progress, Action<ImportProblem>? problem, CancellationToken ct)
    {
        var (started, path) = (time.GetTimestamp(), source.Path);
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        ImportReader entries;
        try
        {
            entries = await ImportReader.OpenAsync(log, file, source, ct);
        }
        catch (ImportBrokenException broken)
        {
            return new(path, 0, 0, default, broken.Message, time.GetElapsedTime(started));
        }

        await using var opened = entries;
        var key = await KeyAsync(path, entries.Captured, ct);
        var skip = await requests.ReadImportedLinesAsync(key, ct);

        var (line, counts, saved, reported, reasons) = (skip, default(ImportCounts), skip, started, new ReasonCounts());
        var waiting = Channel.CreateBounded<Pending>(new BoundedChannelOptions(InFlight) { SingleReader = true, SingleWriter = true });
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var sending = SendAsync(entries, reader, skip, waiting.Writer, both.Token);
        try
        {
            await foreach (var next in waiting.Reader.ReadAllAsync(both.Token))
            {
                await SettleAsync(next);
                if (line - saved >= SavedEvery)
                {
                    await requests.SaveImportedLinesAsync(key, line, both.Token);
                    saved = line;
                }

                if (progress is not null && time.GetElapsedTime(reported) >= ReportedEvery)
                {
                    reported = time.GetTimestamp();
                    progress(Progress());
                }
            }

            var broken = await sending;
            await requests.SaveImportedLinesAsync(key, line, ct);
            progress?.Invoke(Progress());
            return new(path, line, skip, counts, broken, time.GetElapsedTime(started)) { Reasons = reasons.ToList() };
        }
        catch
        {
            await both.CancelAsync();
            await ((Task)sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (line > saved)
            {
                await requests.SaveImportedLinesAsync(key, line, CancellationToken.None);
            }

            throw;
        }

        async ValueTask SettleAsync(Pending next)
        {
            if (next.Receipt is null)
            {
                (line, counts) = (next.Line, counts with { PassedOver = counts.PassedOver + 1 });
                reasons.Add(next.PassedOver!, isProblem: false);
                return;
            }

            var receipt = await next.Receipt.WaitAsync(both.Token);
            (line, counts) = (next.Line, Count(counts, receipt));
            if (receipt is Receipt.Rejected rejected)
            {
                reasons.Add(rejected.Reason, isProblem: true);
                problem?.Invoke(new(line, rejected.Reason, entries.Unit));
            }
        }

        ImportProgress Progress() => new(path, line, skip, counts, file.Position, file.Length, time.GetElapsedTime(started)) { Unit = entries.Unit };
    }

    /// <summary>
    /// The file by its content. The same bytes captured at another time are another file: a feed may show today what it showed last week.
    /// </summary>
    private static async Task<string> KeyAsync(string path, DateTimeOffset? captured, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
        return captured is { } at ? hash + at.UtcDateTime.ToString("'@'yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture) : hash;
    }

    /// <summary>Brings every entry to the pipeline. Returns why the rest of the file could not be read; null: it was read to its end.</summary>
    private async Task<string?> SendAsync(ImportReader entries, ReaderKind reader, long skip, ChannelWriter<Pending> waiting, CancellationToken ct)
    {
        try
        {
            await foreach (var item in entries.ReadAsync(skip, ct))
            {
                if (item.PassedOver is not null)
                {
                    await waiting.WriteAsync(new(item.Line, null, item.PassedOver), ct);
                    continue;
                }

                var admission = item.Article is { } article
                    ? ArticleDoor.Admit(article, Way.Import, time.GetUtcNow())
                    : new Admission.Rejected(null, null, item.Problem!);
                await waiting.WriteAsync(new(item.Line, await pipeline.SubmitPastAsync(admission, Way.Import, reader, ct), null), ct);
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

    private readonly record struct Pending(long Line, Task<Receipt>? Receipt, string? PassedOver);
}
