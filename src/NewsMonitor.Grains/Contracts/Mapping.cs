using System.Collections.Immutable;
using NewsMonitor.Domain;

namespace NewsMonitor.Grains.Contracts;

/// <summary>The domain's values as wire records and back.</summary>
internal static class Mapping
{
    public static SubjectChange ToWire(this Change change) => new(
        change.Subject.Value, (int)change.Kind, change.Number, change.Position.Value, change.At.Value, change.Source, change.Counts.ToWire());

    public static Change FromWire(this SubjectChange change) => new(
        new(change.Subject), (SubjectKind)change.Kind, change.Number, new(change.Position), new(change.Minute), change.Source, change.Counts.FromWire());

    public static CountsOnWire ToWire(this Counts c) =>
        new(c.Articles, c.Originals, c.Mentions, c.Negative, c.Neutral, c.Positive, c.ScoreMilli, c.SuspectOriginals);

    public static Counts FromWire(this CountsOnWire c) =>
        new(c.Articles, c.Originals, c.Mentions, c.Negative, c.Neutral, c.Positive, c.ScoreMilli, c.SuspectOriginals);

    public static WindowPicture ToWire(this WindowNumbers numbers)
    {
        var c = numbers.Counts;
        return new(
            c.Articles, c.Originals, c.Mentions, numbers.Sources, c.Negative, c.Neutral, c.Positive, numbers.Score,
            numbers.Net?.Net, numbers.Net?.Low, numbers.Net?.High, numbers.Usual?.Mean, numbers.Usual?.Low, numbers.Usual?.High,
            numbers.Ratio, numbers.Burst, numbers.Rarity, Learning: numbers.Burst is null);
    }

    public static TotalPicture ToTotal(this SubjectState state)
    {
        var c = state.Total;
        return new(
            c.Articles, c.Originals, c.Mentions, state.TotalSources, c.Negative, c.Neutral, c.Positive,
            WindowNumbers.MeanScore(c), NetInterval.Of(c)?.Net);
    }

    public static Picture ToPicture(this SubjectState state, string? wikidata, WeekShape shape) => new(
        state.Subject.Value, state.Name, state.Kind.Word(), [], new(wikidata),
        WindowLengths.All.ToImmutableDictionary(w => w.Word(), w => WindowNumbers.Of(w, state.Windows, state.History, shape).ToWire()),
        state.ToTotal(), state.Number, state.Position.Value, state.Windows.Clock.Start,
        Burst.Since(state.Windows, state.History, shape)?.Start, []);
}
