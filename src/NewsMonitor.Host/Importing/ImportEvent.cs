using NewsMonitor.Intake;

namespace NewsMonitor.Host.Importing;

/// <summary>What an import says while it runs, one JSON object a line: how far it is, a line that was not taken, how it ended.</summary>
public sealed record ImportEvent(ImportProgress? Progress, ImportProblem? Problem, ImportResult? Result, string? Failed);
