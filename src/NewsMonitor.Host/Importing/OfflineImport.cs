using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NewsMonitor.Host.Serving;
using NewsMonitor.Intake;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Host.Importing;

/// <summary>The way in for files while no host holds the folder: log, reader and pipeline, without grains or web.</summary>
internal sealed class OfflineImport : IAsyncDisposable
{
    private readonly SqliteLog _log;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task[] _running;

    private OfflineImport(SqliteLog log, TimeProvider time)
    {
        _log = log;
        var writer = new LogWriter(log, new LogWriterOptions(), time, NullLogger.Instance);
        var pipeline = new ArticlePipeline(
            log, writer, MonitorHost.LoadReader(), Options.Create(new PipelineOptions()), NullLogger<ArticlePipeline>.Instance);
        Files = new(pipeline, log, log.Requests, time);
        _running = [writer.RunAsync(_stop.Token), pipeline.RunAsync(_stop.Token)];
    }

    public FileImport Files { get; }

    /// <exception cref="IOException">A host or another import holds the folder, or it cannot be written.</exception>
    public static async Task<OfflineImport> OpenAsync(string folder, TimeProvider time, CancellationToken ct) =>
        new(await SqliteLog.OpenAsync(folder, time, NullLogger.Instance, ct), time);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        _stop.Dispose();
        await _log.DisposeAsync();
    }
}
