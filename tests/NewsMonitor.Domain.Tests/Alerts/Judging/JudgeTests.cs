using CsCheck;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Domain.Tests.Alerts.Judging;

public sealed class JudgeTests
{
    private static readonly Condition[] Conditions =
    [
        new Condition.Burst { Threshold = 1, MinArticles = 3, MinSources = 2, Raise = [2, 3], Calm = new() { For = TimeSpan.FromMinutes(5) } },
        new Condition.Burst { Measure = BurstMeasure.Ratio, Window = WindowLength.Quarter, Threshold = 2, MinArticles = 1, MinSources = 1 },
        new Condition.Sentiment { Window = WindowLength.Hour, Direction = Shift.Either, Threshold = 0.1, MinArticles = 5 },
        new Condition.Silence { Lasts = TimeSpan.FromMinutes(15) },
        new Condition.Company { MinArticles = 2, MinSources = 2, Within = TimeSpan.FromHours(1), Memory = TimeSpan.FromDays(1) },
        new Condition.Article { Gap = TimeSpan.FromMinutes(30) },
    ];

    private static Gen<Rule> Rules => Gen.Select(Some.OneOf(Conditions), Gen.Int[0, 3]).Select((when, minutes) =>
        Some.Rule(when) with { For = when is Condition.Burst or Condition.Sentiment ? TimeSpan.FromMinutes(minutes) : TimeSpan.Zero });

    [Fact]
    public void Looking_often_or_twice_and_restarting_between_any_two_articles_changes_nothing() =>
        Gen.Select(Rules, Sightings.Any, Gen.Int[0, int.MaxValue]).Sample((rule, sightings, seed) =>
        {
            var (expected, found, random) = (Play(rule, sightings), new Found(), new Random(seed));
            var (state, at) = (JudgeState.Start(rule, Some.Start), Some.Start);
            foreach (var seen in sightings)
            {
                Do(judge => judge.Advance(at + (seen.Arrived - at) * random.NextDouble()));
                Do(judge => judge.Advance(at));
                Do(judge => judge.See(seen));
                Do(judge => judge.See(seen));       // twice
                at = seen.Arrived;
            }

            Do(judge => judge.Advance(at.AddDays(2)));
            Assert.Equal(AlertJson.Write(expected.Signals), AlertJson.Write(found.Signals));
            Assert.Equal(AlertJson.Write(expected.Ledger), AlertJson.Write(found.Ledger));

            void Do(Func<Judge, Judged> what)
            {
                var judge = new Judge(rule, FixedPast.Quiet, AlertJson.Read<JudgeState>(AlertJson.Write(state)));
                found.Take(what(judge));
                state = judge.State;
            }
        }, iter: 50);

    [Fact]
    public void A_burst_is_judged_by_what_a_recount_of_the_windows_news_gives() => Gen.Select(Sightings.Any, Gen.Int[0, 3]).Sample((sightings, minutes) =>
    {
        var rule = Some.Rule(Conditions[0]) with { For = TimeSpan.FromMinutes(minutes) };
        var found = Play(rule, sightings);
        var samples = found.Samples;
        var (track, expected) = (Track.Start(Some.Start), new List<DateTimeOffset>());
        foreach (var sample in samples)
        {
            // Of several that came at once it looked after each.
            var (before, past) = (sightings.Count(seen => seen.Arrived < sample.At), sightings.Where(seen => seen.Arrived <= sample.At).ToArray());
            Assert.Contains(Enumerable.Range(before, past.Length - before + 1), count => Recount(past[..count], Minute.Of(sample.At)) == (sample.Value, sample.Enough));
            var next = track.Next(sample.At, sample.Value, sample.Enough, Bar.Of(rule));
            if (next.Phase is Phase.Firing != track.Phase is Phase.Firing)
            {
                expected.Add(sample.At);
            }

            track = next;
        }

        Assert.Equal(expected, Changes(found.Signals));

        // Whatever it looked at, it looked at every full minute at which something was in the window.
        var looked = samples.Select(sample => sample.At).ToHashSet();
        for (var minute = Minute.Of(Some.Start) + 1; minute < Minute.Of(sightings.LastOrDefault()?.Arrived ?? Some.Start); minute += 1)
        {
            var past = sightings.Where(seen => seen.Arrived < minute.Start).ToArray();
            Assert.True(looked.Contains(minute.Start) || Recount(past, minute).Value == 0);
        }
    }, iter: 50);

