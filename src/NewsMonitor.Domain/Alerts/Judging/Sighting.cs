using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

/// <summary>What a rule is shown of one change that an article made to what the rule stands on.</summary>
public sealed record Sighting
{
    /// <summary>Grows from one sighting of a rule to the next; one that does not grow was seen before and changes nothing.</summary>
    public required long Number { get; init; }

    public required ArticleId Article { get; init; }

    public required string Source { get; init; }

    public required string Title { get; init; }

    /// <summary>What it is written in; null: not known.</summary>
    public string? Language { get; init; }

    public required Way Way { get; init; }

    /// <summary>Event time.</summary>
    public required Minute At { get; init; }

    public bool DateSuspect { get; init; }

    /// <summary>When the log accepted the version that made the change: the rule's clock.</summary>
    public required DateTimeOffset Arrived { get; init; }

    /// <summary>The article was only read again.</summary>
    public bool IsReread { get; init; }

    /// <summary>Nothing happened to the article: a topic that was made or changed matches it, or no longer does. Always read again, too.</summary>
    public bool IsRecount { get; init; }

    /// <summary>What is added to the counts; one article more where it is new to the subject. Zero: of the subject are its <see cref="Moves"/> alone.</summary>
    public required Counts Counts { get; init; }

    /// <summary>Equal for copies of one text; null: not known.</summary>
    public string? TextKey { get; init; }

    /// <summary>Articles that became the original of their text by what happened to this one, or are it no more.</summary>
    public ImmutableArray<OriginalMove> Moves { get; init; } = [];

    /// <summary>The story that it belongs to; null: none, or not known.</summary>
    public string? Story { get; init; }

    /// <summary>Sentences that name the subject or match the query, heaviest first.</summary>
    public ImmutableArray<Passage> Passages { get; init; } = [];

    /// <summary>Entities that the article names too.</summary>
    public ImmutableArray<Companion> Companions { get; init; } = [];

    internal bool Enters => Counts.Articles > 0;

    /// <summary>The article was withdrawn, or is no longer about it.</summary>
    internal bool Leaves => Counts.Articles < 0;

    internal EvidenceArticle ToEvidence() => new(Article, Source, Title, At, Passages);
}

/// <summary>Nothing happened to an article but that another of the same text, older by its event time, came or left: it is the original no more, or now.</summary>
/// <param name="Counts">What is added to its own; no article.</param>
public sealed record OriginalMove(ArticleId Article, string Source, Counts Counts)
{
    internal bool IsOriginal => Counts.Originals > 0;
}

/// <summary>A stretch of an article that speaks for an alert, with the words in it that count.</summary>
/// <param name="Start">UTF-16 units from the beginning of the field.</param>
public sealed record Passage(TextField Field, int Start, string Text, ImmutableArray<string> Words);

public sealed record Companion(SubjectId Subject, SubjectKind Kind, string Name);
