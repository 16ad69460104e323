using NewsMonitor.Domain;

namespace NewsMonitor.Reading.Entities;

/// <summary>A cluster with its identity.</summary>
/// <param name="Subject">Its id.</param>
/// <param name="Name">Name to show.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Wikidata">Q-number or null.</param>
/// <param name="Confidence">0 … 1.</param>
/// <param name="Why">Why it is linked, or not.</param>
/// <param name="Mentions">Indices into the article's names, in order of the text; never empty.</param>
internal sealed record Entity(SubjectId Subject, string Name, SubjectKind Kind, string? Wikidata, double Confidence, string Why, List<int> Mentions);
