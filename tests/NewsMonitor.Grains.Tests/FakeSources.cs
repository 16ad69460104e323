using NewsMonitor.Log;

namespace NewsMonitor.Grains.Tests;

/// <summary>Feeds in memory.</summary>
internal sealed class FakeSources : ISourceStore
{
    private readonly Dictionary<string, FeedSource> _sources = [];

    public FeedSource this[string name]
    {
        get => _sources[name];
        set => _sources[name] = value;
    }

    public Task<IReadOnlyList<FeedSource>> ListAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<FeedSource>>([.. _sources.Values]);

    public Task<FeedSource?> GetAsync(string name, CancellationToken ct) => Task.FromResult(_sources.GetValueOrDefault(name));

    public Task<bool> AddAsync(FeedSource source, CancellationToken ct) => Task.FromResult(_sources.TryAdd(source.Name, source));

    public Task<bool> UpdateAsync(FeedSource source, CancellationToken ct)
    {
        var known = _sources.ContainsKey(source.Name);
        if (known)
        {
            _sources[source.Name] = source;
        }

        return Task.FromResult(known);
    }

    public Task<bool> RemoveAsync(string name, CancellationToken ct) => Task.FromResult(_sources.Remove(name));

    public Task<IReadOnlyList<string>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>([.. _sources.Keys.Take(limit)]);
}
