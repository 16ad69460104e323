namespace NewsMonitor.Domain;

/// <summary>A minute of event time or of a clock: whole minutes since 1970-01-01T00:00Z. Minute m lasts from m·60 s (inclusive) to (m+1)·60 s (exclusive).</summary>
public readonly record struct Minute(long Value) : IComparable<Minute>
{
    public const int PerHour = 60;
    public const int PerDay = 1440;
    public const int PerWeek = 10080;

    /// <summary>The minute that holds the instant.</summary>
    public static Minute Of(DateTimeOffset instant) => new((long)Math.Floor(instant.ToUnixTimeMilliseconds() / 60_000d));

    /// <summary>The first instant of this minute, in UTC.</summary>
    public DateTimeOffset Start => DateTimeOffset.FromUnixTimeSeconds(Value * 60);

    /// <summary>The first minute of the UTC hour that holds this minute.</summary>
    public Minute HourStart => new(Value - Mod(Value, PerHour));

    /// <summary>The first minute of the UTC day that holds this minute.</summary>
    public Minute DayStart => new(Value - Mod(Value, PerDay));

    /// <summary>0 … 167: the hour of the week, counted from Thursday 00:00 UTC, the weekday of the epoch.</summary>
    public int HourOfWeek => (int)(Mod(Value, PerWeek) / PerHour);

    public int CompareTo(Minute other) => Value.CompareTo(other.Value);

    public static Minute operator +(Minute a, long minutes) => new(a.Value + minutes);
    public static Minute operator -(Minute a, long minutes) => new(a.Value - minutes);
    public static long operator -(Minute a, Minute b) => a.Value - b.Value;
    public static bool operator <(Minute a, Minute b) => a.Value < b.Value;
    public static bool operator >(Minute a, Minute b) => a.Value > b.Value;
    public static bool operator <=(Minute a, Minute b) => a.Value <= b.Value;
    public static bool operator >=(Minute a, Minute b) => a.Value >= b.Value;

    public override string ToString() => Start.ToString("yyyy-MM-dd'T'HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static long Mod(long value, long by) => ((value % by) + by) % by;
}
