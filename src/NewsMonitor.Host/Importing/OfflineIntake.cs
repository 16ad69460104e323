using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NewsMonitor.Host.Names;
using NewsMonitor.Host.Serving;
using NewsMonitor.Intake;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Host.Importing;

/// <summary>A data folder that no host holds, held for a command: log, readers and pipeline, without grains or web.</summary>
internal sealed class OfflineIntake : IAsyncDisposable
{
    private readonly SqliteLog _log;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task[] _running;

    private OfflineIntake(SqliteLog log, ReaderShelf readers, TimeProvider time)
    {
        (_log, Readers) = (log, readers);
        var writer = new LogWriter(log, new LogWriterOptions(), time, NullLogger.Instance);
        var pipeline = new ArticlePipeline(log, writer, readers, Options.Create(new PipelineOptions()), NullLogger<ArticlePipeline>.Instance);
        Files = new(pipeline, log, log.Requests, time);
        Reread = new(log, pipeline, readers, time);
        _running = [writer.RunAsync(_stop.Token), pipeline.RunAsync(_stop.Token)];
    }

    public ReaderShelf Readers { get; }

    public FileImport Files { get; }

    public Reread Reread { get; }

    public IExports Exports => _log.Exports;

    /// <exception cref="IOException">A host or another command holds the folder, or it cannot be written.</exception>
    /// <exception cref="InvalidDataException">The list of own names in it is broken.</exception>
    public static async Task<OfflineIntake> OpenAsync(string folder, TimeProvider time, CancellationToken ct)
    {
        var log = await SqliteLog.OpenAsync(folder, time, NullLogger.Instance, ct);
        try
        {
            return new(log, new(ReaderSetting.Default, ReaderSetting.UsesSections(ReaderSetting.OfProgram()), NamesFile.Read(folder), ReaderSetting.Load), time);
        }
        catch
        {
            await log.DisposeAsync();
            throw;
        }
    }

    /// <summary>Nothing was ever accepted into it.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken ct) => await _log.ReadRangeAsync(ct) is null;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        _stop.Dispose();
        Readers.Dispose();
        await _log.DisposeAsync();
    }
}