    [Theory]
    [InlineData(BurstMeasure.Score)]
    [InlineData(BurstMeasure.Ratio)]
    public void A_burst_tells_articles_beside_what_articles_are_usual_copies_too(BurstMeasure measure)
    {
        var rule = Some.Rule(new Condition.Burst { Measure = measure, Threshold = 1, MinArticles = 3, MinSources = 3 });
        var originals = Enumerable.Range(1, 8).Select(n => Some.Sighting(n, n, $"source{n}"));
        var copies = Enumerable.Range(9, 4).Select(n => Some.Sighting(n, n, $"source{n}") with { Counts = new(1, 0, 1, 0, 1, 0, 0, 0) });
        var told = Play(rule, [.. originals, .. copies]).Signals.Last(signal => signal.Kind is SignalKind.Fires).Evidence;
        Assert.Equal((12, 8, 1), (told.Articles, told.Sources, told.Usual));
    }

    [Fact]
    public void A_burst_that_goes_on_without_an_article_says_which_left()
    {
        var rule = Some.Rule(new Condition.Burst { Threshold = 0.5, MinArticles = 3, MinSources = 3 });
        var came = Enumerable.Range(1, 10).Select(n => Some.Sighting(n, n, $"source{n}")).ToArray();
        var told = Play(rule, [.. came, came[3] with { Number = 11, Arrived = Some.At(11), Counts = -came[3].Counts }]).Signals;
        var left = Assert.Single(told, signal => signal.Kind is SignalKind.Shrinks);
        Assert.Equal((came[3].Article, 9, 9), (left.Left, left.Evidence.Articles, left.Evidence.Sources));
    }

    [Fact]
    public void A_burst_that_is_over_since_an_article_left_keeps_that_nowhere()
    {
        var rule = Some.Rule(new Condition.Burst { Threshold = 0.5, MinArticles = 3, MinSources = 3, Calm = new() { Under = 1, For = TimeSpan.Zero } });
        var came = Enumerable.Range(1, 40).Select(n => Some.Sighting(n, n / 10d, $"source{n}")).ToArray();
        var gone = came.Select((one, i) => one with { Number = 41 + i, Arrived = Some.At(5 + i / 10d), Counts = -one.Counts });
        var life = AlertLife.Apply(new() { Clock = Some.Start }, new LifeEvent.RuleSet(rule), Some.Start).State;
        var (judge, left) = (new Judge(rule, FixedPast.Quiet, JudgeState.Start(rule, Some.Start)), new HashSet<ArticleId>());
        foreach (var seen in came.Concat(gone))
        {
            _ = seen.Counts.Articles > 0 || left.Add(seen.Article);
            foreach (var signal in judge.See(seen).Signals)
            {
                life = AlertLife.Apply(life, new LifeEvent.Signalled(signal), signal.At).State;
            }

            if (life.Alerts.Values.SingleOrDefault() is { } alert)
            {
                Assert.DoesNotContain(alert.Evidence.Shown, article => left.Contains(article.Article));
                if (alert.Status is AlertStatus.Resolved)
                {
                    return;
                }
            }
        }

        Assert.Fail("It never ended.");
    }

