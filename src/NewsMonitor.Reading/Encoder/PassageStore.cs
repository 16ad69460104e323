namespace NewsMonitor.Reading.Encoder;

/// <summary>
/// What the encoder said of passages before, those used last, up to so many bytes: edits, copies and standing phrases repeat them word for word.
/// Known by their whole input, never by a hash alone, so a stored answer is the one that a pass would give. Safe to call from many threads.
/// </summary>
/// <param name="limit">Bytes, keys included; 0: keeps nothing.</param>
internal sealed class PassageStore(long limit)
{
    /// <summary>Some 6,000 passages of 26 pieces.</summary>
    public const long UsualLimit = 64_000_000;

    // A node, a table's entry, four arrays: what a passage takes beside its numbers and its key.
    private const int Overhead = 300;

    private readonly Lock _lock = new();
    private readonly LinkedList<(string Key, PassageNumbers Numbers)> _byUse = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, PassageNumbers Numbers)>> _known = [];
    private long _bytes;

    /// <summary>Characters of a key for so many pieces.</summary>
    public static int KeyLength(int pieces) => 2 * pieces;

    /// <summary>Writes a passage's input as a key.</summary>
    public static void WriteKey(ReadOnlySpan<int> ids, ReadOnlySpan<int> types, Span<char> key)
    {
        for (var i = 0; i < ids.Length; i++)
        {
            (key[i], key[ids.Length + i]) = (checked((char)ids[i]), checked((char)types[i]));
        }
    }

    /// <summary>Null: not known, or no longer.</summary>
    public PassageNumbers? Find(ReadOnlySpan<char> key)
    {
        lock (_lock)
        {
            if (!_known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var node))
            {
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddLast(node);
            return node.Value.Numbers;
        }
    }

    /// <summary>Keeps numbers that nobody may change any more; what was not used for longest goes.</summary>
    public void Add(ReadOnlySpan<char> key, PassageNumbers numbers)
    {
        var text = key.ToString();
        lock (_lock)
        {
            if (SizeOf(text, numbers) > limit || _known.ContainsKey(text))
            {
                return;
            }

            _known.Add(text, _byUse.AddLast((text, numbers)));
            for (_bytes += SizeOf(text, numbers); _bytes > limit;)
            {
                var (oldest, its) = _byUse.First!.Value;
                _byUse.RemoveFirst();
                _known.Remove(oldest);
                _bytes -= SizeOf(oldest, its);
            }
        }
    }

    internal static int SizeOf(string key, PassageNumbers numbers) => (sizeof(char) * key.Length) + numbers.Bytes + Overhead;
}
