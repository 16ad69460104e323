namespace NewsMonitor.Domain.Alerts;

/// <summary>Values in a row, of which the next one that is high or low enough is found without looking at those between.</summary>
internal sealed class ValueTree
{
    private readonly int _count;
    private readonly int _leaves;                               // the first one's node; a power of two
    private readonly (double Low, double High)[] _nodes;        // a node's children are at twice its index and behind that

    public ValueTree(int count, Func<int, double> value)
    {
        (_count, _leaves) = (count, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, count)));
        _nodes = new (double, double)[2 * _leaves];
        for (var i = 0; i < _leaves; i++)
        {
            _nodes[_leaves + i] = i < count ? (value(i), value(i)) : (double.PositiveInfinity, double.NegativeInfinity);
        }

        for (var node = _leaves - 1; node > 0; node--)
        {
            var (left, right) = (_nodes[2 * node], _nodes[2 * node + 1]);
            _nodes[node] = (Math.Min(left.Low, right.Low), Math.Max(left.High, right.High));
        }
    }

    /// <summary>Index of the first value from one index on that is not below the bound; the count where none is.</summary>
    public int NextFrom(int first, double bound) => Next(first, bound, below: false);

    /// <summary>Index of the first value from one index on that is below the bound; the count where none is.</summary>
    public int NextBelow(int first, double bound) => Next(first, bound, below: true);

    private int Next(int first, double bound, bool below)
    {
        if (first >= _count)
        {
            return _count;
        }

        var node = _leaves + first;
        while (!Has(node))
        {
            while ((node & 1) == 1)
            {
                node >>= 1;
            }

            if (node == 0)
            {
                return _count;
            }

            node++;
        }

        while (node < _leaves)
        {
            node = Has(2 * node) ? 2 * node : 2 * node + 1;
        }

        return node - _leaves;

        bool Has(int at) => below ? _nodes[at].Low < bound : _nodes[at].High >= bound;
    }
}