    [Fact]
    public void A_mood_that_is_worse_without_an_article_is_told_at_once()
    {
        var rule = Some.Rule(new Condition.Sentiment { Window = WindowLength.Hour, Direction = Shift.Down, Threshold = 0.3, Raise = [0.55], MinArticles = 5 });
        Sighting Of(int number, bool isGood) => Some.Sighting(number, number, $"source{number}") with { Counts = new(1, 1, 1, isGood ? 0 : 1, 0, isGood ? 1 : 0, 0, 0) };
        var came = Enumerable.Range(1, 10).Select(number => Of(number, isGood: number % 10 is 1 or 4 or 7)).ToArray();
        var signals = Play(rule, [.. came, came[0] with { Number = 11, Arrived = Some.At(11), Counts = -came[0].Counts }]).Signals;
        Assert.Equal(
            [(SignalKind.Shrinks, 1), (SignalKind.Fires, 2)],
            signals.Where(signal => signal.At == Some.At(11)).Select(signal => (signal.Kind, signal.Kind is SignalKind.Fires ? signal.Level : 1)));
    }

    [Fact]
    public void What_fires_has_told_its_level() => Sightings.Any.Sample(sightings =>
    {
        var raise = Enumerable.Range(6, 30).Select(level => level / 50d);
        var rule = Some.Rule(new Condition.Sentiment { Window = WindowLength.Hour, Direction = Shift.Either, Threshold = 0.1, MinArticles = 5, Raise = [.. raise] });
        var (judge, told) = (new Judge(rule, FixedPast.Quiet, JudgeState.Start(rule, Some.Start)), 0);
        foreach (var seen in sightings)
        {
            foreach (var signal in judge.See(seen).Signals)
            {
                told = signal.Kind switch
                {
                    SignalKind.Fires => signal.Level,
                    SignalKind.Ends => 0,
                    _ => told,
                };
            }

            Assert.Equal(Assert.IsType<WatchState.Window>(judge.State.Watch).Track.Level, told);
        }
    }, iter: 2000);

    [Fact]
    public void What_is_old_imported_read_again_or_wrongly_dated_fires_nothing() => Gen.Select(Rules, Sightings.Any).Sample((rule, sightings) =>
    {
        if (rule.When is Condition.Silence or Condition.Company)
        {
            return;     // any article ends a silence, and teaches who is known
        }

        // An article that was news in one version and stale in another is in neither feed.
        var mixed = sightings.GroupBy(seen => seen.Article).Where(versions => versions.Select(Sightings.IsStale).Distinct().Count() > 1).Select(versions => versions.Key).ToHashSet();
        sightings = [.. sightings.Where(seen => !mixed.Contains(seen.Article))];
        var stale = sightings.Where(seen => seen.Counts.Articles > 0 && Sightings.IsStale(seen)).Select(seen => seen.Article).ToHashSet();
        var without = sightings.Where(seen => !stale.Contains(seen.Article) && !seen.IsReread).ToArray();
        var with = sightings.Where(seen => !seen.IsReread).ToArray();
        Assert.Equal(Unnumbered(Play(rule, without)), Unnumbered(Play(rule, with)));
    }, iter: 100);

    [Fact]
    public void Every_article_that_is_news_is_in_exactly_one_event_and_copies_are_in_one() => Sightings.Any.Sample(sightings =>
    {
        var rule = Some.Rule(new Condition.Article { Gap = TimeSpan.FromDays(7) });
        sightings = [.. sightings.Where(seen => seen.Counts.Articles >= 0)];
        var signals = Play(rule, sightings).Signals;
        var news = sightings.Where(seen => seen.Counts.Articles > 0 && !Sightings.IsStale(seen)).ToArray();
        Assert.Equal(news.Select(seen => seen.Article), signals.Select(signal => Assert.Single(signal.Evidence.Shown).Article));
        foreach (var copies in news.Zip(signals).GroupBy(pair => pair.First.TextKey))
        {
            Assert.Single(copies.Select(pair => pair.Second.Key).Distinct());
        }
    }, iter: 100);

