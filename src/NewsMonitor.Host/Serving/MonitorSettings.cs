namespace NewsMonitor.Host.Serving;

/// <summary>What the command line decided.</summary>
/// <param name="Data">Folder of the log.</param>
/// <param name="Sample">Whether the sample feed plays at once, into a folder of its own.</param>
/// <param name="Tried">Whether the log is a trial of some files and is deleted at the end.</param>
public sealed record MonitorSettings(string Data, bool Sample, bool Tried = false);
