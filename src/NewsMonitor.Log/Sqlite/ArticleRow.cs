using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>The current state of an article as stored.</summary>
/// <param name="Key">Position of its first version: with the minute, what decides who is the original among copies.</param>
/// <param name="ContentHash">Of its newest text, also while it is withdrawn.</param>
/// <param name="Recorded">Newest arrival, in ticks; null in logs of before live ones counted too: none was recorded.</param>
/// <param name="Versions">Texts; withdrawals are not counted.</param>
/// <param name="Reader">Who read what counts now.</param>
/// <param name="Reading">Position of that reading; null: it is the version's own.</param>
/// <param name="Matched">Position of the matching whose topics count; null: they are those of the version or its reading.</param>
internal sealed record ArticleRow(
    long Key, string Id, int Source, string External, long Position, long Minute, bool Suspect, bool Withdrawn,
    byte[] ContentHash, byte[] TextHash, bool Original, long? Recorded, int Versions, int Reader, long? Reading, long? Matched, StoredShare[] Shares)
{
    /// <summary>Whether this one is the original of two with the same text.</summary>
    public bool IsBefore(ArticleRow other) => (Minute, Key).CompareTo((other.Minute, other.Key)) < 0;
}
