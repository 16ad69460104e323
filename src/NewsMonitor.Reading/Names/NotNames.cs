using System.Collections.Frozen;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Names;

/// <summary>Capitalised words that are no names when they stand alone.</summary>
internal static class NotNames
{
    private static readonly FrozenSet<ulong> Words = (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december "
        + "mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec i he she it we they you him her them me us my his its our their your "
        + "the a an this that these those and or but if in on at by of for to with from as not no yes mr mrs ms dr god christmas easter internet covid "
        + "english french german spanish russian chinese arabic hebrew japanese italian portuguese hindi christian christians muslim muslims jewish jews "
        + "islamic catholic catholics protestant hindu hindus buddhist democrat democrats republican republicans conservative conservatives liberal "
        + "am pm est edt gmt utc bst et ct pt ceo cfo tv uk's dna ai pdf url breaking exclusive update live opinion analysis video watch photos western european "
        + "african asian latin arab arabs kurdish north south east west northern southern eastern central who what when where why how here there")
        .Split(' ').Select(word => Folding.HashOf(word)).ToFrozenSet();

    // US and WHO are names, us and who are none.
    private static readonly FrozenSet<ulong> InCapitals = "us who".Split(' ').Select(word => Folding.HashOf(word)).ToFrozenSet();

    // "The Bank said": no name alone, but part of one: "Western Union".
    private static readonly FrozenSet<ulong> Halves = "bank union university united".Split(' ').Select(word => Folding.HashOf(word)).ToFrozenSet();

    /// <summary>Half a name that tells nobody which one is meant.</summary>
    public static bool IsHalf(ulong word) => Halves.Contains(word);

    public static bool Contains(in Token token) => Words.Contains(token.Hash) && !(token.IsAllCaps && InCapitals.Contains(token.Hash));
}
