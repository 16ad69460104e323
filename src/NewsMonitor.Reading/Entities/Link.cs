namespace NewsMonitor.Reading.Entities;

/// <summary>Who a name means, or that it cannot be told.</summary>
/// <param name="Entity">Index of the known entity; −1: none.</param>
/// <param name="Confidence">0 … 1 that it is the one; 0 where it is none.</param>
/// <param name="Why">For a person to read: "the most usual of 3 known meanings".</param>
internal readonly record struct Link(int Entity, double Confidence, string Why)
{
    public bool IsFound => Entity >= 0;
}