    [Fact]
    public void What_an_event_has_is_what_came_less_what_was_withdrawn() => Sightings.Any.Sample(sightings =>
    {
        var rule = Some.Rule(new Condition.Article { Gap = TimeSpan.FromDays(7) });
        var (judge, events) = (new Judge(rule, FixedPast.Quiet, JudgeState.Start(rule, Some.Start)), new Dictionary<string, List<Sighting>>());
        foreach (var seen in sightings)
        {
            foreach (var signal in judge.See(seen).Signals)
            {
                var members = events.TryGetValue(signal.Key, out var known) ? known : events[signal.Key] = [];
                Assert.Equal(seen.Counts.Articles > 0 ? SignalKind.Fires : SignalKind.Shrinks, signal.Kind);
                if (signal.Kind is SignalKind.Fires)
                {
                    members.Add(seen);
                }
                else
                {
                    Assert.Equal(seen.Article, signal.Left);
                    Assert.NotEqual(0, members.RemoveAll(member => member.Article == seen.Article));
                }

                Assert.Equal(
                    (members.Count, members.Where(member => member.Counts.Originals > 0).Select(member => member.Source).Distinct().Count()),
                    (signal.Evidence.Articles, signal.Evidence.Sources));
            }

            Assert.True(seen.Counts.Articles >= 0 || events.Values.All(members => members.TrueForAll(member => member.Article != seen.Article)));
        }
    }, iter: 100);

    [Fact]
    public void A_newcomer_whose_articles_are_withdrawn_is_new_no_more_and_not_known_either()
    {
        var rule = Some.Rule(new Condition.Company());
        Sighting Naming(long number, double after, string source) =>
            Some.Sighting(number, after, source) with { Companions = [new(new("entity:Q1"), SubjectKind.Person, "Anna Vel")] };
        Sighting Gone(long number, double after, Sighting of) => of with { Number = number, Arrived = Some.At(after), Counts = -of.Counts };
        var (first, second) = (Naming(1, 1, "bbc"), Naming(2, 2, "afp"));
        var signals = Play(rule, [first, second, Gone(3, 3, first), Gone(4, 4, second), Naming(5, 5, "bbc"), Naming(6, 6, "afp")]).Signals;
        Assert.Equal([SignalKind.Fires, SignalKind.Shrinks, SignalKind.Shrinks, SignalKind.Fires], signals.Select(signal => signal.Kind));
        Assert.Equal([2, 1, 0, 2], signals.Select(signal => signal.Evidence.Articles));
    }

    [Fact]
    public void A_newcomer_that_was_told_is_counted_on_beyond_the_articles_that_are_kept()
    {
        var rule = Some.Rule(new Condition.Company());
        var vel = new Companion(new("entity:Q1"), SubjectKind.Person, "Anna Vel");
        var last = Play(rule, [.. Enumerable.Range(1, 300).Select(number => Some.Sighting(number, number, $"source{number}") with { Companions = [vel] })]).Signals[^1];
        Assert.Equal((300, 250), (last.Evidence.Articles, last.Evidence.Sources));
    }

    [Fact]
    public void A_silence_fires_once_in_each_gap_that_is_long_enough() => Sightings.Any.Sample(sightings =>
    {
        var rule = Some.Rule(new Condition.Silence { Lasts = TimeSpan.FromMinutes(15) });
        var heard = sightings.Where(seen => seen is { IsReread: false, Counts.Articles: > 0, Way: not Way.Import }).Select(seen => seen.Arrived).ToArray();
        sightings = [.. sightings.Where(seen => seen.Way is not Way.Import)];
        var end = (sightings.LastOrDefault()?.Arrived ?? Some.Start).AddDays(2);
        var gaps = heard.Prepend(Some.Start).Zip(heard.Append(end)).Where(gap => gap.Second - gap.First >= TimeSpan.FromMinutes(15)).ToArray();
        var signals = Play(rule, sightings).Signals;
        Assert.Equal(gaps.Select(gap => gap.First.AddMinutes(15)), signals.Where(signal => signal.Kind is SignalKind.Fires).Select(signal => signal.At));
        var ended = gaps.Where(gap => gap.Second != end).ToArray();
        var ends = signals.Where(signal => signal.Kind is SignalKind.Ends).ToArray();
        Assert.Equal(ended.Select(gap => gap.Second), ends.Select(signal => signal.At));
        Assert.Equal(ended.Select(gap => (gap.Second - gap.First).TotalMinutes), ends.Select(signal => signal.Evidence.Value!.Value));
    }, iter: 100);

