using System.Numerics;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Positions of the log up to one, a bit each: ten million are 1.2 MB.</summary>
internal sealed class PositionSet(long last)
{
    private const int WordBits = 64;

    private readonly ulong[] _words = new ulong[(last / WordBits) + 1];

    public long Count { get; private set; }

    /// <summary>False: it was in already.</summary>
    public bool Add(long position)
    {
        var bit = 1UL << (int)(position % WordBits);
        ref var word = ref _words[position / WordBits];
        if ((word & bit) != 0)
        {
            return false;
        }

        word |= bit;
        Count++;
        return true;
    }

    /// <summary>The first position after this one; null: there is none.</summary>
    public long? Next(long after)
    {
        var from = after + 1;
        for (var at = from / WordBits; at < _words.Length; at++)
        {
            var word = at == from / WordBits ? _words[at] & (ulong.MaxValue << (int)(from % WordBits)) : _words[at];
            if (word != 0)
            {
                return (at * WordBits) + BitOperations.TrailingZeroCount(word);
            }
        }

        return null;
    }
}
