using CsCheck;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Domain.Tests.Alerts.Judging;

/// <summary>Copies come in any order of their dates and are withdrawn again: of each text one article is the original, the first by its event time.</summary>
public sealed class CopyLaws
{
    private static readonly Companion Newcomer = new(new("entity:Q1"), SubjectKind.Person, "Anna Vel");

    // So many that they may be a burst; no two share a word, so each is an event.
    private static readonly string[] Titles =
    [
        "Cranes stand still", "Fog over lighthouse", "Berth fees doubled", "Ferries collide near island", "Judge frees smuggler", "Choir wins trophy",
        "Bakery burns down", "Bridge reopens early", "Whales seen offshore", "Mayor quits suddenly",
    ];

    private static Gen<Step[]> Steps => Gen.Select(Gen.Int[0, Titles.Length - 1], Gen.Int[0, 5], Gen.Int[0, 20], Gen.Int[0, 3], Gen.Int[0, 39], (text, source, age, withdraws, of) =>
        new Step(text, $"source{source}", age, withdraws == 0, of)).Array[1, 40];

    [Fact]
    public void A_burst_is_judged_by_one_article_of_each_text()
    {
        var bursts = 0;
        var rule = Some.Rule(new Condition.Burst { Threshold = 0.1, MinArticles = 2, MinSources = 2 });
        Steps.Sample(steps => Play(rule, steps, (current, _, judged) =>
        {
            var (originals, look) = (OriginalsOf(current), judged.Samples[^1]);
            var sources = originals.Select(one => one.Source).Distinct().Count();
            Assert.Equal(Burst.Score(WindowLength.Hour, originals.Count, sources, new(1, 0.25)), look.Value);
            Assert.Equal(originals.Count >= 2 && sources >= 2, look.Enough);
            Interlocked.Add(ref bursts, look.Value > 0 ? 1 : 0);
        }));
        Assert.NotEqual(0, bursts);
    }

    [Fact]
    public void An_event_has_the_sources_of_its_originals_alone() => Steps.Sample(steps => Play(Some.Rule(new Condition.Article()), steps, (current, one, judged) =>
    {
        var (told, copies) = (Assert.Single(judged.Signals).Evidence, current.Count(other => other.Text == one.Text));
        Assert.Equal((copies, Math.Min(copies, 1)), (told.Articles, told.Sources));
    }));

    [Fact]
    public void Somebody_new_fires_when_enough_originals_name_both() => Steps.Sample(steps =>
    {
        var rule = Some.Rule(new Condition.Company { MinArticles = 2, MinSources = 2 });
        var fired = false;
        Play(rule, steps, (current, one, judged) =>
        {
            var originals = OriginalsOf(current);
            var isEnough = originals.Count >= 2 && originals.Select(one => one.Source).Distinct().Count() >= 2;
            var fires = judged.Signals.Any(signal => signal.Kind is SignalKind.Fires);
            Assert.Equal(current.Contains(one) && (isEnough || fired), fires);      // who fired goes on with each article
            fired = current.Count > 0 && (fired || fires);                          // and is new again when all are gone
        });
    });

    /// <summary>Shows what the log says of each step: of the article, and of whom that made the original of its text or not any more.</summary>
    private static void Play(Rule rule, Step[] steps, Action<IReadOnlyList<One>, One, Judged> see)
    {
        var (judge, current) = (new Judge(rule, FixedPast.Quiet, JudgeState.Start(rule, Some.Start)), new List<One>());
        for (var i = 0; i < steps.Length; i++)
        {
            var (step, number) = (steps[i], i + 1);
            var leaves = step.Withdraws && current.Count > 0;
            var before = OriginalsOf(current);
            var one = leaves ? current[step.Of % current.Count] : new One(number, step.Text, step.Source, Minute.Of(Some.At(number / 2d)) - step.Age);
            if (leaves)
            {
                current.Remove(one);
            }
            else
            {
                current.Add(one);
            }

            var after = OriginalsOf(current);
            var counts = leaves ? -CountsOf(before.Contains(one)) : CountsOf(after.Contains(one));
            see(current, one, judge.See(Some.Sighting(one.Number, number / 2d, one.Source, Titles[one.Text]) with
            {
                Number = number,
                At = one.At,
                Counts = counts,
                TextKey = $"text{one.Text}",
                Companions = rule.When is Condition.Company ? [Newcomer] : [],
                Moves =
                [
                    .. before.Except(after).Where(other => other != one).Select(other => Move(other, -1)),
                    .. after.Except(before).Where(other => other != one).Select(other => Move(other, 1)),
                ],
            }));
        }
    }

    private static OriginalMove Move(One one, int originals) => new(new($"article{one.Number}"), one.Source, new(0, originals, 0, 0, 0, 0, 0, 0));

    private static Counts CountsOf(bool isOriginal) => new(1, isOriginal ? 1 : 0, 1, 0, 1, 0, 0, 0);

    private static List<One> OriginalsOf(IEnumerable<One> articles) => [.. articles.GroupBy(one => one.Text).Select(text => text.MinBy(one => (one.At.Value, one.Number))!)];

    private sealed record One(int Number, int Text, string Source, Minute At);

    private sealed record Step(int Text, string Source, int Age, bool Withdraws, int Of);
}
