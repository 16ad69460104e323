namespace NewsMonitor.Domain.Queries;

/// <summary>The words of short texts: names, and what stands in a query.</summary>
public static class FoldedWords
{
    /// <summary>In order of the text; none where it has no letter or digit.</summary>
    public static string[] Of(string text)
    {
        var words = new List<string>();
        var reader = new WordReader(text, stackalloc char[WordReader.MaxLength]);
        while (reader.Next())
        {
            words.Add(reader.Word.ToString());
        }

        return [.. words];
    }

    /// <summary>Whether the words stand side by side in the name; of the last one maybe only the beginning is asked for.</summary>
    internal static bool Contain(ReadOnlySpan<string> name, ReadOnlySpan<string> words, bool isPrefix)
    {
        for (var start = 0; start + words.Length <= name.Length; start++)
        {
            var rest = name[start..];
            var whole = isPrefix ? words.Length - 1 : words.Length;
            if (rest[..whole].SequenceEqual(words[..whole]) && (!isPrefix || rest[whole].StartsWith(words[whole], StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
