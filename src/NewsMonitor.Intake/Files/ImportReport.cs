namespace NewsMonitor.Intake;

/// <summary>An entry that was not taken, and why.</summary>
/// <param name="Unit">What <paramref name="Line"/> counts: line, row, record, item.</param>
public readonly record struct ImportProblem(long Line, string Reason, string Unit = "line");

/// <summary>How often entries were not taken for a reason. Numbers in reasons do not tell them apart; the first one's words stand for all.</summary>
/// <param name="IsProblem">They should have been articles; else they are something else by their nature and were passed over.</param>
public sealed record ImportReason(string Reason, long Count, bool IsProblem);

/// <summary>What became of the entries.</summary>
/// <param name="PassedOver">Entries that are no articles by their nature: requests of a web archive, pictures of an agency.</param>
public readonly record struct ImportCounts(long Accepted, long Updated, long Duplicates, long Withdrawn, long Rejected, long PassedOver = 0)
{
    public long All => Accepted + Updated + Duplicates + Withdrawn + Rejected + PassedOver;

    public static ImportCounts operator +(ImportCounts one, ImportCounts other) => new(
        one.Accepted + other.Accepted, one.Updated + other.Updated, one.Duplicates + other.Duplicates, one.Withdrawn + other.Withdrawn,
        one.Rejected + other.Rejected, one.PassedOver + other.PassedOver);

    public static ImportCounts Add(ImportCounts one, ImportCounts other) => one + other;
}

/// <param name="Line">The last line that is settled; those before <paramref name="ResumedAfter"/> were settled by an earlier start.</param>
/// <param name="BytesRead">Of the file as it lies on the disk.</param>
/// <param name="Elapsed">Since this start.</param>
public sealed record ImportProgress(string Path, long Line, long ResumedAfter, ImportCounts Counts, long BytesRead, long BytesTotal, TimeSpan Elapsed)
{
    /// <summary>What <see cref="Line"/> counts: line, row, record, item.</summary>
    public string Unit { get; init; } = "line";

    public double LinesPerSecond => Elapsed > TimeSpan.Zero ? (Line - ResumedAfter) / Elapsed.TotalSeconds : 0;

    /// <summary>By bytes, at the pace so far; null: too early to tell.</summary>
    public TimeSpan? Left => BytesRead > 0 && Elapsed > TimeSpan.FromSeconds(1) ? Elapsed * ((double)(BytesTotal - BytesRead) / BytesRead) : null;
}

/// <param name="Broken">Why the rest of the file could not be read; null: it was read to its end.</param>
public sealed record ImportResult(string Path, long Lines, long ResumedAfter, ImportCounts Counts, string? Broken, TimeSpan Elapsed)
{
    /// <summary>Why entries were not taken, the most frequent reason first; of this start.</summary>
    public IReadOnlyList<ImportReason> Reasons { get; init; } = [];

    /// <summary>Nothing of the file was ever taken: it is of a kind that is not read, or damaged at its begin.</summary>
    public bool IsRefused => Broken is not null && Lines == 0;
}
