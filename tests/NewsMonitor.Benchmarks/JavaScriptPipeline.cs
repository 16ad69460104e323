using System.Diagnostics;
using System.Text.Json;
using NewsMonitor.Reading;

namespace NewsMonitor.Benchmarks;

/// <summary>The same texts through <c>compromise</c> and <c>vader-sentiment</c> of npm, run by node; left out where node or its packages are not there.</summary>
internal static class JavaScriptPipeline
{
    /// <summary>How long each number of workers reads; on a busy machine two rounds take longer, up to <see cref="Longest"/>.</summary>
    private const int Seconds = 20;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static void Rate(List<ReadingInput> inputs)
    {
        var folder = Path.Combine(Folder(), "javascript");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            Console.WriteLine($"JavaScript: left out; run 'npm ci' in {folder} first");
            return;
        }

        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(file, inputs.Select(input => JsonSerializer.Serialize(new { title = input.Title, body = input.Body })));
            foreach (var workers in new[] { 1, 2 })
            {
                using var result = JsonDocument.Parse(RunNode(folder, file, workers));
                Console.WriteLine(
                    $"JavaScript, {workers} workers: {result.RootElement.GetProperty("rate").GetDouble():N1} articles/s, "
                    + $"{result.RootElement.GetProperty("milliseconds").GetDouble():N1} ms of processor time an article, "
                    + $"{result.RootElement.GetProperty("mentions").GetInt32():N0} mentions, {result.RootElement.GetProperty("megabytes").GetDouble():N0} MB");
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string RunNode(string folder, string file, int workers)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(folder, "read.mjs"), file, $"{workers}", $"{Seconds}"]) { RedirectStandardOutput = true };
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync();
        if (!node.WaitForExit(Longest))
        {
            node.Kill(entireProcessTree: true);
            throw new TimeoutException($"node took more than {Longest.TotalMinutes} minutes");
        }

        return node.ExitCode == 0 ? output.GetAwaiter().GetResult() : throw new InvalidOperationException($"node ended with {node.ExitCode}");
    }

    // The scripts stay with the sources: their packages are no part of a build.
    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
