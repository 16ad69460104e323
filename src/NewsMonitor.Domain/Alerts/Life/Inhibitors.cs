using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

/// <summary>The firing alerts that inhibit others, by inhibition and the labels that must be equal: kept beside the state, so that no alert asks all others.</summary>
internal sealed class Inhibitors
{
    private ImmutableSortedDictionary<string, Inhibition>? _of;
    private ImmutableArray<Sources> _sources = [];

    /// <summary>Id of the first alert of the first inhibition that keeps one with these labels quiet; null: none does.</summary>
    public string? Find(LifeState state, Labels target)
    {
        if (!ReferenceEquals(_of, state.Inhibitions))
        {
            _of = state.Inhibitions;
            _sources = [.. state.Inhibitions.Values.Select(inhibition => new Sources(inhibition, state.Alerts.Values.Where(alert => alert.IsFiring)))];
        }

        return _sources.Select(sources => sources.Find(target)).FirstOrDefault(id => id is not null);
    }

    public void Put(Alert? before, Alert after)
    {
        if (before is { IsFiring: true } && after.IsFiring && before.Labels.Equals(after.Labels))
        {
            return;
        }

        foreach (var sources in _sources)
        {
            sources.Leave(before);
            sources.Enter(after);
        }
    }

    public void Forget(Alert alert)
    {
        foreach (var sources in _sources)
        {
            sources.Leave(alert);
        }
    }

    private sealed class Sources
    {
        private readonly Inhibition _inhibition;
        private readonly Dictionary<(string Equal, bool IsTarget), SortedSet<string>> _ids = [];

        public Sources(Inhibition inhibition, IEnumerable<Alert> firing)
        {
            _inhibition = inhibition;
            foreach (var alert in firing)
            {
                Enter(alert);
            }
        }

        public void Enter(Alert alert)
        {
            if (alert.IsFiring && _inhibition.IsSource(alert.Labels))
            {
                var place = PlaceOf(alert.Labels, _inhibition.IsTarget(alert.Labels));
                if (!_ids.TryGetValue(place, out var ids))
                {
                    _ids[place] = ids = new(StringComparer.Ordinal);
                }

                ids.Add(alert.Id);
            }
        }

        public void Leave(Alert? alert)
        {
            if (alert is { IsFiring: true } && _inhibition.IsSource(alert.Labels) && PlaceOf(alert.Labels, _inhibition.IsTarget(alert.Labels)) is var place
                && _ids.TryGetValue(place, out var ids) && ids.Remove(alert.Id) && ids.Count == 0)
            {
                _ids.Remove(place);
            }
        }

        /// <summary>As <see cref="Inhibition.Inhibits"/> says: who is on both sides is inhibited by those on one alone.</summary>
        public string? Find(Labels target)
        {
            if (_ids.Count == 0 || !_inhibition.IsTarget(target))
            {
                return null;
            }

            var one = _ids.GetValueOrDefault(PlaceOf(target, isTarget: false))?.Min;
            var both = _inhibition.IsSource(target) ? null : _ids.GetValueOrDefault(PlaceOf(target, isTarget: true))?.Min;
            return one is null || (both is not null && string.CompareOrdinal(both, one) < 0) ? both : one;
        }

        private (string Equal, bool IsTarget) PlaceOf(Labels labels, bool isTarget) => (labels.Only(_inhibition.Equal).Key(), isTarget);
    }
}
