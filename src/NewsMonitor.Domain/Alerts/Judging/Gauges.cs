namespace NewsMonitor.Domain.Alerts;

/// <summary>What a window holds, as far as conditions ask.</summary>
/// <param name="Sources">Distinct sources of originals whose date is sure.</param>
internal readonly record struct Held(Counts Counts, int Sources);

/// <summary>What a window says at a minute.</summary>
/// <param name="Enough">Whether there is enough for the value to mean something.</param>
/// <param name="Range">Where 9 of 10 lie; worked out only for evidence, since it takes long.</param>
internal readonly record struct Gauged(string Measure, double? Value, bool Enough, double? Usual, int Articles, int Sources, Func<(double Low, double High)>? Range)
{
    /// <summary>Of a shift: the net sentiment that it leads to.</summary>
    public double? Net { get; init; }

    public AlertEvidence ToEvidence(double threshold, IEnumerable<EvidenceArticle> shown)
    {
        var range = Range?.Invoke();
        return new(Measure, Value, threshold, Usual, range?.Low, range?.High, Articles, Sources, [.. shown]) { Net = Net };
    }
}

internal interface IGauge
{
    /// <summary>What it measures by is known: no value means that there is nothing to be measured.</summary>
    bool IsKnown { get; }

    Gauged Read(Held held, Minute clock);
}

internal sealed class BurstGauge(Condition.Burst when, IPast past) : IGauge
{
    private (Held Held, Baseline? Usual, double? Score)? _last;

    public bool IsKnown => past.IsCounted;

    public Gauged Read(Held held, Minute clock)
    {
        var (originals, articles) = (held.Counts.SureOriginals, past.Usual(when.Window, clock, originals: false));
        var value = when.Measure is BurstMeasure.Ratio ? held.Counts.Articles / articles?.Mean : Score(held, past.Usual(when.Window, clock, originals: true));

        // Whatever it is judged by, what people are told is articles beside what articles are usual, as on every screen.
        return new(
            when.Measure is BurstMeasure.Ratio ? "ratio" : "score", value, originals >= when.MinArticles && held.Sources >= when.MinSources,
            articles?.Mean, held.Counts.Articles, held.Sources, articles is { } usual ? () => RangeOf(usual) : null);
    }

    // Most minutes are like the one before, and the chance of as many by luck is a long sum.
    private double? Score(Held held, Baseline? usual)
    {
        if (_last is not { } last || last.Held != held || last.Usual != usual)
        {
            _last = last = (held, usual, Burst.Score(when.Window, held.Counts.SureOriginals, held.Sources, usual));
        }

        return last.Score;
    }

    private static (double Low, double High) RangeOf(Baseline baseline)
    {
        var usual = Usual.Of(baseline);
        return (usual.Low, usual.High);
    }
}

/// <summary>Net sentiment of the window less that of four weeks before. It means something where what was before lies outside of the window's own 90 % interval.</summary>
internal sealed class SentimentGauge(Condition.Sentiment when, IPast past) : IGauge
{
    public bool IsKnown => past.IsCounted;

    public Gauged Read(Held held, Minute clock)
    {
        var (counts, before) = (held.Counts, past.Before(when.Window, clock));
        if (NetInterval.Of(counts) is not { } now || before.Articles < NetInterval.MinArticles)
        {
            return new("shift", null, false, null, counts.Articles, held.Sources, null);
        }

        var usual = before.Net / (double)before.Articles;
        var change = now.Net - usual;
        var value = when.Direction switch
        {
            Shift.Down => -change,
            Shift.Up => change,
            _ => Math.Abs(change),
        };
        var means = counts.Articles >= when.MinArticles && (usual < now.Low || usual > now.High);
        return new("shift", value, means, usual, counts.Articles, held.Sources, () => (now.Low, now.High)) { Net = now.Net };
    }
}
