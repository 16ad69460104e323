using System.Buffers;
using System.Text.Json;

namespace NewsMonitor.Intake;

/// <summary>What a file holds, by its first bytes; its name only tells where the two contradict each other.</summary>
internal enum FileKind
{
    Text,
    Lines,
    Document,
    JsonFeed,
    Xml,
    Gkg,
    Warc,
    Csv,
    Parquet,
}

internal static class FileKinds
{
    /// <summary>Bytes that are looked at.</summary>
    public const int Head = 64 * 1024;

    private static readonly SearchValues<string> Html = SearchValues.Create(
        ["html", "head", "body", "p", "div", "article", "section", "main", "h1", "h2", "h3", "span", "b", "i", "a", "br", "ul", "ol", "table", "meta", "title"],
        StringComparison.OrdinalIgnoreCase);

    /// <param name="head">The first bytes, unpacked.</param>
    /// <exception cref="ImportBrokenException">It is of no kind that is read; the message says what it is.</exception>
    public static FileKind Of(ReadOnlySpan<byte> head, ImportFile file)
    {
        if (head.StartsWith("WARC/"u8) || head.StartsWith("filedesc:"u8))
        {
            return FileKind.Warc;
        }

        if (ParquetArticles.IsParquet(head))
        {
            return FileKind.Parquet;
        }

        if (FileWords.OfBinary(head) is { } binary)
        {
            throw new ImportBrokenException("it is " + binary);
        }

        var start = Trimmed(head);
        if (start is [(byte)'{', ..])
        {
            return IsJsonFeed(start) ? FileKind.JsonFeed : IsDocument(start) ? FileKind.Document : FileKind.Lines;
        }

        if (start is [(byte)'[', ..])
        {
            return FileKind.Document;
        }

        var claim = FileWords.Claim(file.Name);
        if (claim is ".jsonl" or ".ndjson" or ".json" && start.Length > 0)
        {
            throw new ImportBrokenException($"it is named {claim} and does not begin with JSON, but with: {FileWords.FirstLine(start)}");
        }

        if (CsvArticles.IsHeading(head))
        {
            return FileKind.Csv;
        }

        if (Xml(head) is { } kind)
        {
            return kind;
        }

        if (claim is ".csv" or ".tsv" || IsTable(start))
        {
            return GkgRow.Refusal(FirstLine(start)) is { } refusal ? throw new ImportBrokenException(refusal) : FileKind.Gkg;
        }

        return !file.Found ? FileKind.Text
            : throw new ImportBrokenException("it is plain text, which is taken as an article only where the file itself is named");
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> head) =>
        (head is [0xEF, 0xBB, 0xBF, ..] ? head[3..] : head).TrimStart(" \t\r\n"u8);

    private static string FirstLine(ReadOnlySpan<byte> start)
    {
        var end = start.IndexOf((byte)'\n');
        return System.Text.Encoding.UTF8.GetString(end < 0 ? start : start[..end]).TrimEnd('\r');
    }

    // A line of JSON Lines is whole; one object laid out over many lines is not at the end of its first.
    private static bool IsDocument(ReadOnlySpan<byte> start) =>
        start.IndexOf((byte)'\n') is var end and >= 0 && start[..end].TrimEnd(" \t\r"u8) is [.., (byte)'{' or (byte)',' or (byte)'[' or (byte)':'];

    // An article has no items.
    private static bool IsJsonFeed(ReadOnlySpan<byte> start)
    {
        try
        {
            var reader = new Utf8JsonReader(start, isFinalBlock: false, new(new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }));
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var (isItems, isVersion) = (reader.ValueTextEquals("items"u8), reader.ValueTextEquals("version"u8));
                    if (reader.Read() && (isItems && reader.TokenType == JsonTokenType.StartArray
                        || isVersion && reader.TokenType == JsonTokenType.String && reader.ValueSpan.IndexOf("jsonfeed.org"u8) >= 0))
                    {
                        return true;
                    }
                }
                else if (reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.EndObject)
                {
                    return false;
                }
            }
        }
        catch (JsonException)
        {
            // Whoever reads it says where.
        }

        return false;
    }

    // Text that begins with a tag of HTML is a pasted page; another tag, or a declaration of XML near the begin, is XML.
    private static FileKind? Xml(ReadOnlySpan<byte> head)
    {
        var text = ByteText.Decode(head, null).Text;
        if (!text.AsSpan().TrimStart().StartsWith('<'))
        {
            var near = text[..Math.Min(text.Length, 200)];
            return near.Contains("<rss", StringComparison.OrdinalIgnoreCase) || near.Contains("<?xml", StringComparison.OrdinalIgnoreCase) ? FileKind.Xml : null;
        }

        var markup = new MarkupReader(text);
        while (markup.Read())
        {
            if (markup.Kind == MarkupKind.Start)
            {
                return Html.Contains(markup.Name) ? FileKind.Text : FileKind.Xml;
            }
        }

        return null;
    }

    private static bool IsTable(ReadOnlySpan<byte> start)
    {
        var end = start.IndexOf((byte)'\n');
        var line = end < 0 ? start : start[..end];
        return line.Count((byte)'\t') >= 3;
    }
}
