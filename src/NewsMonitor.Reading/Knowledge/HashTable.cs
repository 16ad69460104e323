using System.Numerics;

namespace NewsMonitor.Reading.Knowledge;

/// <summary>Hash → number, open addressing, filled once and then read by many threads. The key 0 stands for "free".</summary>
internal sealed class HashTable
{
    private ulong[] _keys;
    private int[] _values;
    private int _mask;

    public HashTable(int expected)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, expected * 2));
        (_keys, _values, _mask) = (new ulong[size], new int[size], size - 1);
    }

    public int Count { get; private set; }

    public bool TryGet(ulong key, out int value)
    {
        var slot = Find(key);
        value = _values[slot];
        return _keys[slot] != 0;
    }

    /// <summary>The value's place; a new one holds 0. Valid until the next call.</summary>
    public ref int At(ulong key)
    {
        if ((Count + 1) * 10 > _keys.Length * 7)
        {
            Grow();
        }

        var slot = Find(key);
        if (_keys[slot] == 0)
        {
            _keys[slot] = Key(key);
            Count++;
        }

        return ref _values[slot];
    }

    private int Find(ulong key)
    {
        key = Key(key);
        var slot = (int)((key * 0x9E3779B97F4A7C15) >> 33) & _mask;
        while (_keys[slot] != 0 && _keys[slot] != key)
        {
            slot = (slot + 1) & _mask;
        }

        return slot;
    }

    private static ulong Key(ulong key) => key == 0 ? 1 : key;

    private void Grow()
    {
        var (keys, values) = (_keys, _values);
        (_keys, _values, _mask) = (new ulong[keys.Length * 2], new int[keys.Length * 2], (keys.Length * 2) - 1);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] != 0)
            {
                var slot = Find(keys[i]);
                (_keys[slot], _values[slot]) = (keys[i], values[i]);
            }
        }
    }
}
