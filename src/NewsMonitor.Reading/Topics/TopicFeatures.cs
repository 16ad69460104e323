using NewsMonitor.Reading.Linear;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Topics;

/// <summary>
/// Words, pairs of words and beginnings of words of the first part of an article. Case is not seen: sets that are in lower case would give
/// themselves away.
/// </summary>
internal static class TopicFeatures
{
    public const int Rows = 1 << 18;

    /// <summary>Tokens of the body that are looked at: news say early what they are about.</summary>
    public const int BodyTokens = 250;

    public const float TitleWeight = 2;
    private static readonly ulong Number = Folding.HashOf("0");

    public static void Fill(ReadText text, FeatureList into)
    {
        into.Clear();
        Add(text, 0, text.BodyFirst, TitleWeight, into);
        Add(text, text.BodyFirst, Math.Min(text.Tokens.Count, text.BodyFirst + BodyTokens), 1, into);
        into.Count();
        into.Normalise();
    }

    private static void Add(ReadText text, int first, int end, float weight, FeatureList into)
    {
        ulong before = 0;
        for (var i = first; i < end; i++)
        {
            var token = text.Tokens[i];
            if (token.Kind is not (TokenKind.Word or TokenKind.Number))
            {
                continue;
            }

            var word = token.Kind is TokenKind.Number ? Number : token.Hash;
            into.Add(word, weight, -1);
            if (before != 0)
            {
                into.Add(Folding.Then(before, word), weight, -1);
            }

            if (token.Kind is TokenKind.Word)
            {
                AddBeginning(text, i, 4, weight, into);
                AddBeginning(text, i, 5, weight, into);
            }

            before = word;
        }
    }

    // "elect" joins election, elected, elections, electoral.
    private static void AddBeginning(ReadText text, int token, int letters, float weight, FeatureList into)
    {
        var word = text.TextOf(token);
        if (word.Length > letters)
        {
            into.Add(Folding.Then(Folding.HashOf(word[..letters]), (ulong)letters), weight, -1);
        }
    }
}
