namespace NewsMonitor.Domain;

/// <summary>Net sentiment, (positive − negative) / articles, with its 90 % interval; all in −1 … 1.</summary>
public readonly record struct NetInterval(double Net, double Low, double High)
{
    /// <summary>Articles below which a net says too little to be shown.</summary>
    public const int MinArticles = 5;

    private const double Normal95 = 1.6448536269514722;         // 5 % on either side

    /// <summary>
    /// Null under five articles. The interval is Agresti and Min's for a difference of dependent proportions (Statistics in Medicine 24, 2005,
    /// 729–740): half an article is added to the positive, to the negative and twice to the others, then
    /// d = (p − m)/n and its variance (p + m − (p − m)²/n)/n². It is never of zero width, not even where all articles agree.
    /// </summary>
    public static NetInterval? Of(long positive, long negative, long articles)
    {
        if (articles < MinArticles)
        {
            return null;
        }

        var (p, m, n) = (positive + 0.5, negative + 0.5, articles + 2d);
        var centre = (p - m) / n;
        var half = Normal95 * Math.Sqrt((p + m - (p - m) * (p - m) / n) / (n * n));
        return new((positive - negative) / (double)articles, Math.Max(-1, centre - half), Math.Min(1, centre + half));
    }

    public static NetInterval? Of(Counts counts) => Of(counts.Positive, counts.Negative, counts.Articles);
}
