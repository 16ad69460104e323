namespace NewsMonitor.Domain;

/// <summary>The log's row number: dense, in commit order. The first version has position 1; <c>default</c> is "before everything".</summary>
public readonly record struct Position(long Value) : IComparable<Position>
{
    public static Position None => default;

    public Position Next => new(Value + 1);

    public int CompareTo(Position other) => Value.CompareTo(other.Value);

    public static bool operator <(Position a, Position b) => a.Value < b.Value;
    public static bool operator >(Position a, Position b) => a.Value > b.Value;
    public static bool operator <=(Position a, Position b) => a.Value <= b.Value;
    public static bool operator >=(Position a, Position b) => a.Value >= b.Value;

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
