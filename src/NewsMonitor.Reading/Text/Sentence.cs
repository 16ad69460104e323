namespace NewsMonitor.Reading.Text;

/// <summary>Tokens <c>First … End−1</c> of a field's tokens; never empty, at most <see cref="SentenceSplitter.MaxTokens"/>, with at least one word or number.</summary>
internal readonly record struct Sentence(int First, int End)
{
    public int Count => End - First;
}
