using NewsMonitor.Reading.Knowledge;

namespace NewsMonitor.Reading.Entities;

/// <summary>The known meanings of one spelling, weighed.</summary>
/// <param name="Count">How many there are, of any kind.</param>
/// <param name="Best">The entity that fits best; −1: none fits.</param>
/// <param name="Rank">How well it fits; 0 or more, 90 for each doubling of how often it is meant.</param>
/// <param name="Second">How well the next fits; −1: none does.</param>
/// <param name="Words">Words of the spelling.</param>
/// <param name="IsOfKind">Whether the best is of the kind that the article's sentences say.</param>
/// <param name="By">The country that spoke for the best; <c>default</c>: none.</param>
internal readonly record struct Meanings(int Count, int Best, int Rank, int Second, int Words, bool IsOfKind, Area By)
{
    /// <summary>How far the best must lead, to be taken: twice as often meant.</summary>
    public const int Lead = 90;

    public static Meanings None => new(0, -1, -1, -1, 0, false, default);

    public int Margin => Second < 0 ? 2 * Lead : Math.Min(2 * Lead, Rank - Second);

    public bool IsClear => Best >= 0 && Margin >= Lead;
}
