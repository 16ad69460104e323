namespace NewsMonitor.Domain;

/// <summary>
/// Counts that vary more than by luck alone: mean μ, variance μ + δμ². Tails come from the regularised incomplete beta function (continued
/// fraction, modified Lentz; Abramowitz and Stegun 26.5.8, 26.5.26), which neither cancels for small tails nor takes longer for large counts
/// than some √n steps.
/// </summary>
public readonly struct NegativeBinomial
{
    private readonly double _size;                              // r = 1/δ
    private readonly double _fail;                              // q = δμ/(1+δμ)
    private readonly double _success;                           // 1 − q, not rounded through the subtraction

    /// <param name="mean">Above 0.</param>
    /// <param name="spread">δ, above 0.</param>
    public NegativeBinomial(double mean, double spread)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mean);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(spread);
        _size = 1 / spread;
        _success = 1 / (1 + spread * mean);
        _fail = spread * mean * _success;
    }

    /// <summary>The chance of <paramref name="n"/> or more; relative error under 1e-9 for counts up to a million.</summary>
    public double Tail(long n) => n <= 0 ? 1 : IncompleteBeta(n, _size, _fail, _success);

    /// <summary>The smallest count that at least this part of all counts is not above; <paramref name="part"/> in 0 … 1, both excluded.</summary>
    public long Quantile(double part)
    {
        var high = 1L;
        while (Tail(high + 1) > 1 - part)
        {
            high *= 2;
        }

        var low = -1L;                                          // not enough; high is
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            (low, high) = Tail(middle + 1) > 1 - part ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static double IncompleteBeta(double a, double b, double x, double oneLessX)
    {
        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + a * Math.Log(x) + b * Math.Log(oneLessX));
        // The fraction converges fast only on its own side of the mean.
        return x < (a + 1) / (a + b + 2) ? front * Fraction(a, b, x) / a : 1 - front * Fraction(b, a, oneLessX) / b;
    }

    private static double Fraction(double a, double b, double x)
    {
        const double Tiny = 1e-300;
        const int Steps = 1_000_000;
        var c = 1d;
        var d = 1 / NotZero(1 - (a + b) * x / (a + 1));
        var h = d;
        for (var m = 1; m < Steps; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / NotZero(1 + even * d);
            c = NotZero(1 + even / c);
            h *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / NotZero(1 + odd * d);
            c = NotZero(1 + odd / c);
            h *= d * c;
            if (Math.Abs(d * c - 1) < 1e-14)
            {
                return h;
            }
        }

        throw new ArithmeticException($"No end to the fraction for a={a}, b={b}, x={x}");

        static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
    }

    /// <summary>ln Γ(x) for x above 0: Stirling's series from 10 on, below it by Γ(x+1) = xΓ(x). Error under 1e-14 of the value.</summary>
    private static double LogGamma(double x)
    {
        var shift = 0d;
        while (x < 10)
        {
            shift += Math.Log(x);
            x += 1;
        }

        var y = 1 / (x * x);
        var series = (1d / 12 - y * (1d / 360 - y * (1d / 1260 - y * (1d / 1680 - y * (1d / 1188 - y * 691 / 360360))))) / x;
        return (x - 0.5) * Math.Log(x) - x + 0.918938533204672742 + series - shift;
    }
}
