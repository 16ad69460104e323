using CsCheck;

namespace NewsMonitor.Domain.Tests.Usual;

public sealed class NegativeBinomialTests
{
    [Fact]
    public void A_tail_equals_the_sum_of_its_terms() =>
        Gen.Select(Gen.Double[0.05, 400], Gen.Double[0.02, 3], Gen.Int[0, 1500]).Sample((mean, spread, n) =>
        {
            var (expected, actual) = (NaiveTail(mean, spread, n), new NegativeBinomial(mean, spread).Tail(n));
            Assert.True(Math.Abs(actual - expected) <= 1e-8 * expected + 1e-300, $"{actual} for {expected}");
        });

    [Fact]
    public void A_quantile_is_the_smallest_count_that_suffices() =>
        Gen.Select(Gen.Double[0.05, 5000], Gen.Double[0.02, 3], Gen.Double[0.01, 0.99]).Sample((mean, spread, part) =>
        {
            var counts = new NegativeBinomial(mean, spread);
            var quantile = counts.Quantile(part);
            Assert.True(1 - counts.Tail(quantile + 1) >= part - 1e-12);
            Assert.True(quantile == 0 || 1 - counts.Tail(quantile) < part + 1e-12);
        });

    [Fact]
    public void Large_counts_are_no_harder()
    {
        var counts = new NegativeBinomial(3_000_000, 0.146);
        var tail = counts.Tail(6_000_000);
        Assert.InRange(tail, 0.01, 0.05);
        Assert.InRange(counts.Quantile(0.5), 2_500_000, 3_000_000);
    }

    // The definition: first term from the gamma function, each next by its ratio to the one before.
    private static double NaiveTail(double mean, double spread, int n)
    {
        var (r, q) = (1 / spread, spread * mean / (1 + spread * mean));
        var log = -r * Math.Log(1 + spread * mean);
        for (var i = 0; i < n; i++)
        {
            log += Math.Log((i + r) / (i + 1) * q);
        }

        var (term, sum) = (Math.Exp(log), 0d);
        for (var i = n; term > 1e-18 * sum || i < mean; i++)
        {
            sum += term;
            term *= (i + r) / (i + 1) * q;
        }

        return sum;
    }
}
