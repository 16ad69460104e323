using NewsMonitor.Domain;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Subjects;

/// <summary>A subject as the log had it in one snapshot.</summary>
internal sealed record LoadedSubject(SubjectState State, string? Wikidata);

/// <summary>A subject's hours, without its cells.</summary>
internal sealed record LoadedHistory(HourHistory Hours, SubjectSummary Summary, long Number, Position Position);

/// <summary>Makes the counting core's types from the log's records.</summary>
internal sealed class SubjectLoader(ILogReader log)
{
    /// <summary>Null: the log does not know the subject.</summary>
    public async Task<LoadedSubject?> LoadAsync(SubjectId subject, Minute clock, CancellationToken ct)
    {
        if (await log.LoadSubjectAsync(subject, clock - SubjectWindows.Kept + 1, HourHistory.KeptFrom(clock), ct) is not { } record)
        {
            return null;
        }

        var windows = new SubjectWindows(clock);
        foreach (var cell in record.Cells)
        {
            windows.Add(cell.At, cell.Source, cell.Counts);
        }

        var summary = record.Summary;
        var sources = record.Sources.Select(s => KeyValuePair.Create(s.Source, s.Articles));
        return new(
            new(subject, summary.Kind, summary.Name, record.Number, record.Position, record.Total, sources, windows, HistoryOf(record)),
            summary.Wikidata);
    }

    /// <summary>Null: the log does not know the subject.</summary>
    public async Task<LoadedHistory?> LoadHistoryAsync(SubjectId subject, Minute clock, CancellationToken ct)
    {
        var noCells = clock + EventTime.Ahead + 1;
        var record = await log.LoadSubjectAsync(subject, noCells, HourHistory.KeptFrom(clock), ct);
        return record is null ? null : new(HistoryOf(record), record.Summary, record.Number, record.Position);
    }

    private static HourHistory HistoryOf(SubjectRecord record)
    {
        var history = new HourHistory();
        foreach (var hour in record.Hours)
        {
            history.Add(hour.Hour, hour.Counts);
        }

        return history;
    }
}
