using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Host.Importing;
using NewsMonitor.Host.Serving;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;
using NewsMonitor.Reading;

namespace NewsMonitor.Acceptance.Streams;

/// <summary>A query over a real stream, after part of it and after all of it, held against a plain search for words.</summary>
public sealed partial class StreamQueryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-acceptance").FullName;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_query_finds_in_search_and_as_a_stored_one_what_a_plain_search_for_words_finds()
    {
        const int First = 20_000;
        var file = TestData.Path("stream", "wikipedia.jsonl.gz");
        var query = Query.Parse("(ceasefire OR truce) AND (Gaza OR Ukraine)");
        using var index = new QueryIndex<string>();
        index.Set("peace", query);
        foreach (var lines in new[] { First, int.MaxValue })
        {
            await ImportAsync(file, lines);
            var expected = NaiveStream.Read(NaiveStream.Lines(file).Take(lines)).Live
                .Select(article => article.Current!).Where(article => Peace().IsMatch($"{article.Title}\n{article.Body}") && Where().IsMatch($"{article.Title}\n{article.Body}"))
                .Select(article => article.Key).ToHashSet();
            TestContext.Current.SendDiagnosticMessage($"after {Math.Min(lines, 30_205):N0} lines: {expected.Count} articles");
            Assert.NotEmpty(expected);

            await using var log = await SqliteLog.OpenAsync(Path.Combine(_folder, "data"), TimeProvider.System, NullLogger.Instance, _ct);
            await log.Search.CatchUpAsync(_ct);
            Assert.Equal(expected, await AllAsync(log, new(Query: query)));
            var stored = new HashSet<ArticleKey>();
            foreach (var key in await AllAsync(log, new()))
            {
                var version = (await log.GetArticleAsync(ArticleId.Of(key), _ct))!.Versions[^1];
                if (index.Match(ArticleFeatures.Of(version.Article!, version.Findings!)).Count > 0)
                {
                    stored.Add(key);
                }
            }

            Assert.Equal(expected, stored);
        }
    }

    private async Task ImportAsync(string file, int lines)
    {
        var part = Path.Combine(_folder, $"{lines}.jsonl");
        using (var packed = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress)))
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

    private async Task<HashSet<ArticleKey>> AllAsync(SqliteLog log, ArticleFilter filter)
    {
        var all = new HashSet<ArticleKey>();
        string? cursor = null;
        do
        {
            var page = await log.ListArticlesAsync(filter, Limits.Page, cursor, _ct);
            all.UnionWith(page.Items.Select(article => article.Key));
            cursor = page.Next;
        }
        while (cursor is not null);
        return all;
    }

    [GeneratedRegex(@"\b(ceasefire|truce)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Peace();

    [GeneratedRegex(@"\b(gaza|ukraine)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Where();
}
