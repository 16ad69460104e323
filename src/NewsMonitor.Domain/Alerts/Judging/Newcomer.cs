using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

/// <summary>An entity that was not named beside the subject before, and by which articles it was lately.</summary>
/// <param name="Articles">Within the rule's time, of one that was told all; oldest first, the last 50.</param>
/// <param name="Fired">It was told.</param>
public sealed record Newcomer(SubjectId Subject, string Name, bool Fired, ImmutableArray<Naming> Articles)
{
    public const int MaxArticles = 50;

    public const int MaxEarlierSources = 200;

    /// <summary>Originals before <see cref="Articles"/>, of one that was told.</summary>
    public int Earlier { get; init; }

    /// <summary>Their sources, each once; not more than 200 are told apart.</summary>
    public ImmutableArray<string> EarlierSources { get; init; } = [];

    internal int Originals => Earlier + Articles.Count(naming => naming.IsOriginal);

    internal int Sources => Articles.Where(naming => naming.IsOriginal).Select(naming => naming.Evidence.Source).Concat(EarlierSources).Distinct(StringComparer.Ordinal).Count();

    internal DateTimeOffset Last => Articles[^1].Arrived;

    internal Newcomer With(Sighting seen, DateTimeOffset at)
    {
        if (Articles.Any(naming => naming.Evidence.Article == seen.Article))
        {
            return this;
        }

        var kept = Articles.Length < MaxArticles ? this : WithoutFirst();
        return kept with { Articles = kept.Articles.Add(new(seen.ToEvidence(), at, seen.Counts.Originals > 0)) };
    }

    internal Newcomer With(OriginalMove move) => !Articles.Any(naming => naming.Evidence.Article == move.Article) ? this : this with
    {
        Articles = [.. Articles.Select(naming => naming.Evidence.Article == move.Article ? naming with { IsOriginal = move.IsOriginal } : naming)],
    };

    internal Newcomer Without(ArticleId article) => this with { Articles = Articles.RemoveAll(naming => naming.Evidence.Article == article) };

    private Newcomer WithoutFirst()
    {
        var (first, rest) = (Articles[0], this with { Articles = Articles.RemoveAt(0) });
        return !Fired || !first.IsOriginal ? rest : rest with
        {
            Earlier = Earlier + 1,
            EarlierSources = EarlierSources.Length < MaxEarlierSources && !EarlierSources.Contains(first.Evidence.Source) ? EarlierSources.Add(first.Evidence.Source) : EarlierSources,
        };
    }
}

public sealed record Naming(EvidenceArticle Evidence, DateTimeOffset Arrived, bool IsOriginal);
