using System.Collections.Immutable;
using System.Text.Json;
using NewsMonitor.Domain;

namespace NewsMonitor.Host.Sample;

/// <summary>
/// The bundled, invented articles in the order in which they arrive. Story time runs from 0 to <see cref="End"/>; what comes before
/// <see cref="LiveFrom"/> has already happened when a player starts.
/// </summary>
internal sealed class SampleFeed
{
    public static readonly TimeSpan LiveFrom = TimeSpan.FromHours(60);
    public static readonly TimeSpan End = TimeSpan.FromHours(72);

    private SampleFeed(ImmutableArray<SampleLine> lines) => Lines = lines;

    /// <summary>By <see cref="SampleLine.Offset"/>, ascending; never empty.</summary>
    public ImmutableArray<SampleLine> Lines { get; }

    /// <summary>The feed in this program.</summary>
    public static SampleFeed Load()
    {
        using var stream = typeof(SampleFeed).Assembly.GetManifestResourceStream("sample.jsonl")
            ?? throw new InvalidDataException("the program was built without its sample feed");
        return Read(stream);
    }

    /// <summary>Throws <see cref="InvalidDataException"/>, with the line's number, where the feed does not tell one story in order.</summary>
    public static SampleFeed Read(Stream stream)
    {
        var lines = ImmutableArray.CreateBuilder<SampleLine>();
        var known = new HashSet<ArticleKey>();
        var before = TimeSpan.MinValue;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } text)
        {
            var line = Parse(text, lines.Count + 1);
            var wrong =
                line.Offset < before ? "arrives before the line above it" :
                line.Offset > End ? "arrives after the story's end" :
                !line.Article.Withdrawn && (line.Article.Title is null || line.Article.Body is null) ? "has no text" :
                known.Add(line.Article.Key()) && line.Article.Withdrawn ? "withdraws an article that has not arrived" : null;
            if (wrong is not null)
            {
                throw new InvalidDataException($"sample feed, line {lines.Count + 1}: {wrong}");
            }

            before = line.Offset;
            lines.Add(line);
        }

        return lines.Count > 0 ? new(lines.ToImmutable()) : throw new InvalidDataException("the sample feed is empty");
    }

    private static SampleLine Parse(string text, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(text, SampleJson.Default.SampleLine)!;
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"sample feed, line {number}: {error.Message}", error);
        }
    }
}
