using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Grains.Alerts;

/// <summary>A subject's past while articles come: what was worked out from it is forgotten when a former hour is not what it was.</summary>
internal sealed class GrowingPast(HourHistory own, HourHistory all) : Domain.Alerts.IPast
{
    private SubjectPast _past = new(own, all);

    public Baseline? Usual(WindowLength window, Minute clock, bool originals) => _past.Usual(window, clock, originals);

    public HourCounts Before(WindowLength window, Minute clock) => _past.Before(window, clock);

    public void Forget() => _past = new(own, all);
}
