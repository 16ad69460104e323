using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Grains.Alerts;

/// <summary>A subject's past while articles come: what was worked out from it is forgotten when a former hour is not what it was.</summary>
internal sealed class GrowingPast(HourHistory own, HourHistory all) : Domain.Alerts.IPast
{
    private SubjectPast _past = new(own, all);
    private bool _isCounted = true;

    /// <summary>While it is not, as that of a topic whose query was changed, nothing is known of it.</summary>
    public bool IsCounted
    {
        get => _isCounted;
        set
        {
            if (_isCounted != value)
            {
                _isCounted = value;
                Forget();
            }
        }
    }

    public Baseline? Usual(WindowLength window, Minute clock, bool originals) => _isCounted ? _past.Usual(window, clock, originals) : null;

    public HourCounts Before(WindowLength window, Minute clock) => _isCounted ? _past.Before(window, clock) : default;

    public void Forget() => _past = new(own, all);
}