    [Theory]
    [InlineData(10, 60, 120, 170)]      // 10 heard, 50 missed, 110 heard
    [InlineData(110, 160, 120, 175)]    // 110 heard, 50 missed, a quarter of an hour to ask the feeds
    public void Time_in_which_nobody_listened_is_no_silence(double from, double until, int lasts, double fires)
    {
        var rule = Some.Rule(new Condition.Silence { Lasts = TimeSpan.FromMinutes(lasts) });
        var judge = new Judge(rule, FixedPast.Quiet, JudgeState.Start(rule, Some.Start));
        Assert.Empty(judge.Advance(Some.At(from)).Signals);
        judge.Miss(TimeSpan.FromMinutes(until - from), Some.At(until));
        Assert.Equal(Some.At(fires), Assert.Single(judge.Advance(Some.At(600)).Signals).At);
    }

    [Fact]
    public void What_is_imported_says_when_it_was_heard_and_ends_no_silence()
    {
        var rule = Some.Rule(new Condition.Silence { Lasts = TimeSpan.FromMinutes(15) });
        var import = Some.Sighting(1, 10) with { Way = Way.Import, At = Minute.Of(Some.At(5)) };
        Assert.Equal(Some.At(20), Assert.Single(Play(rule, [import]).Signals).At);
        var late = Some.Sighting(1, 30) with { Way = Way.Import, At = Minute.Of(Some.At(29)) };
        Assert.Equal((Some.At(15), SignalKind.Fires), Play(rule, [late]).Signals.Select(signal => (signal.At, signal.Kind)).Single());
        Assert.Equal(Some.At(15), Play(rule, [import with { DateSuspect = true }]).Signals[0].At);
    }

    [Fact]
    public void Somebody_new_beside_the_subject_fires_when_enough_sources_name_both()
    {
        var rule = Some.Rule(new Condition.Company());
        var vel = new Companion(new("entity:Q1"), SubjectKind.Person, "Anna Vel");
        var ostra = new Companion(new("entity:Q2"), SubjectKind.Organisation, "Ostra");
        Sighting Naming(long number, double after, string source, params Companion[] companions) => Some.Sighting(number, after, source) with { Companions = [.. companions] };
        var signals = Play(
            rule,
            [
                Naming(1, 0, "bbc", ostra) with { Way = Way.Import, At = Minute.Of(Some.At(-60 * 24 * 5)) },
                Naming(2, 1, "bbc", ostra, vel), Naming(3, 2, "bbc", ostra, vel), Naming(4, 3, "afp", ostra, vel), Naming(5, 4, "dpa", vel),
            ]).Signals;
        Assert.Equal([4, 5], signals.Select(signal => (int)(signal.At - Some.Start).TotalMinutes + 1));
        Assert.All(signals, signal => Assert.Equal("entity:Q1", signal.Labels[LabelNames.Company]));
        Assert.Equal(["article4", "article3", "article2"], signals[0].Evidence.Shown.Select(article => article.Article.Value));
    }

    [Fact]
    public void An_archive_leaves_two_lines_in_the_ledger_and_not_one_for_each_article()
    {
        var found = Play(Some.Rule(), [.. Enumerable.Range(1, 1000).Select(number => Some.Sighting(number, number / 100d) with { Way = Way.Import })]);
        Assert.Equal([1, 999], found.Ledger.Select(entry => entry.Numbers.GetValueOrDefault("articles", 1)));
        Assert.All(found.Ledger, entry => Assert.Equal((LedgerKind.Stale, LedgerCause.Stale), (entry.Kind, entry.Cause)));
    }

