using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Alerts;

/// <summary>The hours of the subjects that rules are measured by, and of all news, up to one position of the log.</summary>
internal sealed class Histories
{
    private readonly Dictionary<SubjectId, HourHistory> _hours = [];
    private readonly List<GrowingPast> _pasts = [];
    private Minute _hour;

    /// <summary>Subjects whose changes are to be taken; with <c>all</c> where there are any.</summary>
    public IReadOnlyCollection<SubjectId> Subjects => _hours.Keys;

    public bool Has(SubjectId subject) => _hours.ContainsKey(subject);

    /// <summary>A condition that is measured by what was before.</summary>
    public static bool Needs(Rule rule) => rule.When is Condition.Burst or Condition.Sentiment;

    public void Add(SubjectId subject, HourHistory hours) => _hours[subject] = hours;

    /// <summary>Drops those that no rule is measured by.</summary>
    public void Keep(IReadOnlyCollection<SubjectId> needed)
    {
        foreach (var subject in _hours.Keys.Where(subject => !needed.Contains(subject)).ToList())
        {
            _hours.Remove(subject);
        }
    }

    /// <summary>The past of a subject that is here.</summary>
    public GrowingPast Open(SubjectId subject)
    {
        var past = new GrowingPast(_hours[subject], _hours[SubjectId.All]);
        _pasts.Add(past);
        return past;
    }

    public void Close(GrowingPast past) => _pasts.Remove(past);

    public void Take(SubjectSighting change)
    {
        if (!_hours.TryGetValue(change.Subject, out var hours))
        {
            return;
        }

        hours.Add(change.At, change.Counts);
        var hour = Minute.Of(change.Arrived).HourStart;
        if (change.At.HourStart < hour)
        {
            _pasts.ForEach(past => past.Forget());
        }

        if (hour > _hour)
        {
            _hour = hour;
            foreach (var moved in _hours.Values)
            {
                moved.MoveTo(hour);
            }
        }
    }
}
