namespace NewsMonitor.Log.Sqlite;

/// <summary>An article as it was at an instant, when at least one text of it had come.</summary>
/// <param name="Text">The newest text; what counted, unless the article was withdrawn.</param>
/// <param name="Position">Of the newest version or withdrawal, as is <paramref name="Time"/>.</param>
/// <param name="Versions">Texts so far.</param>
/// <param name="Copies">Other articles with this text that counted.</param>
internal sealed record PastArticle(
    ArticlePast Past, ArticlePast.State Text, long Position, long Time, int Versions, bool Withdrawn, bool Original, int Copies, StoredShare[] Shares);
