namespace NewsMonitor.Domain.Queries;

/// <summary>What is worth knowing of a text that is a query, and finds hardly what was meant.</summary>
/// <param name="Position">First character that it is about, UTF-16 units from 0.</param>
/// <param name="Message">As sentences.</param>
public sealed record QueryHint(int Position, int Length, string Message);
