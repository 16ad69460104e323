using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsMonitor.Benchmarks.EndToEnd;

/// <summary>Articles of real length from a JSON Lines file (title, body), made distinct and dated now, as many as are asked for.</summary>
internal sealed class ArticleSupply
{
    private readonly (string Title, string Body)[] _texts;

    private ArticleSupply((string Title, string Body)[] texts) => _texts = texts;

    public int Texts => _texts.Length;

    public double Words => _texts.Average(text => text.Body.Count(char.IsWhiteSpace) + 1);

    public double Bytes => _texts.Average(text => System.Text.Encoding.UTF8.GetByteCount(text.Title) + System.Text.Encoding.UTF8.GetByteCount(text.Body));

    /// <param name="file">The articles.</param>
    /// <param name="sentences">Articles are cut to so many, and shorter ones left out; 0: all are taken whole.</param>
    public static async Task<ArticleSupply> ReadAsync(string file, int sentences, CancellationToken ct)
    {
        await using var raw = File.OpenRead(file);
        await using Stream stream = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(raw, CompressionMode.Decompress) : raw;
        using var reader = new StreamReader(stream);
        var texts = new List<(string, string)>();
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            var node = JsonNode.Parse(line)!;
            var (title, body) = ((string)node["title"]!, (string)node["body"]!);
            if (sentences == 0 || (body = ReaderBenchmark.Cut(body, sentences - 1)).Length > 0)
            {
                texts.Add((title, body));
            }
        }

        return new([.. texts]);
    }

    /// <summary>The article of this number as a line of NDJSON: one of the texts with a sentence of its own.</summary>
    public byte[] Line(long number, DateTimeOffset published)
    {
        var (title, body) = _texts[number % _texts.Length];
        var round = number / _texts.Length;
        return
        [
            .. JsonSerializer.SerializeToUtf8Bytes(new
            {
                source = "Source " + number % 40,
                id = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
                title,
                body = round == 0 ? body : $"{body}\nEdition {round} of this text.",
                publishedAt = published,
            }),
            (byte)'\n',
        ];
    }
}
