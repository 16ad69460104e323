using System.Globalization;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Net.Http.Headers;
using NewsMonitor.Host.Access;
using NewsMonitor.Host.Api;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Exporting;

/// <summary><c>GET /export</c>: a range of the log as a file, streamed. <c>HEAD</c> says how much it would be.</summary>
internal sealed class ExportsApi(IExports log, TimeProvider time) : IDisposable
{
    /// <summary>Exports at a time: each holds some megabytes and reads the disk as fast as it can.</summary>
    private const int MaxRunning = 4;

    public const string PositionHeader = "Export-Position";
    public const string ArticlesHeader = "Export-Articles";
    public const string VersionsHeader = "Export-Versions";

    /// <summary>How long a caller may take nothing before it is taken for gone: somebody may look at a page of it for a while.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _running = new(MaxRunning);

    public static void Map(RouteGroupBuilder api) =>
        api.MapMethods("/export", [HttpMethods.Get, HttpMethods.Head], (
                HttpContext context, string? from, string? to, string? subject, string? query, string? source, string? format, string? gzip, string? timeline,
                ExportsApi exports) =>
            {
                if (timeline is not (null or "live"))
                {
                    throw new BadParameterException("timeline cannot be asked for: an export is of the log itself. Give from and to.", "timeline");
                }

                if (gzip is not (null or "true" or "false"))
                {
                    throw new BadParameterException("gzip is neither true nor false.", "gzip");
                }

                return exports.RunAsync(context, new ExportRequest(from, to, subject, query, source, format, gzip == "true").ToOrder());
            })
            .Needs(Scope.Read).Produces<string>(contentType: "application/x-ndjson")
            .WithSummary("A range of the log as a file that can be imported: all versions of the articles, in order of arrival, as they were at one position of the log");

    public void Dispose() => _running.Dispose();

    private async Task RunAsync(HttpContext context, ExportOrder order)
    {
        if (!await _running.WaitAsync(TimeSpan.Zero, context.RequestAborted))
        {
            await Problems.Busy(context, $"{MaxRunning} exports are running. Try again when one of them is done.").ExecuteAsync(context);
            return;
        }

        try
        {
            var export = await log.OpenAsync(order.Filter, context.RequestAborted);
            Describe(context.Response, export, order);
            if (!HttpMethods.IsHead(context.Request.Method))
            {
                await SendAsync(context, export, order);
            }
        }
        finally
        {
            _running.Release();
        }
    }

    private static void Describe(HttpResponse response, IExport export, ExportOrder order)
    {
        response.ContentType = order.Gzip ? "application/gzip" : order.Format.ContentType();
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = order.FileName(export.Position) }.ToString();
        response.Headers.CacheControl = "no-store";
        response.Headers[PositionHeader] = export.Position.ToString();
        response.Headers[ArticlesHeader] = export.Articles.ToString(CultureInfo.InvariantCulture);
        response.Headers[VersionsHeader] = export.Versions.ToString(CultureInfo.InvariantCulture);
    }

    private async Task SendAsync(HttpContext context, IExport export, ExportOrder order)
    {
        // A pager or a slow disk behind the caller is no reason to cut it after five seconds.
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        using var silence = new CancellationTokenSource(Idle, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, context.RequestAborted);
        try
        {
            await Exporter.WriteAsync(export, order, context.Response.Body, _ => silence.CancelAfter(Idle), either.Token);
        }
        catch (OperationCanceledException)
        {
            // Gone, or silent for too long. What was sent must not look like a whole file.
            context.Abort();
        }
    }
}
