using System.Collections.Concurrent;
using System.Runtime.InteropServices;
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
    private readonly Dictionary<TKey, Stored> _stored = [];
    private readonly List<Unit> _units = [];
    private readonly Stack<int> _free = [];
    private readonly TermTable _terms = new();

    public int Count
    {
        get
        {
            _lock.EnterReadLock();
            try
            {
                return _stored.Count;
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
            marks.Begin(_terms.Count, _units.Count);
            _terms.Mark(article, marks);
            var units = CollectionsMarshal.AsSpan(_units);
            foreach (var number in marks.Present)
            {
                foreach (ref readonly var posting in _terms[number].Postings)
                {
                    if ((posting.Second == Key.None || marks.Has(posting.Second)) && marks.Look(posting.Unit, posting.First)
                        && (posting.IsEnough || units[posting.Unit].Plan.Holds(marks, article)))
                    {
                        marks.Find(posting.First);
                        var stored = units[posting.Unit].Of;
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
        var parts = compiler.CompileUnits(query.Root);
        var stored = new Stored(key, query, [.. parts.Select(_ => NewUnit())], compiler.Taken);
        for (var i = 0; i < parts.Count; i++)
        {
            var lookups = parts[i].Met!.Keys.Distinct().ToArray();
            foreach (var (term, second, isEnough) in lookups)
            {
                _terms[term].Add(new(stored.Units[i], stored.Units[0], second, isEnough));
            }

            _units[stored.Units[i]] = new(stored, parts[i].Plan, Array.ConvertAll(lookups, lookup => lookup.Term));
        }

        _stored.Add(key, stored);
    }

    private int NewUnit()
    {
        if (_free.TryPop(out var unit))
        {
            return unit;
        }

        _units.Add(default);
        return _units.Count - 1;
    }

    private bool Take(TKey key)
    {
        if (!_stored.Remove(key, out var stored))
        {
            return false;
        }

        foreach (var unit in stored.Units)
        {
            foreach (var term in _units[unit].LookedUpBy)
            {
                _terms[term].Remove(unit);
            }

            _units[unit] = default;
            _free.Push(unit);
        }

        foreach (var term in stored.Terms)
        {
            _terms.Release(term);
        }

        return true;
    }

    private sealed record Stored(TKey Key, Query Query, int[] Units, int[] Terms);

    /// <summary>One of the parts of which any is enough.</summary>
    /// <param name="LookedUpBy">Terms, each as often as there is a posting of the unit with it.</param>
    private readonly record struct Unit(Stored Of, Plan Plan, int[] LookedUpBy);
}

/// <param name="Key">Of the stored query.</param>
public readonly record struct Hit<TKey>(TKey Key, QueryMatch Match);
