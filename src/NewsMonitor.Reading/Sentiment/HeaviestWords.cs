using System.Collections.Frozen;
using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Sentiment;

/// <summary>The words to show as a judgement's reason.</summary>
internal static class HeaviestWords
{
    private const int Most = 5;

    /// <summary>A pull below this is noise, and no word to show.</summary>
    private const double LeastPull = 0.02;

    /// <summary>A small word that pulls less tells a person nothing; one that pulls more did decide, and is not hidden. By judgement.</summary>
    private const double LeastPullOfSmall = 0.3;

    private static readonly FrozenSet<ulong> Small = (
        "a an the this that these those of in on at by for from to into onto upon over under with as than then and or if so it its he she his her him they "
        + "their them we our us you your i my me who whom whose which what where when how is are was were be been being am has have had do does did there here")
        .Split(' ').Select(word => Folding.HashOf(word)).ToFrozenSet();

    /// <param name="text">The text.</param>
    /// <param name="first">First token.</param>
    /// <param name="pulls">How far each token from there on pulls; those shown are set to 0.</param>
    /// <returns>Heaviest first.</returns>
    public static ImmutableArray<WordWeight> Of(ReadText text, int first, Span<float> pulls)
    {
        var words = ImmutableArray.CreateBuilder<WordWeight>(Most);
        while (words.Count < Most)
        {
            var best = -1;
            for (var i = 0; i < pulls.Length; i++)
            {
                if (MayBeShown(text.Tokens[first + i], pulls[i]) && (best < 0 || MathF.Abs(pulls[i]) > MathF.Abs(pulls[best])))
                {
                    best = i;
                }
            }

            if (best < 0 || MathF.Abs(pulls[best]) < LeastPull)
            {
                break;
            }

            words.Add(new(text.SpanOf(first + best, first + best + 1), Math.Round(pulls[best], 3)));
            pulls[best] = 0;
        }

        return words.DrainToImmutable();
    }

    private static bool MayBeShown(Token token, float pull) =>
        token.IsWord && (MathF.Abs(pull) >= LeastPullOfSmall || !Small.Contains(token.Hash));
}
