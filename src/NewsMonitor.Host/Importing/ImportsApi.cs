using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using NewsMonitor.Host.Access;
using NewsMonitor.Host.Api;
using NewsMonitor.Host.Serving;
using NewsMonitor.Intake;
using NewsMonitor.Log;
using NewsMonitor.Reading;

namespace NewsMonitor.Host.Importing;

/// <summary>
/// <c>POST /imports?name=FILE&amp;reader=fast</c>: a file as the body, its progress as NDJSON. <c>captured</c> is when a snapshot of a feed was recorded
/// (else by its name), <c>found=true</c> says that nobody chose the file, so that plain text is refused. The file is laid into the data folder first: only a whole file
/// has a hash by which a second start goes on.
/// </summary>
internal sealed class ImportsApi(FileImport files, IReaders readers, MonitorSettings settings, IOptions<JsonOptions> json) : IDisposable
{
    /// <summary>Bytes of one file: what a disk should bear for a moment.</summary>
    private const long MaxFile = 16L << 30;

    /// <summary>Lines of a file that are reported one by one; the rest is counted in the result.</summary>
    private const int MaxTold = 10_000;

    /// <summary>Beyond so many unread events progress is left out: a slow reader of the answer needs only the newest.</summary>
    private const int MaxWaiting = 100;

    private readonly SemaphoreSlim _one = new(1, 1);

    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/imports", (HttpContext context, string? name, string? reader, DateTimeOffset? captured, bool? found, ImportsApi imports) =>
                imports.RunAsync(context, new("", name ?? "file", captured ?? CaptureTime.Of(name ?? ""), found is true), Parameters.Reader(reader)))
            .Needs(Scope.Admin).TakesFile("application/octet-stream").Produces<ImportEvent>(contentType: "application/x-ndjson").WithSummary("Import a file of past articles; answers its progress as NDJSON");

    /// <summary>Removes the files of a host that was killed while it imported. Called by who holds the folder, before imports begin.</summary>
    public static void RemoveLeftovers(string data)
    {
        if (Directory.Exists(Incoming(data)))
        {
            Directory.Delete(Incoming(data), recursive: true);
        }
    }

    public void Dispose() => _one.Dispose();

    private static string Incoming(string data) => Path.Combine(data, "incoming");

    private async Task RunAsync(HttpContext context, ImportFile source, ReaderKind? asked)
    {
        var reader = asked ?? readers.Live;
        try
        {
            // Loaded now: what cannot be read is refused before the file is sent.
            readers.GetVersion(reader);
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            await Problems.Conflict(error.Message).ExecuteAsync(context);
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxFile;
        }

        var ct = context.RequestAborted;
        if (!await _one.WaitAsync(TimeSpan.Zero, ct))
        {
            await Problems.Conflict("Another file is being imported. Try again when it is done.").ExecuteAsync(context);
            return;
        }

        var folder = Directory.CreateDirectory(Incoming(settings.Data));
        var file = Path.Combine(folder.FullName, Guid.NewGuid().ToString("N"));
        try
        {
            await using (var copy = File.Create(file))
            {
                await context.Request.Body.CopyToAsync(copy, ct);
            }

            await AnswerAsync(context, source with { Path = file }, reader, ct);
        }
        finally
        {
            File.Delete(file);
            _one.Release();
        }
    }

    private async Task AnswerAsync(HttpContext context, ImportFile source, ReaderKind reader, CancellationToken ct)
    {
        context.Response.ContentType = "application/x-ndjson; charset=utf-8";
        var events = Channel.CreateUnbounded<ImportEvent>();
        var importing = ImportAsync(source, reader, events, ct);
        try
        {
            await foreach (var next in events.Reader.ReadAllAsync(ct))
            {
                await JsonSerializer.SerializeAsync(context.Response.Body, next, json.Value.SerializerOptions, ct);
                await context.Response.WriteAsync("\n", ct);
                await context.Response.Body.FlushAsync(ct);
            }
        }
        finally
        {
            // Also where the caller has left: the next import waits until this one has let go of its file.
            await importing;
        }
    }

    private async Task ImportAsync(ImportFile source, ReaderKind reader, Channel<ImportEvent> events, CancellationToken ct)
    {
        var told = 0;
        try
        {
            var result = await files.RunAsync(source, reader, Progress, Problem, ct);
            events.Writer.TryWrite(new(null, null, result with { Path = source.Name }, null));
        }
        catch (Exception error) when (error is IOException or LogException)
        {
            events.Writer.TryWrite(new(null, null, null, error.Message));
        }
        finally
        {
            events.Writer.Complete();
        }

        void Progress(ImportProgress progress)
        {
            if (events.Reader.Count < MaxWaiting)
            {
                events.Writer.TryWrite(new(progress with { Path = source.Name }, null, null, null));
            }
        }

        void Problem(ImportProblem problem)
        {
            if (told++ < MaxTold)
            {
                events.Writer.TryWrite(new(null, problem, null, null));
            }
        }
    }
}
