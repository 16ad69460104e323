using System.Collections.Immutable;
using NewsMonitor.Domain;

namespace NewsMonitor.Reading.OwnList;

/// <summary>One row of the user's list.</summary>
/// <param name="Name">Name to show; one of its spellings.</param>
/// <param name="Aliases">Other spellings, in the order of the row.</param>
/// <param name="Kind">Person, organisation, place or other.</param>
/// <param name="Wikidata"><c>Q312</c>, or null: it gets an id of kind and name.</param>
public sealed record OwnName(string Name, ImmutableArray<string> Aliases, SubjectKind Kind, string? Wikidata);

/// <summary>What is wrong with a list.</summary>
/// <param name="Line">Line of the file, from 1; 0: the file as a whole.</param>
/// <param name="Message">A sentence for the person who made the list.</param>
public sealed record OwnNamesProblem(int Line, string Message)
{
    public override string ToString() => Line == 0 ? Message : $"line {Line}: {Message}";
}

/// <summary>A list, or what is wrong with it: never half a list.</summary>
public abstract record OwnNamesParse
{
    private OwnNamesParse()
    {
    }

    public sealed record Taken(OwnNames Names) : OwnNamesParse;

    /// <param name="Problems">At least one, by line; at most <see cref="OwnNames.MaxProblems"/>.</param>
    public sealed record Refused(ImmutableArray<OwnNamesProblem> Problems) : OwnNamesParse;
}
