using CsCheck;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Domain.Tests.Alerts.Judging;

/// <summary>Articles of a few sources in bursts and lulls: copies, late, early, old and wrongly dated ones, edits, withdrawals, rereads.</summary>
internal static class Sightings
{
    private static readonly string[] Titles =
    [
        "Crane operators walk out at Skarholm port", "Skarholm port crane operators walk out overnight", "Skarholm port takes delivery of a second ferry",
        "Fog closes the outer harbour of Skarholm", "New berth fees at Skarholm from January",
    ];

    private static readonly Companion[] Companions =
    [
        new(new("entity:Q1"), SubjectKind.Person, "Anna Vel"), new(new("entity:Q2"), SubjectKind.Organisation, "Ostra"), new(new("entity:Q3"), SubjectKind.Place, "Orm"),
    ];

    internal static Gen<Sighting[]> Any => Gen.Select(One.Array[0, 80], Gen.Int[1, 12]).Select((steps, pace) => InOrder(steps, pace).ToArray());

    /// <summary>Those that are no news, whatever the rule.</summary>
    internal static bool IsStale(Sighting seen) => seen.IsReread || seen.Way is Way.Import || seen.DateSuspect || seen.Arrived - seen.At.Start > TimeSpan.FromHours(48);

    private static Gen<Step> One =>
        from wait in Gen.OneOf(Gen.Int[0, 2], Gen.Int[0, 40], Gen.Int[0, 300])
        from facts in Gen.Select(Gen.Int[1, 4], Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[-1, 1])
        from late in Gen.OneOf(Gen.Const(0), Gen.Int[-9, 30], Gen.Int[0, 4000])
        from kind in Gen.Frequency((12, Gen.Const(Kind.New)), (2, Gen.Const(Kind.Edit)), (2, Gen.Const(Kind.Withdrawal)), (1, Gen.Const(Kind.Reread)), (1, Gen.Const(Kind.Import)), (1, Gen.Const(Kind.Suspect)), (1, Gen.Const(Kind.Copy)))
        from of in Gen.Int[0, 79]
        from companions in Gen.Int[0, 2].Array[0, 2]
        select new Step(wait, $"source{facts.Item1}", Titles[facts.Item2], facts.Item4, late, kind, of, [.. companions.Distinct().Select(i => Companions[i])]);

    private static IEnumerable<Sighting> InOrder(Step[] steps, int pace)
    {
        var (at, before) = (0d, new List<Sighting>());
        foreach (var step in steps)
        {
            at += step.Wait / (double)pace;
            var number = before.Count + 1;
            var fresh = Some.Sighting(number, at, step.Source, step.Title) with
            {
                At = Minute.Of(Some.At(at)) - step.Late,
                Counts = Mood(step.Mood, 1),
                TextKey = $"text{number}",
                Companions = [.. step.Companions],
            };
            var other = before.Count > 0 ? before[step.Of % before.Count] : fresh;
            var seen = step.Kind switch
            {
                Kind.Import => fresh with { Way = Way.Import },
                Kind.Suspect => fresh with { DateSuspect = true, Counts = fresh.Counts with { SuspectOriginals = 1 } },
                Kind.Copy => fresh with { Title = other.Title, TextKey = other.TextKey, Counts = fresh.Counts with { Originals = 0 } },
                Kind.Edit when before.Count > 0 => other with { Number = number, Arrived = fresh.Arrived, Counts = Mood(step.Mood, 1) - Mood(0, 1), Companions = fresh.Companions },
                Kind.Withdrawal when before.Count > 0 => other with { Number = number, Arrived = fresh.Arrived, Counts = -other.Counts },
                Kind.Reread when before.Count > 0 => other with { Number = number, Arrived = fresh.Arrived, IsReread = true, Counts = Mood(step.Mood, 0), Companions = fresh.Companions },
                _ => fresh,
            };
            before.Add(seen);
            yield return seen;
        }
    }

    private static Counts Mood(int mood, int articles) => new(articles, articles, articles, mood < 0 ? 1 : 0, mood == 0 ? 1 : 0, mood > 0 ? 1 : 0, mood * 500, 0);

    private enum Kind
    {
        New,
        Edit,
        Withdrawal,
        Reread,
        Import,
        Suspect,
        Copy,
    }

    private sealed record Step(int Wait, string Source, string Title, int Mood, int Late, Kind Kind, int Of, Companion[] Companions);
}

/// <summary>A past that never changes.</summary>
internal sealed class FixedPast(Baseline? usual, HourCounts before) : IPast
{
    internal static FixedPast Quiet { get; } = new(new(1, 0.25), new(40, 40, 4));

    public Baseline? Usual(WindowLength window, Minute clock, bool originals) => usual;

    public HourCounts Before(WindowLength window, Minute clock) => before;
}
