namespace NewsMonitor.Domain;

/// <summary>
/// What articles add up to, for one subject. Signed, so that a share can be taken out as it was put in; integers, so that a sum does not
/// depend on its order.
/// </summary>
/// <param name="Articles">Distinct articles.</param>
/// <param name="Originals">Articles whose text no other counted article had before.</param>
/// <param name="Mentions">Occurrences of the subject.</param>
/// <param name="Negative">Articles that speak badly of it. Negative + Neutral + Positive ≤ Articles: some sentiment is unknown.</param>
/// <param name="Neutral">Articles that do neither.</param>
/// <param name="Positive">Articles that speak well of it.</param>
/// <param name="ScoreMilli">Sum of the articles' scores, in thousandths.</param>
/// <param name="SuspectOriginals">Originals whose date is suspect: left out of the burst score.</param>
public readonly record struct Counts(
    int Articles, int Originals, int Mentions, int Negative, int Neutral, int Positive, long ScoreMilli, int SuspectOriginals)
{
    public static Counts operator +(Counts a, Counts b) => new(
        a.Articles + b.Articles, a.Originals + b.Originals, a.Mentions + b.Mentions, a.Negative + b.Negative,
        a.Neutral + b.Neutral, a.Positive + b.Positive, a.ScoreMilli + b.ScoreMilli, a.SuspectOriginals + b.SuspectOriginals);

    public static Counts operator -(Counts a, Counts b) => a + -b;

    public static Counts operator -(Counts a) => new(
        -a.Articles, -a.Originals, -a.Mentions, -a.Negative, -a.Neutral, -a.Positive, -a.ScoreMilli, -a.SuspectOriginals);

    public bool IsZero => this == default;

    /// <summary>Originals whose date is not suspect: what a burst is judged by.</summary>
    public int SureOriginals => Originals - SuspectOriginals;
}
