namespace NewsMonitor.Domain;

/// <summary>What a subject is. The numbers are stored in the log: never reuse one.</summary>
public enum SubjectKind
{
    /// <summary>Every article: the series that "usual" shares of the week and the strip of the board come from. Not on boards.</summary>
    All = 0,
    /// <summary>All articles of one source. Not on boards.</summary>
    Source = 1,
    /// <summary>An IPTC Media Topic.</summary>
    Topic = 2,
    Person = 3,
    Organisation = 4,
    Place = 5,
    /// <summary>A named thing that is none of the above: an event, a work, a product.</summary>
    Other = 6,
    /// <summary>A topic of the user's own: a saved query.</summary>
    Custom = 7,
}

public static class SubjectKinds
{
    /// <summary>The word used in the API: all, source, topic, person, organisation, place, other, custom.</summary>
    public static string Word(this SubjectKind kind) => kind switch
    {
        SubjectKind.All => "all",
        SubjectKind.Source => "source",
        SubjectKind.Topic => "topic",
        SubjectKind.Person => "person",
        SubjectKind.Organisation => "organisation",
        SubjectKind.Place => "place",
        SubjectKind.Other => "other",
        SubjectKind.Custom => "custom",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of subject"),
    };

    /// <summary>The inverse of <see cref="Word"/>; false for any other word.</summary>
    public static bool TryParse(string word, out SubjectKind kind)
    {
        foreach (var candidate in Enum.GetValues<SubjectKind>())
        {
            if (candidate.Word() == word)
            {
                kind = candidate;
                return true;
            }
        }

        kind = default;
        return false;
    }

    /// <summary>Whether subjects of this kind are listed on boards and in searches for subjects.</summary>
    public static bool IsShown(this SubjectKind kind) => kind is not (SubjectKind.All or SubjectKind.Source);

    public static bool IsEntity(this SubjectKind kind) =>
        kind is SubjectKind.Person or SubjectKind.Organisation or SubjectKind.Place or SubjectKind.Other;
}
