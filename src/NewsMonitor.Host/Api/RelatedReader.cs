using NewsMonitor.Domain;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Api;

/// <summary>Subjects named together with one, against what chance would bring.</summary>
internal sealed class RelatedReader(ILogView log, Minute clock)
{
    public async Task<ListOf<RelatedDto>> ReadAsync(SubjectId subject, WindowLength window, int limit, CancellationToken ct)
    {
        var to = clock + 1;
        var from = to - (int)window;
        var related = await log.ReadRelatedAsync(subject, from, to, limit, ct);
        var own = await log.ReadSubjectsAsync([SubjectId.All], ct);
        var ofAll = own.TryGetValue(SubjectId.All, out var all) ? all.Articles : 0;

        // How many of the window's articles about the one would name the other if it were named there as often as anywhere: its share of
        // all articles, times the articles about the one in this window (the shared ones are a part of those).
        var inWindow = await log.ReadSeriesAsync(subject, from, to, 1, ct);
        var articles = inWindow.Sum(point => (long)point.Counts.Articles);
        return new([.. related.Select(other => ToDto(other, articles, ofAll))], null);
    }

    private static RelatedDto ToDto(RelatedSubject other, long articles, long all)
    {
        double? expected = all > 0 ? (double)articles * other.Total / all : null;
        return new(other.Subject.Subject.Value, other.Subject.Name, other.Subject.Kind.Word(), other.Shared, expected, expected > 0 ? other.Shared / expected : null);
    }
}
