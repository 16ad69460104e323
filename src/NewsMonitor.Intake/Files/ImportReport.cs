namespace NewsMonitor.Intake;

/// <summary>A line (or element) that was not taken, and why.</summary>
public readonly record struct ImportProblem(long Line, string Reason);

/// <summary>What became of the lines.</summary>
public readonly record struct ImportCounts(long Accepted, long Updated, long Duplicates, long Withdrawn, long Rejected)
{
    public long All => Accepted + Updated + Duplicates + Withdrawn + Rejected;
}

/// <param name="Line">The last line that is settled; those before <paramref name="ResumedAfter"/> were settled by an earlier start.</param>
/// <param name="BytesRead">Of the file as it lies on the disk.</param>
/// <param name="Elapsed">Since this start.</param>
public sealed record ImportProgress(string Path, long Line, long ResumedAfter, ImportCounts Counts, long BytesRead, long BytesTotal, TimeSpan Elapsed)
{
    public double LinesPerSecond => Elapsed > TimeSpan.Zero ? (Line - ResumedAfter) / Elapsed.TotalSeconds : 0;

    /// <summary>By bytes, at the pace so far; null: too early to tell.</summary>
    public TimeSpan? Left => BytesRead > 0 && Elapsed > TimeSpan.FromSeconds(1) ? Elapsed * ((double)(BytesTotal - BytesRead) / BytesRead) : null;
}

/// <param name="Broken">Why the rest of the file could not be read; null: it was read to its end.</param>
public sealed record ImportResult(string Path, long Lines, long ResumedAfter, ImportCounts Counts, string? Broken, TimeSpan Elapsed);
