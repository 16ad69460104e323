using NewsMonitor.Log;

namespace NewsMonitor.Host.Exporting;

/// <summary>Writes versions to a stream in one format, in bounded memory.</summary>
internal interface IExportWriter : IAsyncDisposable
{
    ValueTask WriteAsync(ExportedVersion version, CancellationToken ct);

    /// <summary>Writes what is still held back, and whatever the format ends with. The stream stays open.</summary>
    ValueTask CompleteAsync(CancellationToken ct);
}
