using CsCheck;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Domain.Tests.Alerts.Judging;

public sealed class TrackTests
{
    private static readonly Bar Bar = new(3, [5, 8], TimeSpan.FromMinutes(2), 2, TimeSpan.FromMinutes(3));

    private static Gen<(double? Value, bool Enough)[]> Values =>
        Gen.Select(Gen.OneOf(Gen.Double[0, 9].Select(value => (double?)value), Some.OneOf<double?>(null, 2, 3, 5)), Gen.Int[0, 9].Select(n => n > 0)).Array[0, 60];

    [Fact]
    public void It_fires_when_the_last_minutes_all_held_and_ends_when_the_last_were_all_calm() => Gen.Select(Values, Gen.Int[0, 3], Gen.Int[0, 4]).Sample((values, minutes, calm) =>
    {
        var bar = Bar with { For = TimeSpan.FromMinutes(minutes), CalmFor = TimeSpan.FromMinutes(calm) };
        var (track, fires, since) = (Track.Start(Some.Start), false, -1);
        for (var i = 0; i < values.Length; i++)
        {
            track = track.Next(Some.At(i), values[i].Value, values[i].Enough, bar);
            // The twin looks back over what came since the last change.
            var lately = values[(since + 1)..(i + 1)];
            if (!fires && lately.Length > minutes && lately[^(minutes + 1)..].All(v => v.Enough && v.Value >= 3))
            {
                (fires, since) = (true, i);
            }
            else if (fires && lately.Length > calm && lately[^(calm + 1)..].All(v => !(v.Value >= 2)))
            {
                (fires, since) = (false, i);
            }

            Assert.Equal(fires, track.Phase is Phase.Firing);
            Assert.Equal(!fires && since < i && values[i] is { Enough: true, Value: >= 3 }, track.Phase is Phase.Pending);
            Assert.True(!fires || track.Level == values[since..(i + 1)].Max(v => v.Enough ? bar.Level(v.Value) : 0));
        }
    }, iter: 2000);

    [Fact]
    public void While_nothing_is_known_it_neither_fires_nor_is_calm()
    {
        var (inactive, later) = (Track.Start(Some.Start), Some.At(60));
        Assert.Equal(inactive, inactive.Unknown(later));
        var pending = inactive.Next(Some.At(1), 3, true, Bar);
        Assert.Equal(Track.Start(later), pending.Unknown(later));
        var calm = pending.Next(Some.At(3), 3, true, Bar).Next(Some.At(4), 1, true, Bar);
        Assert.Equal(calm with { CalmSince = null }, calm.Unknown(later));
        Assert.Equal(Phase.Firing, calm.Unknown(later).Next(later, 1, true, Bar).Phase);
        Assert.Equal(Phase.Inactive, calm.Next(later, 1, true, Bar).Phase);
    }

    [Fact]
    public void A_value_that_hovers_at_the_threshold_is_one_firing()
    {
        var (track, firings) = (Track.Start(Some.Start), 0);
        for (var i = 0; i < 100; i++)
        {
            var next = track.Next(Some.At(i), i % 4 == 0 ? 3.1 : 2.2 + i % 3, true, Bar with { For = TimeSpan.Zero });
            firings += next.Phase is Phase.Firing && track.Phase is not Phase.Firing ? 1 : 0;
            track = next;
        }

        Assert.Equal(1, firings);
    }
}
