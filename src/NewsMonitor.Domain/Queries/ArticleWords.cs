using System.Runtime.InteropServices;

namespace NewsMonitor.Domain.Queries;

/// <summary>
/// The folded words of a title and a body. Each distinct word has a number; each occurrence has a place, which grows by one from word to word
/// within a field and by more than a query can bridge between title and body.
/// </summary>
public sealed class ArticleWords
{
    /// <summary>Places between the last word of the title and the first of the body.</summary>
    private const int Gap = 4 * QueryLexer.MaxBetween;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];
    private readonly List<Occurrence> _occurrences = [];
    private readonly int _titleWords;
    private readonly int[] _firstPlace;                         // by word: where its places begin; one more than words
    private readonly int[] _places;                             // by word, ascending
    private int[]? _sorted;                                     // words by spelling, made when a beginning is asked for

    public ArticleWords(string title, string body)
    {
        Read(title);
        _titleWords = _occurrences.Count;
        Read(body);
        _firstPlace = new int[_words.Count + 1];
        var occurrences = CollectionsMarshal.AsSpan(_occurrences);
        foreach (ref readonly var occurrence in occurrences)
        {
            _firstPlace[occurrence.Word + 1]++;
        }

        for (var word = 0; word < _words.Count; word++)
        {
            _firstPlace[word + 1] += _firstPlace[word];
        }

        var next = _firstPlace.AsSpan(0, _words.Count).ToArray();
        _places = new int[_occurrences.Count];
        for (var i = 0; i < occurrences.Length; i++)
        {
            _places[next[occurrences[i].Word]++] = i < _titleWords ? i : i + Gap;
        }
    }

    /// <summary>Each word once, in order of the text.</summary>
    public ReadOnlySpan<string> Distinct => CollectionsMarshal.AsSpan(_words);

    /// <summary>Words of title and body.</summary>
    public int Count => _occurrences.Count;

    /// <summary>Words of the title, which go before those of the body.</summary>
    internal int TitleCount => _titleWords;

    /// <summary>First place of the body.</summary>
    internal int BodyStart => _titleWords + Gap;

    /// <summary>Number of the word that so many others go before, in title and body.</summary>
    internal int WordAfter(int others) => _occurrences[others].Word;

    /// <summary>Number of the word; −1: the article does not have it.</summary>
    internal int Find(string word) => _numbers.TryGetValue(word, out var number) ? number : -1;

    /// <summary>Where a word of this number stands, ascending; never empty.</summary>
    internal ReadOnlySpan<int> Places(int word) => _places.AsSpan(_firstPlace[word].._firstPlace[word + 1]);

    /// <summary>The word at a place; −1: none is there.</summary>
    internal int WordAt(int place)
    {
        var i = Index(place);
        return i < 0 ? -1 : _occurrences[i].Word;
    }

    internal string Spelling(int word) => _words[word];

    /// <summary>Numbers of the words that begin so.</summary>
    internal ReadOnlySpan<int> FindPrefix(string prefix)
    {
        // Made twice by two threads it is the same.
        var sorted = _sorted ??= Sort();
        var first = LowerBound(sorted, prefix);
        var end = first;
        while (end < sorted.Length && _words[sorted[end]].StartsWith(prefix, StringComparison.Ordinal))
        {
            end++;
        }

        return sorted.AsSpan(first..end);
    }

    /// <summary>From the first to the last of so many words, as they stand in the article.</summary>
    internal TextSpan Span(int place, int words)
    {
        var (first, last) = (_occurrences[Index(place)], _occurrences[Index(place + words - 1)]);
        return new(place < BodyStart ? TextField.Title : TextField.Body, first.Start, last.Start + last.Length - first.Start);
    }

    private void Read(string text)
    {
        var numbers = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        var reader = new WordReader(text, stackalloc char[WordReader.MaxLength]);
        while (reader.Next())
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, reader.Word, out var known);
            if (!known)
            {
                number = _words.Count;
                _words.Add(reader.Word.ToString());
            }

            _occurrences.Add(new(number, reader.Start, reader.Length));
        }
    }

    private int Index(int place) =>
        place < 0 ? -1 : place < _titleWords ? place : place < BodyStart || place - Gap >= _occurrences.Count ? -1 : place - Gap;

    private int LowerBound(int[] sorted, string prefix)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(_words[sorted[middle]], prefix) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private int[] Sort()
    {
        var sorted = new int[_words.Count];
        for (var i = 0; i < sorted.Length; i++)
        {
            sorted[i] = i;
        }

        Array.Sort(sorted, (a, b) => string.CompareOrdinal(_words[a], _words[b]));
        return sorted;
    }

    private readonly record struct Occurrence(int Word, int Start, int Length);
}
