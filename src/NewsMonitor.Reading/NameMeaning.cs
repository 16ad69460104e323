using System.Collections.Immutable;
using NewsMonitor.Domain;

namespace NewsMonitor.Reading;

/// <summary>Somebody or something that goes by a name, as the knowledge has it.</summary>
/// <param name="Subject">Its id.</param>
/// <param name="Name">What it is called first.</param>
/// <param name="Kind">Person, organisation, place or other; null: the knowledge does not say.</param>
/// <param name="Wikidata">Q-number or null.</param>
/// <param name="Country">The country that it is in or of, by name; null: not known, or it is one itself.</param>
/// <param name="AlsoCalled">Other names of it, <see cref="MostOtherNames"/> at most.</param>
/// <param name="Likely">The share of news that mean it, of those that mean any of this name, 0 … 1: before an article is looked at.</param>
public sealed record NameMeaning(
    SubjectId Subject, string Name, SubjectKind? Kind, string? Wikidata, string? Country, ImmutableArray<string> AlsoCalled, double Likely)
{
    public const int MostOtherNames = 3;
}
