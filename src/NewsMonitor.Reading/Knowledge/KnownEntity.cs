using System.Globalization;
using NewsMonitor.Domain;

namespace NewsMonitor.Reading.Knowledge;

/// <summary>One row of a knowledge file.</summary>
/// <param name="Qid">Number of the Wikidata item; 0: none is known.</param>
/// <param name="Kind"><see cref="SubjectKind.All"/> where the kind is not known: a candidate that only makes a name ambiguous, or links a name of several words.</param>
/// <param name="Prominence">0 … 999: how often news mean it, on a logarithmic scale.</param>
/// <param name="Area">Its country; <c>default</c> where none is known.</param>
/// <param name="NameStart">Where its name begins in the knowledge's text.</param>
/// <param name="NameLength">UTF-16 units.</param>
internal readonly record struct KnownEntity(int Qid, SubjectKind Kind, int Prominence, Area Area, int NameStart, int NameLength)
{
    /// <summary><c>Q312</c>; null: none is known.</summary>
    public string? Wikidata => Qid > 0 ? "Q" + Qid.ToString(CultureInfo.InvariantCulture) : null;
}

/// <summary>One meaning of a name.</summary>
/// <param name="Entity">Index of the entity.</param>
/// <param name="Weak">Good for linking where the reader has decided that this is a name, not for finding names: last names, dictionary words.</param>
/// <param name="Caps">Only as written: WHO is not "who".</param>
/// <param name="Own">Of the user's list: nothing else goes by this name.</param>
/// <param name="AnyCase">A spelling without a capital is found without one.</param>
/// <param name="Next">Index of the name's next meaning, or −1.</param>
internal readonly record struct Sense(int Entity, bool Weak, bool Caps, bool Own, bool AnyCase, int Next);

/// <summary>A country as two letters of ISO 3166; <c>default</c>: none.</summary>
internal readonly record struct Area(ushort Code)
{
    public static Area Of(ReadOnlySpan<char> letters) => letters.Length >= 2 ? new((ushort)((letters[0] << 8) | letters[1])) : default;

    public bool IsKnown => Code != 0;
}
