using System.Runtime.InteropServices;

namespace NewsMonitor.Domain.Queries.Indexing;

/// <summary>Where a term is looked for. Title and body are one: what stands in either is checked afterwards.</summary>
internal enum TermScope
{
    Text,
    EntityName,
    TopicName,
    SourceName,
    SubjectId,
    Language,
}

/// <summary>All words and beginnings that the stored queries name, each with a number and with the queries that are looked up by it.</summary>
internal sealed class TermTable
{
    private const int Scopes = (int)TermScope.Language + 1;

    private readonly Dictionary<string, int>[] _words = Make();
    private readonly Dictionary<string, int>[] _prefixes = Make();
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
            var term = new Term(scope, spelling, isPrefix);
            if (_free.TryPop(out number))
            {
                _terms[number] = term;
            }
            else
            {
                number = _terms.Count;
                _terms.Add(term);
            }

            _prefixLengths[(int)scope][spelling.Length] += isPrefix ? 1 : 0;
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

        (term.IsPrefix ? _prefixes : _words)[(int)term.Scope].Remove(term.Spelling);
        _prefixLengths[(int)term.Scope][term.Spelling.Length] -= term.IsPrefix ? 1 : 0;
        _free.Push(number);
    }

    /// <summary>How large a part of articles probably has it: what was seen so far, and at first what its spelling lets expect.</summary>
    public double Frequency(int number)
    {
        const double Weight = 20; // articles that the expectation is worth
        var term = _terms[number];
        return (term.Seen + (Weight * TermGuess.Frequency(term))) / (Interlocked.Read(ref _articles) + Weight);
    }

    /// <summary>Marks what the article has of the terms.</summary>
    public void Mark(ArticleFeatures article, Marks marks)
    {
        Interlocked.Increment(ref _articles);
        MarkWords(TermScope.Text, article.Words.Distinct, marks);
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

    private void MarkWords(TermScope scope, ReadOnlySpan<string> words, Marks marks)
    {
        var (prefixes, lengths) = (_prefixes[(int)scope], _prefixLengths[(int)scope]);
        foreach (var word in words)
        {
            MarkWord(scope, word, marks);
            if (prefixes.Count == 0)
            {
                continue;
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
    }

    private void MarkWord(TermScope scope, string word, Marks marks)
    {
        if (_words[(int)scope].TryGetValue(word, out var number))
        {
            Mark(number, marks);
        }
    }

    private void Mark(int number, Marks marks)
    {
        if (marks.Add(number))
        {
            Interlocked.Increment(ref _terms[number].Seen);
        }
    }

    private static Dictionary<string, int>[] Make() => [.. Enumerable.Range(0, Scopes).Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
}
