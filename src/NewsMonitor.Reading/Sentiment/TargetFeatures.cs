using System.Runtime.InteropServices;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Linear;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Sentiment;

/// <summary>Which texts a feature speaks for. Every feature counts once for all domains and once for its own.</summary>
internal enum SentimentDomain
{
    News = 1,
    /// <summary>Companies in business news: "profit falls" is bad for them, whoever says it.</summary>
    Finance = 2,
    /// <summary>Sentences that say who speaks for or against whom; a set to learn from, never a text to read.</summary>
    Directed = 3,
}

/// <summary>
/// The features of a target in its sentence: words by side and distance, turned by negations, their valence near the target, pairs of words.
/// Names are masked: nobody is bad by name. Without a target: the same of a whole sentence.
/// </summary>
internal static class TargetFeatures
{
    public const int Rows = 1 << 17;
    private const int NegationReach = 3;
    private const ulong Name = 0x4A3E;

    /// <param name="text">The text.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="first">First token of the target; equal to <paramref name="end"/>: no target.</param>
    /// <param name="end">The token behind it.</param>
    /// <param name="lexicon">Valences, and which words are ordinary.</param>
    /// <param name="domain">Whose features are added to the common ones.</param>
    /// <param name="into">Gets the features.</param>
    public static void Fill(ReadText text, Sentence sentence, int first, int end, Lexicon lexicon, SentimentDomain domain, FeatureList into)
    {
        into.Clear();
        var hasTarget = first < end;
        var negatedUntil = -1;
        var quoted = false;
        ulong before = 0;
        Span<float> valence = stackalloc float[8];
        var tokens = CollectionsMarshal.AsSpan(text.Tokens);
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (hasTarget && i >= first && i < end)
            {
                before = 1;
                continue;
            }

            ref readonly var token = ref tokens[i];
            if (token.Kind is TokenKind.Punctuation)
            {
                var mark = text.TextOf(i)[0];
                quoted ^= mark is '"' or '\u201c' or '\u201d';
                if (mark is '"' or '\u201c' or '?' or '!' or ':')
                {
                    Emit(into, domain, 1, token.Hash, 0.5f, i);
                }

                continue;
            }

            if (token.Kind is TokenKind.Other)
            {
                continue;
            }

            var (side, distance) = !hasTarget ? (0, 6) : i < first ? (1, first - i) : (2, i - end + 1);
            var bucket = distance switch { 1 => 1, 2 => 2, <= 4 => 3, <= 8 => 4, _ => 5 };
            var facts = lexicon.Of(token.Hash);
            var word = token.Kind is TokenKind.Number ? 2 : IsName(token, facts, i == sentence.First) ? Name : token.Hash;
            var negated = i <= negatedUntil ? 1u : 0;
            var sided = Folding.Then(word, (uint)side | (negated << 4));

            Emit(into, domain, 2, Folding.Then(word, negated), 1, i);
            if (hasTarget)
            {
                Emit(into, domain, 3, sided, 1, i);
                if (bucket <= 4)
                {
                    Emit(into, domain, 4, Folding.Then(sided, (ulong)bucket), 1, i);
                }
            }

            if (before != 0)
            {
                Emit(into, domain, 5, Folding.Then(Folding.Then(before, word), (ulong)side), 0.7f, i);
            }

            if (word == token.Hash && token.Length > 4)
            {
                var stem = Folding.HashOf(text.TextOf(i)[..Math.Min(5, token.Length)]);
                Emit(into, domain, 6, Folding.Then(stem, (uint)side | (negated << 4)), 0.7f, i);
            }

            if (facts.Valence != 0 && word != Name)
            {
                var felt = (negated == 1 ? -facts.Valence : facts.Valence) / 20f;
                Emit(into, domain, 7, ((uint)side << 8) | ((uint)bucket << 4) | (felt > 0 ? 1u : 0) | (MathF.Abs(felt) > 1 ? 2u : 0), MathF.Abs(felt), i);
                Emit(into, domain, 8, (felt > 0 ? 1u : 0) | (quoted ? 2u : 0), MathF.Abs(felt), i);
                valence[felt > 0 ? side : 4 + side] += MathF.Abs(felt);
            }

            if (SentimentWords.IsNegation(token.Hash))
            {
                negatedUntil = i + NegationReach;
            }

            before = word;
        }

        if (hasTarget)
        {
            Emit(into, domain, 9, (first == sentence.First ? 1u : 0) | (first - sentence.First < 3 ? 2u : 0) | (quoted ? 4u : 0), 1, -1);
            if (end < sentence.End)
            {
                Emit(into, domain, 10, text.Tokens[end].Hash, 1, end);
            }
        }

        // Which side of the balance is heavier, on either side of the target and over all.
        for (var side = 0; side < 3; side++)
        {
            Emit(into, domain, 11, ((uint)side * 8) | (uint)Balance(valence[side], valence[4 + side]), 1, -1);
        }

        Emit(into, domain, 12, (ulong)Balance(valence[0] + valence[1] + valence[2], valence[4] + valence[5] + valence[6]), 1.5f, -1);
        into.Normalise();
    }

    private static int Balance(float good, float bad) => (good - bad) switch { < -1.2f => 0, < -0.2f => 1, > 1.2f => 4, > 0.2f => 3, _ => good + bad > 0 ? 5 : 2 };

    private static bool IsName(in Token token, WordFacts facts, bool isFirst) => token.IsCapital && !facts.IsCommon && !(isFirst && facts.LowerShare > 1);

    private static void Emit(FeatureList into, SentimentDomain domain, int template, ulong value, float weight, int token)
    {
        var hash = Folding.Then((ulong)template << 8, value);
        into.Add(hash, weight, token);
        into.Add(Folding.Then(hash, (ulong)domain), weight, token);
    }
}
