using CsCheck;

namespace NewsMonitor.Domain.Tests.Usual;

public sealed class NetIntervalTests
{
    [Fact]
    public void Under_five_articles_there_is_none()
    {
        Assert.Null(NetInterval.Of(4, 0, 4));
        Assert.NotNull(NetInterval.Of(4, 0, 5));
    }

    [Fact]
    public void It_holds_the_net_has_width_and_stays_between_minus_one_and_one() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[0, 200], Gen.Int[0, 200]).Where((p, m, o) => p + m + o >= 5).Sample((positive, negative, others) =>
        {
            var interval = NetInterval.Of(positive, negative, positive + negative + others)!.Value;
            Assert.InRange(interval.Net, interval.Low, interval.High);
            Assert.True(interval.Low < interval.High);
            Assert.InRange(interval.Low, -1, 1);
            Assert.InRange(interval.High, -1, 1);
        });

    [Fact]
    public void Good_and_bad_are_mirrored()
    {
        var (good, bad) = (NetInterval.Of(9, 2, 20)!.Value, NetInterval.Of(2, 9, 20)!.Value);
        Assert.Equal(good.Low, -bad.High, 1e-12);
        Assert.Equal(good.Net, -bad.Net, 1e-12);
    }

    // Coverage worked out over all outcomes of 30 articles, true net 0.2: p = 0.4, m = 0.2.
    [Fact]
    public void Nine_intervals_in_ten_hold_the_truth()
    {
        const int N = 30;
        var covered = 0d;
        for (var p = 0; p <= N; p++)
        {
            for (var m = 0; m + p <= N; m++)
            {
                var interval = NetInterval.Of(p, m, N)!.Value;
                covered += interval.Low <= 0.2 && 0.2 <= interval.High ? Chance(p, m, N - p - m) : 0;
            }
        }

        Assert.InRange(covered, 0.88, 0.93);
    }

    private static double Chance(int p, int m, int others) => Math.Exp(
        LogFactorial(p + m + others) - LogFactorial(p) - LogFactorial(m) - LogFactorial(others) + p * Math.Log(0.4) + m * Math.Log(0.2) + others * Math.Log(0.4));

    private static double LogFactorial(int n) => Enumerable.Range(1, n).Sum(i => Math.Log(i));
}
