using System.Collections.Concurrent;
using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Log.Sqlite;

/// <summary>The topics that count now, by the log's numbers of their subjects. Changed only while nothing is being committed; may be asked at any time.</summary>
internal sealed class TopicBook : IDisposable
{
    private readonly QueryIndex<int> _index = new();
    private readonly ConcurrentDictionary<int, Query> _queries = [];

    /// <summary>Null: there is no such topic, or it is deleted.</summary>
    public Query? Find(int subject) => _queries.GetValueOrDefault(subject);

    public void Set(int subject, Query query)
    {
        _index.Set(subject, query);
        _queries[subject] = query;
    }

    public void Remove(int subject)
    {
        _index.Remove(subject);
        _queries.TryRemove(subject, out _);
    }

    /// <summary>The topics that the article matches, by their numbers.</summary>
    public ImmutableArray<TopicMatch> Match(Article article, Findings findings)
    {
        if (_queries.IsEmpty)
        {
            return [];
        }

        var hits = _index.Match(ArticleFeatures.Of(article, findings));
        return [.. hits.OrderBy(hit => hit.Key).Select(hit => new TopicMatch(hit.Key, Math.Max(1, hit.Match.FindSpans().Length)))];
    }

    public void Dispose() => _index.Dispose();
}
