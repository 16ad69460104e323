using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Reading;

namespace NewsMonitor.Intake.Tests.Files;

/// <summary>A folder of files and an import of them into a <see cref="FakeLog"/>.</summary>
internal sealed class Importing : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsmonitor-import");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public FakeLog Log { get; } = new();

    public List<ImportProblem> Problems { get; } = [];

    public void Dispose() => _folder.Delete(recursive: true);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public Task<ImportResult> RunAsync(string name, string text, FakeReader? reader = null) => RunAsync(ImportFile.Of(Write(name, text)), reader);

    public Task<ImportResult> RunAsync(string name, byte[] bytes, FakeReader? reader = null, CancellationToken? cancel = null) =>
        RunAsync(ImportFile.Of(Write(name, bytes)), reader, cancel);

    /// <summary>Everything in the folder, in the order in which a command would import it.</summary>
    public async Task<List<ImportResult>> RunAllAsync()
    {
        var results = new List<ImportResult>();
        foreach (var file in ImportFile.In(_folder))
        {
            results.Add(await RunAsync(file));
        }

        return results;
    }

    public async Task<ImportResult> RunAsync(ImportFile file, FakeReader? reader = null, CancellationToken? cancel = null)
    {
        var pipeline = new ArticlePipeline(Log, Log.AppendAsync, new FakeReaders(reader ?? new FakeReader()), new(), NullLogger.Instance);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = pipeline.RunAsync(stop.Token);
        try
        {
            return await new FileImport(pipeline, Log, Log, TimeProvider.System).RunAsync(file, ReaderKind.Fast, null, Problems.Add, cancel ?? Ct);
        }
        finally
        {
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        }
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    public static byte[] Zip(params ReadOnlySpan<(string Name, byte[] Bytes)> files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return packed.ToArray();
    }
}
