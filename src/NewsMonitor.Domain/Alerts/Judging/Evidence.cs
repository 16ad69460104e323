using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

/// <summary>Why an alert fired, as of its newest signal.</summary>
/// <param name="Measure">What the value is of: score, ratio, shift, minutes, articles.</param>
/// <param name="Value">The number that crossed, of a shift the change in the direction that its rule looks in; null: there is none now.</param>
/// <param name="Threshold">What it crossed.</param>
/// <param name="Usual">What is usual beside it: articles (burst), net sentiment before (sentiment); null: not known.</param>
/// <param name="UsualLow">9 of 10 lie between this and <paramref name="UsualHigh"/>; of a shift, 9 of 10 of <see cref="Net"/>; null where there is no such range.</param>
/// <param name="Articles">Articles in the window or of the event, copies too; of a newcomer its originals.</param>
/// <param name="Sources">Independent sources among them.</param>
/// <param name="Shown">The articles that speak for it, newest first, at most 20.</param>
public sealed record AlertEvidence(
    string Measure, double? Value, double Threshold, double? Usual, double? UsualLow, double? UsualHigh, int Articles, int Sources,
    ImmutableArray<EvidenceArticle> Shown)
{
    public const int MaxShown = 20;

    /// <summary>The window that value, articles and sources are of; null where they are not of a window (article, company, silence).</summary>
    public WindowLength? Window { get; init; }

    /// <summary>Of a shift, net sentiment of the window, −1 … 1, beside what it was before (<see cref="Usual"/>); null: too few articles, or no shift.</summary>
    public double? Net { get; init; }

    /// <summary>This with the other's newest articles before its own, each article once.</summary>
    internal AlertEvidence JoinedTo(AlertEvidence before) =>
        this with { Shown = [.. Shown.Concat(before.Shown).DistinctBy(article => article.Article).Take(MaxShown)] };
}

public sealed record EvidenceArticle(ArticleId Article, string Source, string Title, Minute At, ImmutableArray<Passage> Passages);
