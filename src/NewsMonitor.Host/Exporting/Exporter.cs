using System.IO.Compression;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Exporting;

/// <summary>Brings an export into a stream.</summary>
internal static class Exporter
{
    /// <summary>Versions between two looks at how far it is.</summary>
    private const int ToldEvery = 200;

    /// <summary>Bytes likewise: of long articles a few are much.</summary>
    private const int ToldBytes = 256 * 1024;

    /// <param name="progress">Told every so often and at the end.</param>
    public static async Task<ExportProgress> WriteAsync(IExport export, ExportOrder order, Stream to, Action<ExportProgress> progress, CancellationToken ct)
    {
        await using var counted = new CountedStream(to);
        var (versions, told) = (0L, 0L);
        if (order.Gzip)
        {
            await using var packed = new GZipStream(counted, CompressionLevel.Fastest, leaveOpen: true);
            await WritePlainAsync(packed);
        }
        else
        {
            await WritePlainAsync(counted);
        }

        await to.FlushAsync(ct);
        progress(Progress());
        return Progress();

        async Task WritePlainAsync(Stream plain)
        {
            await using var writer = order.Format.Write(plain);
            try
            {
                await foreach (var version in export.ReadAsync(ct))
                {
                    await writer.WriteAsync(version, ct);
                    if (++versions % ToldEvery == 0 || counted.Position - told >= ToldBytes)
                    {
                        told = counted.Position;
                        progress(Progress());
                    }
                }

                await writer.CompleteAsync(ct);
            }
            catch
            {
                counted.Cut();
                throw;
            }
        }

        ExportProgress Progress() => new(export.Position.Value, export.Articles, export.Versions, versions, counted.Position);
    }
}
