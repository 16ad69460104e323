using System.Runtime.InteropServices;

namespace NewsMonitor.Domain;

/// <summary>Distinct sources of a stretch of cells.</summary>
/// <param name="Articles">Sources with an article.</param>
/// <param name="Originals">Sources with an original whose date is not suspect: those that a burst is judged by.</param>
public readonly record struct SourceCount(int Articles, int Originals)
{
    public static SourceCount Of(ReadOnlySpan<WindowCell> cells)
    {
        if (cells.IsEmpty)
        {
            return default;
        }

        var sums = new Dictionary<int, (int Articles, int Originals)>();
        foreach (ref readonly var cell in cells)
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, cell.Source, out _);
            sum = (sum.Articles + cell.Counts.Articles, sum.Originals + cell.Counts.SureOriginals);
        }

        var (articles, originals) = (0, 0);
        foreach (var sum in sums.Values)
        {
            articles += sum.Articles > 0 ? 1 : 0;
            originals += sum.Originals > 0 ? 1 : 0;
        }

        return new(articles, originals);
    }
}
