using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

/// <summary>An entity that was not named beside the subject before, and by which articles it was lately.</summary>
/// <param name="Articles">Within the rule's time, oldest first; the last 50.</param>
/// <param name="Fired">It was told.</param>
public sealed record Newcomer(SubjectId Subject, string Name, bool Fired, ImmutableArray<Naming> Articles)
{
    public const int MaxArticles = 50;

    internal int Originals => Articles.Count(naming => naming.IsOriginal);

    internal int Sources => Articles.Where(naming => naming.IsOriginal).Select(naming => naming.Evidence.Source).Distinct(StringComparer.Ordinal).Count();

    internal DateTimeOffset Last => Articles[^1].Arrived;

    internal Newcomer With(Sighting seen, DateTimeOffset at) => Articles.Any(naming => naming.Evidence.Article == seen.Article)
        ? this
        : this with { Articles = [.. Articles.TakeLast(MaxArticles - 1), new(seen.ToEvidence(), at, seen.Counts.Originals > 0)] };
}

public sealed record Naming(EvidenceArticle Evidence, DateTimeOffset Arrived, bool IsOriginal);
