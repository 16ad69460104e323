namespace NewsMonitor.Grains.Replays;

/// <summary>Articles by source, of those sources that have any. Mostly few, so a sorted array.</summary>
internal struct SourceCounts
{
    private (int Source, int Articles)[]? _items;
    private int _count;

    public readonly ReadOnlySpan<(int Source, int Articles)> Items => _items.AsSpan(0, _count);

    public void Add(int source, int articles)
    {
        if (articles == 0)
        {
            return;
        }

        _items ??= new (int, int)[1];
        var index = Find(source);
        if (index < _count && _items[index].Source == source)
        {
            _items[index].Articles += articles;
            if (_items[index].Articles == 0)
            {
                _count--;
                Array.Copy(_items, index + 1, _items, index, _count - index);
            }

            return;
        }

        if (_count == _items.Length)
        {
            Array.Resize(ref _items, _count * 2);
        }

        Array.Copy(_items, index, _items, index + 1, _count - index);
        _items[index] = (source, articles);
        _count++;
    }

    private readonly int Find(int source)
    {
        var (low, high) = (0, _count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _items![middle].Source < source ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
