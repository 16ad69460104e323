using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Who wrote, and when last, from changes that are added up.</summary>
internal sealed class SourceSums
{
    private const string ReadName = "select name from source where key = $key";

    private readonly Dictionary<(int Source, Minute At), Counts> _sums = [];

    public void Add(PastChange change)
    {
        var cell = (change.Source, change.At);
        _sums[cell] = _sums.GetValueOrDefault(cell) + change.Counts;
    }

    /// <summary>The sources with the most articles.</summary>
    public List<SubjectSource> Most(Session db, int limit) =>
        [.. _sums.Where(sum => sum.Value.Articles > 0).GroupBy(sum => sum.Key.Source)
            .Select(cells => new SubjectSource(
                NameOf(db, cells.Key), cells.Aggregate(default(Counts), (sum, cell) => sum + cell.Value), cells.Max(cell => cell.Key.At)))
            .OrderByDescending(source => source.Counts.Articles).ThenBy(source => source.Source, StringComparer.Ordinal).Take(limit)];

    private static string NameOf(Session db, int source)
    {
        using var rows = db.Query(ReadName, source);
        return rows.Next() ? rows.Text(0) : throw new InvalidDataException($"The log has no source {source}.");
    }
}
