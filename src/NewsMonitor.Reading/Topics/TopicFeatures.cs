using NewsMonitor.Reading.Linear;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Topics;

/// <summary>Words and pairs of words of the beginning of an article. Case is not seen: sets that are in lower case would give themselves away.</summary>
internal static class TopicFeatures
{
    public const int Rows = 1 << 17;

    /// <summary>Tokens of the body that are looked at: news say early what they are about.</summary>
    private const int BodyTokens = 250;

    private const float TitleWeight = 2;
    private static readonly ulong Number = Folding.HashOf("0");

    public static void Fill(ReadText text, IReadOnlyList<Token>? section, FeatureList into)
    {
        into.Clear();
        Add(text.Tokens, 0, text.BodyFirst, TitleWeight, into);
        Add(text.Tokens, text.BodyFirst, Math.Min(text.Tokens.Count, text.BodyFirst + BodyTokens), 1, into);
        if (section is not null)
        {
            Add(section, 0, section.Count, TitleWeight, into);
        }

        into.Count();
        into.Normalise();
    }

    private static void Add(IReadOnlyList<Token> tokens, int first, int end, float weight, FeatureList into)
    {
        ulong before = 0;
        for (var i = first; i < end; i++)
        {
            var token = tokens[i];
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

            before = word;
        }
    }
}
