using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Correcting;

/// <summary>Texts as sequences of words, compared by one number.</summary>
internal static class WordKeys
{
    /// <summary>Equal for the same words, each with or without a capital as there.</summary>
    public static ulong Of(ReadOnlySpan<Token> words)
    {
        var key = KnowledgeBase.Start;
        foreach (var word in words)
        {
            key = Then(key, word);
        }

        return key;
    }

    /// <summary>Goes on by a word, from <see cref="KnowledgeBase.Start"/> on.</summary>
    public static ulong Then(ulong key, Token word) => Folding.Then(key, word.Hash ^ (word.IsCapital ? 1u : 0));

    public static Token[] Cut(string text)
    {
        var tokens = new List<Token>();
        Tokenizer.Cut(text, tokens);
        return [.. tokens];
    }
}
