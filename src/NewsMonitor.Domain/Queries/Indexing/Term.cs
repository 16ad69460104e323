namespace NewsMonitor.Domain.Queries.Indexing;

/// <summary>A word, a beginning or two words side by side that stored queries name.</summary>
/// <param name="spelling">Empty of a pair.</param>
internal sealed class Term(TermScope scope, string spelling, bool isPrefix)
{
    private Posting[] _postings = [];
    private int _count;

    /// <summary>Articles seen with it. Counted by several threads.</summary>
    public long Seen;

    public TermScope Scope { get; } = scope;

    public string Spelling { get; } = spelling;

    public bool IsPrefix { get; } = isPrefix;

    /// <summary>Numbers of the words of a pair.</summary>
    public WordPair Pair { get; init; }

    /// <summary>How often it was taken and not released.</summary>
    public int References { get; set; }

    /// <summary>What is looked up by it.</summary>
    public ReadOnlySpan<Posting> Postings => _postings.AsSpan(0, _count);

    public void Add(Posting posting)
    {
        if (_count == _postings.Length)
        {
            Array.Resize(ref _postings, Math.Max(1, _count * 2));
        }

        _postings[_count++] = posting;
    }

    public void Remove(int unit)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_postings[i].Unit == unit)
            {
                _postings[i] = _postings[--_count];
                break;
            }
        }

        if (_count < _postings.Length / 4)
        {
            Array.Resize(ref _postings, _count * 2);
        }
    }
}

/// <summary>A unit of a query to be looked at where its term is.</summary>
/// <param name="Unit">Its place in the index.</param>
/// <param name="First">Place of the query's first unit, which stands for the query.</param>
/// <param name="Second">Another term that it needs as well; −1: none.</param>
/// <param name="IsEnough">Where both are, the query is found.</param>
internal readonly record struct Posting(int Unit, int First, int Second, bool IsEnough);

/// <summary>Numbers of two words that stand side by side in title or body.</summary>
internal readonly record struct WordPair(int First, int Second);
