namespace NewsMonitor.Host.Serving;

/// <summary>What the command line decided.</summary>
/// <param name="Data">Folder of the log.</param>
/// <param name="Sample">Whether the sample feed plays at once, into a folder of its own.</param>
public sealed record MonitorSettings(string Data, bool Sample);
