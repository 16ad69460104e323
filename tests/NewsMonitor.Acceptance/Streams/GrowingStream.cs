using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Domain;
using NewsMonitor.Host.Importing;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;
using NewsMonitor.Reading;

namespace NewsMonitor.Acceptance.Streams;

/// <summary>A recorded stream that reaches a log of its own by and by, and what a plain search for words finds in what has come.</summary>
internal sealed partial class GrowingStream : IDisposable
{
    private readonly string _file = TestData.Path("stream", "wikipedia.jsonl.gz");
    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-acceptance").FullName;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The first lines of the stream; those that came before change nothing.</summary>
    public async Task ImportAsync(int lines)
    {
        var part = Path.Combine(_folder, $"{lines}.jsonl");
        using (var packed = new StreamReader(new GZipStream(File.OpenRead(_file), CompressionMode.Decompress)))
        await using (var plain = new StreamWriter(part))
        {
            for (var i = 0; i < lines && await packed.ReadLineAsync(_ct) is { } line; i++)
            {
                await plain.WriteLineAsync(line.AsMemory(), _ct);
            }
        }

        await using var import = await OfflineIntake.OpenAsync(Path.Combine(_folder, "data"), TimeProvider.System, _ct);
        Assert.Null((await import.Files.RunAsync(part, ReaderKind.Fast, null, null, _ct)).Broken);
    }

    public Task<SqliteLog> OpenAsync() => SqliteLog.OpenAsync(Path.Combine(_folder, "data"), TimeProvider.System, NullLogger.Instance, _ct);

    /// <summary>The articles of the first lines in whose title or body each of these is found; never none.</summary>
    public HashSet<ArticleKey> Plain(int lines, params Regex[] words)
    {
        var found = NaiveStream.Read(NaiveStream.Lines(_file).Take(lines)).Live.Select(article => article.Current!)
            .Where(article => words.All(word => word.IsMatch($"{article.Title}\n{article.Body}"))).Select(article => article.Key).ToHashSet();
        Assert.NotEmpty(found);
        return found;
    }

    public static async Task<List<ArticleSummary>> ListAsync(SqliteLog log, ArticleFilter filter)
    {
        var all = new List<ArticleSummary>();
        string? cursor = null;
        do
        {
            var page = await log.ListArticlesAsync(filter, Limits.Page, cursor, TestContext.Current.CancellationToken);
            all.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return all;
    }

    [GeneratedRegex(@"\b(ceasefire|truce)\b", RegexOptions.IgnoreCase)]
    public static partial Regex Peace();

    [GeneratedRegex(@"\btruce\b", RegexOptions.IgnoreCase)]
    public static partial Regex Truce();

    [GeneratedRegex(@"\b(gaza|ukraine)\b", RegexOptions.IgnoreCase)]
    public static partial Regex Place();
}
