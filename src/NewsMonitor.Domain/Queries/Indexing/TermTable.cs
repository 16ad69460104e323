using System.Runtime.InteropServices;

namespace NewsMonitor.Domain.Queries.Indexing;

/// <summary>Where a term is looked for. Title and body are one: what stands in either is checked afterwards.</summary>
internal enum TermScope
{
    Text,
    /// <summary>Two words side by side in the title or in the body.</summary>
    Pair,
    EntityName,
    TopicName,
    SourceName,
    SubjectId,
    Language,
}

/// <summary>All words, beginnings and pairs of words that the stored queries name, each with a number and with the queries that are looked up by it.</summary>
internal sealed class TermTable
{
    private const int Scopes = (int)TermScope.Language + 1;

    /// <summary>Of the articles with the rarer word, how many have it in a pair.</summary>
    private const double PairShare = 0.1;

    private const int None = -1;

    private readonly Dictionary<string, int>[] _words = Make();
    private readonly Dictionary<string, int>[] _prefixes = Make();
    private readonly Dictionary<WordPair, int> _pairs = [];
    private readonly int[][] _prefixLengths = [.. Enumerable.Range(0, Scopes).Select(_ => new int[WordReader.MaxLength + 1])];
    private readonly List<Term> _terms = [];
    private readonly Stack<int> _free = [];
    private long _articles;

    /// <summary>Numbers given so far, freed ones too.</summary>
    public int Count => _terms.Count;

    public Term this[int number] => _terms[number];

    /// <summary>The number of a term, which is kept until it was released as often as it was taken.</summary>
    public int Take(TermScope scope, string spelling, bool isPrefix)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault((isPrefix ? _prefixes : _words)[(int)scope], spelling, out var known);
        if (!known)
        {
            number = Add(new(scope, spelling, isPrefix));
            _prefixLengths[(int)scope][spelling.Length] += isPrefix ? 1 : 0;
        }

        _terms[number].References++;
        return number;
    }

    /// <summary>The number of two words side by side, which are kept for as long.</summary>
    public int Take(WordPair pair)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_pairs, pair, out var known);
        if (!known)
        {
            number = Add(new(TermScope.Pair, "", isPrefix: false) { Pair = pair });
            _terms[pair.First].References++;
            _terms[pair.Second].References++;
        }

        _terms[number].References++;
        return number;
    }

    public void Release(int number)
    {
        var term = _terms[number];
        if (--term.References > 0)
        {
            return;
        }

        _free.Push(number);
        if (term.Scope is TermScope.Pair)
        {
            _pairs.Remove(term.Pair);
            Release(term.Pair.First);
            Release(term.Pair.Second);
            return;
        }

        (term.IsPrefix ? _prefixes : _words)[(int)term.Scope].Remove(term.Spelling);
        _prefixLengths[(int)term.Scope][term.Spelling.Length] -= term.IsPrefix ? 1 : 0;
    }

    /// <summary>How large a part of articles probably has it: what was seen so far, and at first what its spelling lets expect.</summary>
    public double Frequency(int number)
    {
        const double Weight = 20; // articles that the expectation is worth
        var term = _terms[number];
        var expected = term.Scope is TermScope.Pair
            ? PairShare * Math.Min(Frequency(term.Pair.First), Frequency(term.Pair.Second))
            : TermGuess.Frequency(term);
        return (term.Seen + (Weight * expected)) / (Interlocked.Read(ref _articles) + Weight);
    }

    /// <summary>Marks what the article has of the terms.</summary>
    public void Mark(ArticleFeatures article, Marks marks)
    {
        Interlocked.Increment(ref _articles);
        MarkText(article.Words, marks);
        MarkWords(TermScope.SourceName, article.Source, marks);
        MarkWord(TermScope.Language, article.Language, marks);
        foreach (var entity in article.Entities)
        {
            MarkWord(TermScope.SubjectId, entity.Subject.Value, marks);
            MarkWords(TermScope.EntityName, entity.Name, marks);
        }

        foreach (var topic in article.Topics)
        {
            MarkWord(TermScope.SubjectId, topic.Subject.Value, marks);
            MarkWords(TermScope.TopicName, topic.Name, marks);
        }
    }

    private void MarkText(ArticleWords words, Marks marks)
    {
        var distinct = words.Distinct;
        var terms = marks.TermsOf(distinct.Length);
        for (var word = 0; word < distinct.Length; word++)
        {
            terms[word] = MarkWord(TermScope.Text, distinct[word], marks);
            marks.SetWord(terms[word], word);
            MarkPrefixes(TermScope.Text, distinct[word], marks);
        }

        if (_pairs.Count == 0)
        {
            return;
        }

        var before = None;
        for (var i = 0; i < words.Count; i++)
        {
            before = i == words.TitleCount ? None : before;
            var term = terms[words.WordAfter(i)];
            if (before != None && term != None && _pairs.TryGetValue(new(before, term), out var pair))
            {
                Mark(pair, marks);
            }

            before = term;
        }
    }

    private void MarkWords(TermScope scope, ReadOnlySpan<string> words, Marks marks)
    {
        foreach (var word in words)
        {
            MarkWord(scope, word, marks);
            MarkPrefixes(scope, word, marks);
        }
    }

    private void MarkPrefixes(TermScope scope, string word, Marks marks)
    {
        var (prefixes, lengths) = (_prefixes[(int)scope], _prefixLengths[(int)scope]);
        if (prefixes.Count == 0)
        {
            return;
        }

        var begun = prefixes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = 1; length <= word.Length; length++)
        {
            if (lengths[length] > 0 && begun.TryGetValue(word.AsSpan(0, length), out var number))
            {
                Mark(number, marks);
            }
        }
    }

    /// <summary>Number of the word's term; <see cref="None"/>: no query names it.</summary>
    private int MarkWord(TermScope scope, string word, Marks marks)
    {
        if (!_words[(int)scope].TryGetValue(word, out var number))
        {
            return None;
        }

        Mark(number, marks);
        return number;
    }

    private void Mark(int number, Marks marks)
    {
        if (marks.Add(number))
        {
            Interlocked.Increment(ref _terms[number].Seen);
        }
    }

    private int Add(Term term)
    {
        if (_free.TryPop(out var number))
        {
            _terms[number] = term;
            return number;
        }

        _terms.Add(term);
        return _terms.Count - 1;
    }

    private static Dictionary<string, int>[] Make() => [.. Enumerable.Range(0, Scopes).Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
}
