using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using NewsMonitor.Log;

namespace NewsMonitor.Intake;

/// <summary>JSON Lines: articles as pushed, a recorded stream, or ninjs. The first line that can be read says which.</summary>
internal sealed class ImportLines(ILogReader log)
{
    private readonly RecordedSources _sources = new(log);

    public async IAsyncEnumerable<ImportItem> ReadAsync(PipeReader pipe, long skip, [EnumeratorCancellation] CancellationToken ct)
    {
        JsonKind? kind = null;
        await foreach (var line in LineReader.ReadAsync(pipe, ArticleBytes.Limit, ct))
        {
            if (line.Number <= skip)
            {
                continue;
            }

            if (line.TooLong)
            {
                yield return ImportItem.Of(ArticleBytes.TooLong(line.Number));
                continue;
            }

            if (kind is null or JsonKind.Recorded)
            {
                var readable = ArticleBytes.TryParse(line.Bytes, ArticleJson.Default.RecordedLine, out var entry, out var reason);
                kind ??= readable ? JsonKinds.Of(entry) : null;
                if (kind is JsonKind.Recorded)
                {
                    yield return readable ? await _sources.ResolveAsync(entry, line.Number, ct) : new(line.Number, null, reason);
                    continue;
                }
            }

            yield return JsonKinds.Read(kind ?? JsonKind.Article, line.Bytes, line.Number);
        }
    }
}

internal enum JsonKind
{
    Article,
    Recorded,
    Ninjs,
}

internal static class JsonKinds
{
    public static JsonKind Of(RecordedLine entry) =>
        entry.Uid is not null && entry.Op is not null ? JsonKind.Recorded
        : entry is { Uri: not null, Id: null, Source: null } ? JsonKind.Ninjs
        : JsonKind.Article;

    public static ImportItem Read(JsonKind kind, ReadOnlySequence<byte> json, long number) =>
        kind == JsonKind.Ninjs ? ImportItem.Of(number, Ninjs.Read(json.ToArray())) : ImportItem.Of(ArticleBytes.Parse(json, number));
}

/// <summary>One JSON object, or an array: articles as pushed, or ninjs, each element by itself.</summary>
internal static class ImportDocument
{
    public static async IAsyncEnumerable<ImportItem> ReadAsync(PipeReader pipe, [EnumeratorCancellation] CancellationToken ct)
    {
        JsonKind? kind = null;
        await foreach (var item in JsonBodyReader.ReadAsync(pipe, long.MaxValue, Read, ImportItem.Of, ct))
        {
            yield return item;
        }

        ImportItem Read(ReadOnlySequence<byte> json, long number)
        {
            kind ??= ArticleBytes.TryParse(json, ArticleJson.Default.RecordedLine, out var entry, out _) ? JsonKinds.Of(entry) : null;
            return JsonKinds.Read(kind ?? JsonKind.Article, json, number);
        }
    }
}

/// <summary>Rows of a table of GDELT's.</summary>
internal static class ImportRows
{
    public static async IAsyncEnumerable<ImportItem> ReadAsync(PipeReader pipe, long skip, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var line in LineReader.ReadAsync(pipe, ArticleBytes.Limit, ct))
        {
            if (line.Number > skip)
            {
                yield return line.TooLong
                    ? ImportItem.Of(ArticleBytes.TooLong(line.Number))
                    : ImportItem.Of(line.Number, GkgRow.Read(ByteText.Decode(line.Bytes.ToArray(), null).Text));
            }
        }
    }
}
