using System.Diagnostics;
using System.Text.Json;
using NewsMonitor.Reading;

namespace NewsMonitor.Benchmarks;

/// <summary>The same texts through <c>compromise</c> and <c>vader-sentiment</c> of npm, run by node; left out where node or its packages are not there.</summary>
internal static class JavaScriptPipeline
{
    public static void Rate(List<ReadingInput> inputs, int rounds)
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
                using var result = JsonDocument.Parse(RunNode(folder, file, workers, rounds));
                Console.WriteLine(
                    $"JavaScript, {workers} workers: {result.RootElement.GetProperty("rate").GetDouble():N1} articles/s, "
                    + $"{result.RootElement.GetProperty("mentions").GetInt32():N0} mentions, {result.RootElement.GetProperty("megabytes").GetDouble():N0} MB");
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string RunNode(string folder, string file, int workers, int rounds)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(folder, "read.mjs"), file, $"{workers}", $"{rounds}"]) { RedirectStandardOutput = true };
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return node.ExitCode == 0 ? output : throw new InvalidOperationException($"node ended with {node.ExitCode}");
    }

    // The scripts stay with the sources: their packages are no part of a build.
    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
