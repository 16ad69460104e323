using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Log.Sqlite;

/// <summary>A topic of one's own that an article matches, and in how many places; 1 where it has no place, as a source.</summary>
internal readonly record struct TopicMatch(int Subject, int Mentions)
{
    /// <summary>A topic is spoken of as the article reads.</summary>
    public StoredShare ToShare(SentimentFinding? tone) =>
        new(Subject, SubjectKind.Custom, Mentions, tone?.Label, (int)Math.Round((tone?.Score ?? 0) * 1000));

    /// <summary>What an article would count for a topic made of the query; null: it does not match.</summary>
    public static StoredShare? ShareOf(Query query, string source, StoredText text, Findings findings) =>
        QueryMatcher.Match(query, ArticleFeatures.Of(source, text.Title, text.Body, findings)) is { } match
            ? new TopicMatch(0, Math.Max(1, match.FindSpans().Length)).ToShare(findings.Tone)
            : null;

    /// <summary>Null: none matched.</summary>
    public static byte[]? Write(ImmutableArray<TopicMatch> matches)
    {
        if (matches.IsEmpty)
        {
            return null;
        }

        var blob = new BlobWriter();
        foreach (var match in matches)
        {
            blob.Add(match.Subject).Add(match.Mentions);
        }

        return blob.Take();
    }

    public static ImmutableArray<TopicMatch> Read(ReadOnlySpan<byte> bytes)
    {
        var matches = ImmutableArray.CreateBuilder<TopicMatch>();
        var blob = new BlobReader(bytes);
        while (!blob.AtEnd)
        {
            matches.Add(new(blob.NextInt(), blob.NextInt()));
        }

        return matches.ToImmutable();
    }
}
