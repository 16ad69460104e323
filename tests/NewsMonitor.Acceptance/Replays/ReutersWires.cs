using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace NewsMonitor.Acceptance.Replays;

/// <summary>Reuters-21578, Distribution 1.0 (for research purposes only): the wires of 1987 as articles to import, and what its editors said of them.</summary>
internal static class ReutersWires
{
    public static IEnumerable<Wire> Read(string path)
    {
        using var file = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (file.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            var wire = document.RootElement;
            yield return new(
                wire.GetProperty("id").GetInt32().ToString(CultureInfo.InvariantCulture), wire.GetProperty("date").GetDateTimeOffset(),
                BureauOf(Text(wire, "dateline")), Text(wire, "title"), Text(wire, "body"),
                [.. Labels(wire, "topics"), .. Labels(wire, "places"), .. Labels(wire, "people"), .. Labels(wire, "orgs")]);
        }
    }

    /// <summary>As JSON Lines of articles that arrived when they were sent, each bureau a source. A wire without any text is left out.</summary>
    public static async Task<int> ConvertAsync(IEnumerable<Wire> wires, string path, CancellationToken ct)
    {
        var written = 0;
        await using var file = new StreamWriter(path);
        foreach (var wire in wires.Where(wire => wire.Title is not null || wire.Body is not null))
        {
            var article = new { source = wire.Bureau, id = wire.Id, title = wire.Title, body = wire.Body, language = "en", publishedAt = wire.Sent, arrivedAt = wire.Sent };
            await file.WriteLineAsync(JsonSerializer.Serialize(article).AsMemory(), ct);
            written++;
        }

        return written;
    }

    private static string? Text(JsonElement wire, string name) =>
        wire.TryGetProperty(name, out var value) && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static string BureauOf(string? dateline) => dateline?.Split(',')[0].Trim() is { Length: > 0 } place ? "Reuters " + place : "Reuters";

    private static IEnumerable<string> Labels(JsonElement wire, string name) =>
        wire.GetProperty(name).EnumerateArray().Select(label => $"{name}:{label.GetString()}");
}

/// <param name="Labels">What its editors said that it is about: <c>places:iran</c>, <c>topics:crude</c>.</param>
internal sealed record Wire(string Id, DateTimeOffset Sent, string Bureau, string? Title, string? Body, IReadOnlyList<string> Labels);
