using System.Collections.Frozen;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Language;

/// <summary>Whose small word a word is.</summary>
internal static class SmallWordTable
{
    /// <summary>Word hash → a bit per language, in the order of <see cref="SmallWords.Languages"/>.</summary>
    public static FrozenDictionary<ulong, uint> Languages { get; } = Enumerable.Range(0, SmallWords.Languages.Count)
        .SelectMany(language => SmallWords.Of(language).Select(word => (Hash: Folding.HashOf(word), Bit: 1u << language)))
        .GroupBy(entry => entry.Hash)
        .ToFrozenDictionary(group => group.Key, group => group.Aggregate(0u, (mask, entry) => mask | entry.Bit));
}
