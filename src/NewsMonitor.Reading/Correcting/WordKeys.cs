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
            key = Folding.Then(key, word.Hash ^ (word.IsCapital ? 1u : 0));
        }

        return key;
    }

    public static Token[] Cut(string text)
    {
        var tokens = new List<Token>();
        Tokenizer.Cut(text, tokens);
        return [.. tokens];
    }
}
