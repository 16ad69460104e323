using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Linear;

/// <summary>The features of one text or target, while they are gathered. Reused.</summary>
internal sealed class FeatureList(int rows)
{
    private Feature[] _features = new Feature[4_096];
    private int _count;

    /// <summary>Rows of the table that they are hashed to; a power of two.</summary>
    public int Rows { get; } = rows;

    public ReadOnlySpan<Feature> All => _features.AsSpan(0, _count);

    public void Clear() => _count = 0;

    public void Add(ulong hash, float value, int token)
    {
        if (_count == _features.Length)
        {
            Array.Resize(ref _features, _count * 2);
        }

        _features[_count++] = new((int)(Folding.Then(hash, 0xFEA7) >> 24) & (Rows - 1), value, token);
    }

    /// <summary>Scales the values to length 1, so that a long text is not a loud one.</summary>
    public void Normalise()
    {
        var features = _features.AsSpan(0, _count);
        var squares = 0f;
        foreach (var feature in features)
        {
            squares += feature.Value * feature.Value;
        }

        if (squares == 0)
        {
            return;
        }

        var scale = 1 / MathF.Sqrt(squares);
        for (var i = 0; i < features.Length; i++)
        {
            features[i] = features[i] with { Value = features[i].Value * scale };
        }
    }

    /// <summary>Adds up features of one row, so that each row stands once, in order; values become log(1 + count).</summary>
    public void Count()
    {
        var features = _features.AsSpan(0, _count);
        features.Sort(static (a, b) => a.Row.CompareTo(b.Row));
        var kept = 0;
        for (var i = 0; i < features.Length;)
        {
            var row = features[i].Row;
            var sum = 0f;
            for (; i < features.Length && features[i].Row == row; i++)
            {
                sum += features[i].Value;
            }

            features[kept++] = new(row, MathF.Log(1 + sum), -1);
        }

        _count = kept;
    }
}
