using System.Collections.Concurrent;
using NewsMonitor.Domain.Queries.Indexing;

namespace NewsMonitor.Domain.Queries;

/// <summary>
/// Many stored queries, of which an article meets only those that name a rare term of it. Finds what <see cref="QueryMatcher"/> finds with each
/// of them. Several threads may match at once; a change waits for those that run, and they for it, a change's time.
/// </summary>
/// <typeparam name="TKey">What a query is stored under.</typeparam>
public sealed class QueryIndex<TKey> : IDisposable
    where TKey : notnull
{
    private readonly ReaderWriterLockSlim _lock = new(LockRecursionPolicy.NoRecursion);
    private readonly ConcurrentBag<Marks> _marks = [];
    private readonly Dictionary<TKey, int> _slots = [];
    private readonly List<Stored?> _stored = [];
    private readonly Stack<int> _free = [];
    private readonly TermTable _terms = new();

    public int Count
    {
        get
        {
            _lock.EnterReadLock();
            try
            {
                return _slots.Count;
            }
            finally
            {
                _lock.ExitReadLock();
            }
        }
    }

    /// <summary>Stores a query, in the place of the one that was stored under this key. Holds for every match that begins afterwards.</summary>
    public void Set(TKey key, Query query)
    {
        _lock.EnterWriteLock();
        try
        {
            Take(key);
            Add(key, query);
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    /// <summary>False: none was stored under this key.</summary>
    public bool Remove(TKey key)
    {
        _lock.EnterWriteLock();
        try
        {
            return Take(key);
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    /// <summary>The queries that match, in no order.</summary>
    public IReadOnlyList<Hit<TKey>> Match(ArticleFeatures article)
    {
        var hits = new List<Hit<TKey>>();
        var marks = _marks.TryTake(out var used) ? used : new();
        _lock.EnterReadLock();
        try
        {
            marks.Begin(_terms.Count, _stored.Count);
            _terms.Mark(article, marks);
            foreach (var number in marks.Present)
            {
                foreach (var posting in _terms[number].Postings)
                {
                    if ((posting.Second == Key.None || marks.Has(posting.Second)) && marks.Look(posting.Slot)
                        && _stored[posting.Slot] is { } stored && stored.Plan.Holds(marks, article))
                    {
                        hits.Add(new(stored.Key, new(stored.Query, article)));
                    }
                }
            }
        }
        finally
        {
            _lock.ExitReadLock();
            marks.End();
            _marks.Add(marks);
        }

        return hits;
    }

    public void Dispose() => _lock.Dispose();

    private void Add(TKey key, Query query)
    {
        var compiler = new QueryCompiler(_terms);
        var (plan, met, _) = compiler.Compile(query.Root);
        var keys = met!.Keys; // never null: see QueryBound
        if (!_free.TryPop(out var slot))
        {
            slot = _stored.Count;
            _stored.Add(null);
        }

        // Twice the same term: one posting for it, which then may ask for nothing beside it.
        var terms = new Dictionary<int, int>();
        foreach (var (term, second) in keys)
        {
            terms[term] = terms.TryGetValue(term, out var other) && other != second ? Key.None : second;
        }

        foreach (var (term, second) in terms)
        {
            _terms[term].Add(new(slot, second));
        }

        _stored[slot] = new(key, query, plan, [.. terms.Keys], compiler.Taken);
        _slots.Add(key, slot);
    }

    private bool Take(TKey key)
    {
        if (!_slots.Remove(key, out var slot))
        {
            return false;
        }

        var stored = _stored[slot]!;
        foreach (var term in stored.LookedUpBy)
        {
            _terms[term].Remove(slot);
        }

        foreach (var term in stored.Terms)
        {
            _terms.Release(term);
        }

        _stored[slot] = null;
        _free.Push(slot);
        return true;
    }

    private sealed record Stored(TKey Key, Query Query, Plan Plan, int[] LookedUpBy, int[] Terms);
}

/// <param name="Key">Of the stored query.</param>
public readonly record struct Hit<TKey>(TKey Key, QueryMatch Match);
