namespace NewsMonitor.Domain.Queries.Indexing;

/// <summary>Which terms an article has and which queries were looked at: the working memory of one match, used again for the next.</summary>
internal sealed class Marks
{
    private readonly List<int> _present = [];
    private ulong[] _bits = [];
    private int[] _looked = [];
    private int _round;

    /// <summary>Numbers of the terms that the article has, each once.</summary>
    public List<int> Present => _present;

    public void Begin(int terms, int slots)
    {
        if (_bits.Length * 64 < terms)
        {
            Array.Resize(ref _bits, Math.Max((terms + 63) / 64, _bits.Length * 2));
        }

        if (_looked.Length < slots)
        {
            Array.Resize(ref _looked, Math.Max(slots, _looked.Length * 2));
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

    public bool Has(int term) => (_bits[term >> 6] & (1UL << (term & 63))) != 0;

    /// <summary>False: the query was looked at before.</summary>
    public bool Look(int slot)
    {
        if (_looked[slot] == _round)
        {
            return false;
        }

        _looked[slot] = _round;
        return true;
    }
}
