namespace NewsMonitor.Domain.Alerts;

/// <summary>
/// What of a life's state is due when, which alert a rule has by a key, and which keep others quiet: kept beside the state, so that no event looks at all alerts. What was touched is worked
/// out anew when it is asked for; silences, inhibitions and rules that are changed touch every group.
/// </summary>
internal sealed class LifeIndex
{
    private readonly DueList _alerts = new();                   // when they end by themselves, or are forgotten
    private readonly DueList _groups = new();                   // when they are looked at
    private readonly HashSet<string> _touchedAlerts;
    private readonly HashSet<string> _touchedGroups;
    private readonly Dictionary<(string Rule, string Key), SortedSet<string>> _ids = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Inhibitors _inhibitors = new();
    private LifeState _of;

    public LifeIndex(LifeState state)
    {
        _of = state;
        _touchedAlerts = new(state.Alerts.Keys, StringComparer.Ordinal);
        _touchedGroups = new(state.Groups.Keys, StringComparer.Ordinal);
        foreach (var alert in state.Alerts.Values)
        {
            Enter(alert);
        }
    }

    /// <summary>Id of a rule's alert; null: it has none by this key.</summary>
    public string? Find(string rule, string key) => _ids.GetValueOrDefault((rule, key))?.Min;

    /// <summary>Id of the firing alert that keeps one with these labels quiet; null: none does.</summary>
    public string? FindInhibiting(LifeState state, Labels target) => _inhibitors.Find(state, target);

    public int CountOf(string rule) => _counts.GetValueOrDefault(rule);

    public void Put(Alert? before, Alert after, bool inhibits)
    {
        _touchedAlerts.Add(after.Id);
        _touchedGroups.Add(after.Group);
        _inhibitors.Put(before, after);
        if (before is null)
        {
            Enter(after);
        }
        else if (inhibits && before.IsFiring != after.IsFiring)
        {
            TouchGroups();
        }
    }

    public void Forget(Alert alert)
    {
        _touchedAlerts.Add(alert.Id);
        _inhibitors.Forget(alert);
        _counts[alert.Rule]--;
        var ids = _ids[(alert.Rule, alert.Key)];
        ids.Remove(alert.Id);
        if (ids.Count == 0)
        {
            _ids.Remove((alert.Rule, alert.Key));
        }
    }

    public void Touch(string group) => _touchedGroups.Add(group);

    /// <summary>A rule's intervals, or what else its groups are looked at by, may be others.</summary>
    public void TouchGroups() => _touchedGroups.UnionWith(_of.Groups.Keys);

    /// <summary>As <see cref="Due.Next"/> says.</summary>
    public DateTimeOffset? Next(LifeState state)
    {
        MoveTo(state);
        DateTimeOffset? next = null;
        foreach (var due in (ReadOnlySpan<DateTimeOffset?>)[_alerts.Next, _groups.Next, state.Digests.IsEmpty ? null : state.Digests.Values.Min(digest => digest.Due)])
        {
            next = due < next || next is null ? due ?? next : next;
        }

        return next;
    }

    /// <summary>Ids of the alerts that are over, or are to be forgotten, by now; in their order.</summary>
    public IReadOnlyList<string> DueAlerts(LifeState state, DateTimeOffset now)
    {
        MoveTo(state);
        return _alerts.UpTo(now);
    }

    /// <summary>Keys of the groups that are to be looked at by now, in their order.</summary>
    public IReadOnlyList<string> DueGroups(LifeState state, DateTimeOffset now)
    {
        MoveTo(state);
        return _groups.UpTo(now);
    }

    private void Enter(Alert alert)
    {
        if (!_ids.TryGetValue((alert.Rule, alert.Key), out var ids))
        {
            _ids[(alert.Rule, alert.Key)] = ids = new(StringComparer.Ordinal);
        }

        ids.Add(alert.Id);
        _counts[alert.Rule] = CountOf(alert.Rule) + 1;
    }

    private void MoveTo(LifeState state)
    {
        var isOther = !ReferenceEquals(_of.Silences, state.Silences) || !ReferenceEquals(_of.Inhibitions, state.Inhibitions);
        _of = state;
        if (isOther)
        {
            TouchGroups();
        }

        foreach (var id in _touchedAlerts)
        {
            _alerts.Set(id, state.Alerts.TryGetValue(id, out var alert) ? Due.Of(alert) : null);
        }

        foreach (var key in _touchedGroups)
        {
            _groups.Set(key, state.Groups.TryGetValue(key, out var group) ? Groups.Next(state, group) : null);
        }

        _touchedAlerts.Clear();
        _touchedGroups.Clear();
    }

    private sealed class DueList
    {
        private readonly Dictionary<string, DateTimeOffset> _due = new(StringComparer.Ordinal);
        private readonly SortedSet<(DateTimeOffset At, string Key)> _order = new(Comparer<(DateTimeOffset At, string Key)>.Create(
            (a, b) => a.At.CompareTo(b.At) is not 0 and var order ? order : string.CompareOrdinal(a.Key, b.Key)));

        public DateTimeOffset? Next => _order.Count > 0 ? _order.Min.At : null;

        public void Set(string key, DateTimeOffset? due)
        {
            if (_due.Remove(key, out var before))
            {
                _order.Remove((before, key));
            }

            if (due is { } at)
            {
                _due.Add(key, at);
                _order.Add((at, key));
            }
        }

        public IReadOnlyList<string> UpTo(DateTimeOffset now) => [.. _order.TakeWhile(due => due.At <= now).Select(due => due.Key).Order(StringComparer.Ordinal)];
    }
}
