namespace NewsMonitor.Domain.Queries;

/// <summary>Where a part of a query looks.</summary>
public enum QueryField
{
    /// <summary>Title and body.</summary>
    Any,
    Title,
    /// <summary>The body.</summary>
    Text,
    /// <summary>Ids and names of the entities that were found.</summary>
    Entity,
    /// <summary>Ids and names of the topics that were found.</summary>
    Topic,
    /// <summary>The name of the source.</summary>
    Source,
    Language,
    Sentiment,
}

public static class QueryFields
{
    /// <summary>The words for the fields, as they are written before the colon.</summary>
    public static Sequence<string> Names { get; } = ["title", "text", "entity", "topic", "source", "lang", "sentiment"];

    /// <summary>Empty for <see cref="QueryField.Any"/>.</summary>
    public static string Word(this QueryField field) => field is QueryField.Any ? "" : Names[(int)field - 1];

    /// <summary>In any case; false for any other word.</summary>
    public static bool TryParse(ReadOnlySpan<char> word, out QueryField field)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (word.Equals(Names[i], StringComparison.OrdinalIgnoreCase))
            {
                field = (QueryField)(i + 1);
                return true;
            }
        }

        field = QueryField.Any;
        return false;
    }
}
