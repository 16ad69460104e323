namespace NewsMonitor.Domain.Queries.Indexing;

/// <summary>Which terms an article has and which stored units were looked at: the working memory of one match, used again for the next.</summary>
internal sealed class Marks
{
    private readonly List<int> _present = [];
    private ulong[] _bits = [];
    private int[] _words = [];  // by term: the number of the word in the article
    private int[] _terms = [];
    private int[] _looked = []; // by unit: the round it was looked at in, negative where its query was found
    private int _round;

    /// <summary>Numbers of the terms that the article has, each once.</summary>
    public List<int> Present => _present;

    public void Begin(int terms, int units)
    {
        if (_bits.Length * 64 < terms)
        {
            Array.Resize(ref _bits, Math.Max((terms + 63) / 64, _bits.Length * 2));
            Array.Resize(ref _words, _bits.Length * 64);
        }

        if (_looked.Length < units)
        {
            Array.Resize(ref _looked, Math.Max(units, _looked.Length * 2));
        }

        if (_round == int.MaxValue)
        {
            Array.Clear(_looked);
            _round = 0;
        }

        _round++;
    }

    /// <summary>Forgets the article.</summary>
    public void End()
    {
        foreach (var term in _present)
        {
            _bits[term >> 6] = 0;
        }

        _present.Clear();
    }

    /// <summary>False: it was there already.</summary>
    public bool Add(int term)
    {
        ref var bits = ref _bits[term >> 6];
        var bit = 1UL << (term & 63);
        if ((bits & bit) != 0)
        {
            return false;
        }

        bits |= bit;
        _present.Add(term);
        return true;
    }

    /// <summary>Room for the term of each distinct word of the article.</summary>
    public Span<int> TermsOf(int words)
    {
        if (_terms.Length < words)
        {
            _terms = new int[Math.Max(words, _terms.Length * 2)];
        }

        return _terms.AsSpan(0, words);
    }

    /// <summary>Notes which word of the article a term is; nothing, where no query names the word.</summary>
    public void SetWord(int term, int word)
    {
        if (term >= 0)
        {
            _words[term] = word;
        }
    }

    /// <summary>The number of a word of title or body that the article has, in <see cref="ArticleWords"/>.</summary>
    public int WordOf(int term) => _words[term];

    public bool Has(int term) => (_bits[term >> 6] & (1UL << (term & 63))) != 0;

    /// <summary>False: the unit was looked at before, or its query was found.</summary>
    /// <param name="first">First unit of the same query.</param>
    public bool Look(int unit, int first)
    {
        if (_looked[unit] == _round || _looked[first] == -_round)
        {
            return false;
        }

        _looked[unit] = _round;
        return true;
    }

    /// <summary>The query was found; none of its units is to be looked at any more.</summary>
    public void Find(int first) => _looked[first] = -_round;
}
