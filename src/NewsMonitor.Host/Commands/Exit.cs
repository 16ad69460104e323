namespace NewsMonitor.Host.Commands;

/// <summary>Exit codes, as people expect of a Unix tool.</summary>
internal static class Exit
{
    public const int Done = 0;

    /// <summary>It ran, and not all went well: some lines were refused, a file could not be read.</summary>
    public const int Partly = 1;

    /// <summary>It could not run.</summary>
    public const int Failed = 2;

    /// <summary>Ended by Ctrl-C.</summary>
    public const int Cancelled = 130;
}
