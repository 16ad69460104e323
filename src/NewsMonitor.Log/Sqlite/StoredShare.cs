using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>A <see cref="Share"/> with the log's own number of the subject.</summary>
internal readonly record struct StoredShare(int Subject, SubjectKind Kind, int Mentions, Sentiment? Sentiment, int ScoreMilli)
{
    public Counts ToCounts(bool original, bool suspect) => new(
        1, original ? 1 : 0, Mentions,
        Sentiment is Domain.Sentiment.Negative ? 1 : 0, Sentiment is Domain.Sentiment.Neutral ? 1 : 0, Sentiment is Domain.Sentiment.Positive ? 1 : 0,
        ScoreMilli, original && suspect ? 1 : 0);
}
