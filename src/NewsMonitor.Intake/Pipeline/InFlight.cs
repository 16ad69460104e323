using NewsMonitor.Domain;

namespace NewsMonitor.Intake;

/// <summary>Which articles are on their way, and in which order of each. Safe to call from many threads.</summary>
internal sealed class InFlight
{
    private readonly Dictionary<ArticleKey, (int Open, long Newest)> _keys = [];
    private readonly Lock _lock = new();

    /// <summary>Enters one more of this key. True: no other one of it is on its way.</summary>
    public bool Enter(ArticleKey key, long ticket)
    {
        lock (_lock)
        {
            var open = _keys.TryGetValue(key, out var state) ? state.Open : 0;
            _keys[key] = (open + 1, ticket);
            return open == 0;
        }
    }

    public bool IsNewest(ArticleKey key, long ticket)
    {
        lock (_lock)
        {
            return _keys.TryGetValue(key, out var state) && state.Newest == ticket;
        }
    }

    public void Leave(ArticleKey key)
    {
        lock (_lock)
        {
            var state = _keys[key];
            if (state.Open == 1)
            {
                _keys.Remove(key);
            }
            else
            {
                _keys[key] = state with { Open = state.Open - 1 };
            }
        }
    }
}
