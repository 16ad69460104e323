using System.IO.Compression;
using System.Text.Json;
using NewsMonitor.Domain;
using NewsMonitor.Intake;

namespace NewsMonitor.Acceptance.Streams;

/// <summary>
/// A recount of a recorded stream that knows nothing of the log: a dictionary of what is live. The mapping: an id is one article, whatever
/// source a later line gives it; a put whose title, body, url, language, section or byline differ from the current ones is a version.
/// </summary>
internal sealed class NaiveStream
{
    private readonly Dictionary<string, LiveArticle> _articles = [];

    public long Versions { get; private set; }

    public long UnknownDeletes { get; private set; }

    public IEnumerable<LiveArticle> Live => _articles.Values.Where(article => article.Current is not null);

    public int Withdrawn => _articles.Values.Count(article => article.Current is null);

    public static NaiveStream Read(string path) => Read(Lines(path));

    public static NaiveStream Read(IEnumerable<JsonElement> lines)
    {
        var stream = new NaiveStream();
        foreach (var line in lines)
        {
            stream.Apply(line);
        }

        return stream;
    }

    public static IEnumerable<JsonElement> Lines(string path)
    {
        using var file = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (file.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.Clone();
        }
    }

    public static DateTimeOffset Arrival(JsonElement line) => line.GetProperty("ts").GetDateTimeOffset();

    private void Apply(JsonElement line)
    {
        var id = line.GetProperty("uid").GetString()!;
        var arrival = Arrival(line);
        if (line.GetProperty("op").GetString() == "delete")
        {
            if (!_articles.TryGetValue(id, out var gone))
            {
                UnknownDeletes++;
                return;
            }

            gone.Current = null;
            return;
        }

        var known = _articles.GetValueOrDefault(id);
        var text = Admit(line, known?.Key.Source ?? Text(line, "source")!, arrival);
        if (known is null)
        {
            _articles.Add(id, known = new(text.Key, EventTime.Of(text.PublishedAt, arrival, Way.Import), arrival));
        }
        else if (known.Current is { } current && current.ContentHash().SequenceEqual(text.ContentHash()))
        {
            return;
        }

        known.Current = text;
        Versions++;
    }

    private static Article Admit(JsonElement line, string source, DateTimeOffset arrival)
    {
        var input = new ArticleInput
        {
            Source = source,
            Id = Text(line, "uid"),
            Url = Text(line, "url"),
            Title = Text(line, "title"),
            Body = Text(line, "body"),
            PublishedAt = Text(line, "publishedAt"),
            Language = Text(line, "language"),
            Section = Text(line, "section"),
            Byline = Text(line, "byline"),
        };
        return ((Admission.Text)ArticleDoor.Admit(input, Way.Import, arrival)).Article;
    }

    private static string? Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.GetString() : null;
}

internal sealed class LiveArticle(ArticleKey key, EventTime time, DateTimeOffset firstArrival)
{
    public ArticleKey Key { get; } = key;

    public EventTime Time { get; } = time;

    public DateTimeOffset FirstArrival { get; } = firstArrival;

    /// <summary>Null: withdrawn.</summary>
    public Article? Current { get; set; }
}
