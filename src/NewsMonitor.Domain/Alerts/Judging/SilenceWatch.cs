namespace NewsMonitor.Domain.Alerts;

/// <summary>
/// Judges how long nothing came. Any article that came by a live way ends a silence, old or wrongly dated or not: the source speaks. One that was imported says
/// that it spoke at the article's event time, and fires or ends nothing.
/// </summary>
internal sealed class SilenceWatch(WatchState.Silence state, JudgeDesk desk) : IWatch
{
    /// <summary>Feeds are asked before their silence fires, after a time in which nobody listened.</summary>
    private static readonly TimeSpan Settles = TimeSpan.FromMinutes(15);

    private readonly Bar _bar = Bar.Of(desk.Rule);
    private DateTimeOffset _last = state.Last;
    private Track _track = state.Track;

    public WatchState State => new WatchState.Silence(_last, _track);

    public DateTimeOffset? NextWake => _track.Phase is Phase.Firing ? null : _last + TimeSpan.FromMinutes(_bar.Threshold);

    public void See(Sighting seen, bool isNews)
    {
        if (!seen.Enters || seen.IsReread || seen.Way is Way.Reread)
        {
            return;
        }

        if (seen.Way is Way.Import)
        {
            _last = !seen.DateSuspect && seen.At.Start > _last && seen.At.Start <= desk.Clock ? seen.At.Start : _last;
            return;
        }

        var lasted = Math.Max(0, (desk.Clock - _last).TotalMinutes);
        desk.Look(lasted, true, null);
        _last = desk.Clock;
        Judge(lasted, [seen.ToEvidence()]);
    }

    public void Tick()
    {
        if (NextWake <= desk.Clock)
        {
            Judge((desk.Clock - _last).TotalMinutes, []);
        }
    }

    public void Miss(TimeSpan unheard, DateTimeOffset until)
    {
        if (_track.Phase is Phase.Firing)
        {
            return;
        }

        var (heard, soonest) = (_last + unheard, until + Settles - TimeSpan.FromMinutes(_bar.Threshold));
        _last = heard > soonest ? heard : soonest;
    }

    /// <param name="lasted">Minutes of the silence, up to its end where it is over.</param>
    private void Judge(double lasted, EvidenceArticle[] shown)
    {
        var minutes = (desk.Clock - _last).TotalMinutes;
        desk.Look(minutes, true, null);
        var before = _track.Phase;
        _track = _track.Next(desk.Clock, minutes, true, _bar);
        if (_track.Phase != before)
        {
            var kind = _track.Phase is Phase.Firing ? SignalKind.Fires : SignalKind.Ends;
            desk.Signal(kind, "", desk.Rule.AllLabels(), null, 1, new("minutes", lasted, _bar.Threshold, null, null, null, shown.Length, shown.Length, [.. shown]));
        }
    }
}
