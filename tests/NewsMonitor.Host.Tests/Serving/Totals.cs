using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Domain;
using NewsMonitor.Host.Serving;
using NewsMonitor.Intake;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;
using NewsMonitor.Reading.OwnList;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>The counts of every subject since ever: as a log has them, and as a recount finds them that knows no log.</summary>
internal static class Totals
{
    private static readonly Minute Never = new(long.MaxValue / 120);

    public static async Task<(LogHead Head, SortedDictionary<string, Counts> Counts)> ReadAsync(string folder, CancellationToken ct)
    {
        await using var log = await SqliteLog.OpenAsync(folder, TimeProvider.System, NullLogger.Instance, ct);
        var totals = new SortedDictionary<string, Counts>(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            var page = await log.FindSubjectsAsync("", Enum.GetValues<SubjectKind>(), Limits.Page, cursor, ct);
            foreach (var subject in page.Items.Where(subject => subject.Articles > 0))
            {
                totals.Add(subject.Subject.Value, (await log.LoadSubjectAsync(subject.Subject, Never, Never, ct))!.Total);
            }

            cursor = page.Next;
        }
        while (cursor is not null);
        return (await log.ReadHeadAsync(ct), totals);
    }

    /// <summary>Of lines whose texts all differ.</summary>
    public static SortedDictionary<string, Counts> Recount(IEnumerable<string> lines)
    {
        var reader = ReaderSetting.Load(ReaderSetting.Default, OwnNames.Empty);
        var totals = new SortedDictionary<string, Counts>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var input = JsonSerializer.Deserialize<ArticleInput>(line, JsonSerializerOptions.Web)!;
            var article = Assert.IsType<Admission.Text>(ArticleDoor.Admit(input, Way.Push, TimeProvider.System.GetUtcNow())).Article;
            foreach (var share in Share.Of(article.Key, reader.Read(new(article.Title, article.Body, article.Language, article.Section))))
            {
                totals[share.Subject.Value] = totals.GetValueOrDefault(share.Subject.Value) + share.ToCounts(original: true, dateSuspect: false);
            }
        }

        return totals;
    }
}