    [Fact]
    public void A_change_of_mood_is_told_only_where_few_articles_could_not_make_it()
    {
        var rule = Some.Rule(new Condition.Sentiment { Window = WindowLength.Hour, Threshold = 0.3, MinArticles = 5 });
        Sighting[] Bad(int count) => [.. Enumerable.Range(1, count).Select(number => Some.Sighting(number, number, $"source{number}") with { Counts = new(1, 1, 1, number % 2, 1 - number % 2, 0, 0, 0) })];
        Assert.Empty(Play(rule, Bad(4)).Signals);
        var fired = Play(rule, Bad(12)).Signals[0];
        Assert.Equal("shift", fired.Evidence.Measure);
        Assert.True(fired.Evidence.Usual > fired.Evidence.UsualHigh, "what was before lies outside of the interval");
        Assert.Equal(fired.Evidence.Usual!.Value - fired.Evidence.Value!.Value, fired.Evidence.Net!.Value, 12);

        var life = AlertLife.Apply(new() { Clock = Some.Start }, new LifeEvent.RuleSet(rule), Some.Start).State;
        var line = AlertLife.Apply(life, new LifeEvent.Signalled(fired), fired.At).Ledger.Single(entry => entry.Kind is LedgerKind.Fired);
        Assert.Equal(fired.Evidence.Net, line.Numbers["net"]);
    }

    private static string Unnumbered(Found found) => AlertJson.Write(found.Signals.Select(signal => signal with { Number = 0 }));

    private static Found Play(Rule rule, Sighting[] sightings)
    {
        var (judge, found) = (new Judge(rule, FixedPast.Quiet, JudgeState.Start(rule, Some.Start)), new Found());
        Array.ForEach(sightings, seen => found.Take(judge.See(seen)));
        found.Take(judge.Advance((sightings.LastOrDefault()?.Arrived ?? Some.Start).AddDays(2)));
        return found;
    }

    /// <summary>When signals turned from ends to fires and back.</summary>
    private static IEnumerable<DateTimeOffset> Changes(IEnumerable<Signal> signals)
    {
        var kind = SignalKind.Ends;
        foreach (var signal in signals)
        {
            if (signal.Kind == kind || signal.Kind is SignalKind.Shrinks)
            {
                continue;
            }

            kind = signal.Kind;
            yield return signal.At;
        }
    }

    private static (double? Value, bool Enough) Recount(Sighting[] past, Minute clock)
    {
        var held = new Dictionary<ArticleId, (Minute At, string Source, Counts Counts)>();
        foreach (var seen in past)
        {
            if (held.TryGetValue(seen.Article, out var known))
            {
                held[seen.Article] = known with { Counts = known.Counts + seen.Counts };
            }
            else if (seen.Counts.Articles > 0 && !Sightings.IsStale(seen))
            {
                held[seen.Article] = (seen.At, seen.Source, seen.Counts);
            }

            if (held.GetValueOrDefault(seen.Article).Counts.Articles <= 0)
            {
                held.Remove(seen.Article);
            }
        }

        var window = held.Values.Where(share => share.At <= clock && share.At > clock - 60).ToArray();
        var originals = window.Sum(share => share.Counts.SureOriginals);
        var sources = window.GroupBy(share => share.Source).Count(source => source.Sum(share => share.Counts.SureOriginals) > 0);
        return (Burst.Score(WindowLength.Hour, originals, sources, new(1, 0.25)), originals >= 3 && sources >= 2);
    }

    private sealed class Found
    {
        public List<Signal> Signals { get; } = [];

        public List<LedgerEntry> Ledger { get; } = [];

        public List<Sample> Samples { get; } = [];

        public void Take(Judged judged)
        {
            Signals.AddRange(judged.Signals);
            Ledger.AddRange(judged.Ledger);
            Samples.AddRange(judged.Samples);
        }
    }
}
