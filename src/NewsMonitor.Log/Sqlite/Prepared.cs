using System.Collections.Immutable;
using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>A submission with all that can be worked out before the transaction, so that the transaction is short.</summary>
/// <param name="Text">Null for a withdrawal and a matching.</param>
/// <param name="Topics">Topics of one's own that match by the findings that came with it.</param>
internal sealed record Prepared(Submission Submission, ArticleId Id, PreparedText? Text, ImmutableArray<TopicMatch> Topics)
{
    /// <exception cref="ArgumentException">The findings do not fit the text.</exception>
    public static Prepared Of(Submission submission, VersionCodec codec, TopicBook topics) => submission switch
    {
        Submission.Text text => new(
            text, ArticleId.Of(text.Key), PreparedText.Of(text.Article, text.Findings, codec),
            text.Findings is { } findings ? topics.Match(text.Article, findings) : []),
        Submission.Reading reading => new(
            reading, ArticleId.Of(reading.Key), PreparedText.Of(reading.Article, reading.Findings, codec), topics.Match(reading.Article, reading.Findings)),
        Submission.Matching matching => new(matching, ArticleId.Of(matching.Key), null, topics.Match(matching.Article, matching.Findings)),
        _ => new(submission, ArticleId.Of(submission.Key), null, []),
    };
}

/// <param name="Read">Null where the submission came without findings.</param>
internal sealed record PreparedText(byte[] ContentHash, PreparedReading? Read)
{
    public static PreparedText Of(Article article, Findings? findings, VersionCodec codec) =>
        new(article.ContentHash(), findings is null ? null : PreparedReading.Of(article, findings, codec));
}

internal sealed record PreparedReading(string Reader, byte[] TextHash, byte[] Content, byte[] Findings, ImmutableArray<Share> Shares, SentimentFinding? Tone)
{
    public static PreparedReading Of(Article article, Findings findings, VersionCodec codec)
    {
        foreach (var entity in findings.Entities)
        {
            foreach (var evidence in entity.Evidence)
            {
                // Stored, it would break every list that shows it.
                var length = evidence.Sentence.Field is TextField.Title ? article.Title.Length : article.Body.Length;
                if (evidence.Sentence.Start < 0 || evidence.Sentence.Length < 1 || evidence.Sentence.End > length)
                {
                    throw new ArgumentException($"Evidence for {entity.Subject} at {evidence.Sentence.Start} lies outside the text of {article.Key}.");
                }
            }
        }

        return new(findings.Reader, article.TextHash(), codec.Encode(article), codec.Encode(findings), Share.Of(article.Key, findings), findings.Tone);
    }
}
