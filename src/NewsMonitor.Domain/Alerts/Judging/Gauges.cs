namespace NewsMonitor.Domain.Alerts;

/// <summary>What a window says at a minute.</summary>
/// <param name="Enough">Whether there is enough for the value to mean something.</param>
internal readonly record struct Gauged(string Measure, double? Value, bool Enough, double? Usual, double? Low, double? High, int Articles, int Sources)
{
    public AlertEvidence ToEvidence(double threshold, IEnumerable<EvidenceArticle> shown) =>
        new(Measure, Value, threshold, Usual, Low, High, Articles, Sources, [.. shown]);
}

internal interface IGauge
{
    Gauged Read(SubjectWindows windows);
}

internal sealed class BurstGauge(Condition.Burst when, IPast past) : IGauge
{
    public Gauged Read(SubjectWindows windows)
    {
        var counts = windows[when.Window];
        var sources = SourceCount.Of(windows.Cells(when.Window)).Originals;
        var usual = past.Usual(when.Window, windows.Clock, originals: false);
        var value = when.Measure is BurstMeasure.Ratio
            ? counts.Articles / usual?.Mean
            : Burst.Score(when.Window, counts.SureOriginals, sources, past.Usual(when.Window, windows.Clock, originals: true));
        var range = usual is { } known ? Usual.Of(known) : default(Usual?);
        return new(
            when.Measure is BurstMeasure.Ratio ? "ratio" : "score", value, counts.SureOriginals >= when.MinArticles && sources >= when.MinSources,
            range?.Mean, range?.Low, range?.High, counts.SureOriginals, sources);
    }
}

/// <summary>Net sentiment of the window less that of four weeks before. It means something where what was before lies outside of the window's own 90 % interval.</summary>
internal sealed class SentimentGauge(Condition.Sentiment when, IPast past) : IGauge
{
    public Gauged Read(SubjectWindows windows)
    {
        var counts = windows[when.Window];
        var sources = SourceCount.Of(windows.Cells(when.Window)).Originals;
        var before = past.Before(when.Window, windows.Clock);
        if (NetInterval.Of(counts) is not { } now || before.Articles < NetInterval.MinArticles)
        {
            return new("shift", null, false, null, null, null, counts.Articles, sources);
        }

        var usual = before.Net / (double)before.Articles;
        var change = now.Net - usual;
        var value = when.Direction switch
        {
            Shift.Down => -change,
            Shift.Up => change,
            _ => Math.Abs(change),
        };
        return new(
            "shift", value, counts.Articles >= when.MinArticles && (usual < now.Low || usual > now.High), usual, now.Low, now.High, counts.Articles, sources);
    }
}
