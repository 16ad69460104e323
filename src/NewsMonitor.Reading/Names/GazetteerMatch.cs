using NewsMonitor.Domain;

namespace NewsMonitor.Reading.Names;

/// <summary>A known name at a place in the text.</summary>
/// <param name="End">The token behind it.</param>
/// <param name="Sense">First of its meanings.</param>
/// <param name="Kind">Kind of its most prominent meaning of known kind; <see cref="SubjectKind.All"/> where none has one.</param>
/// <param name="Weak">Only fit as a hint: a last name, a dictionary word.</param>
internal readonly record struct GazetteerMatch(int End, int Sense, SubjectKind Kind, bool Weak);
