using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace NewsMonitor.Domain.Alerts;

/// <summary>
/// Judges a window of fresh articles. What went in is kept by article, so that an edit or a withdrawal takes out what was put in, and what was no
/// news when it came never gets in.
/// </summary>
internal sealed class WindowWatch : IWatch
{
    private readonly WindowLength _length;
    private readonly IGauge _gauge;
    private readonly JudgeDesk _desk;
    private readonly Bar _bar;
    private readonly Dictionary<ArticleId, HeldShare> _held;
    private readonly PriorityQueue<ArticleId, Minute> _leaving = new();     // what is held, and some that is no more
    private readonly Dictionary<string, int> _sources = new(StringComparer.Ordinal);
    private readonly List<EvidenceArticle> _shown;
    private readonly SubjectWindows _windows;
    private Track _track;
    private Held? _read;                                        // null: the window changed since

    public WindowWatch(WindowLength length, IGauge gauge, WatchState.Window state, JudgeDesk desk)
    {
        (_length, _gauge, _desk, _bar, _track) = (length, gauge, desk, Bar.Of(desk.Rule), state.Track);
        _held = state.Held.ToDictionary(share => share.Article);
        _shown = [.. state.Shown];
        _windows = new(desk.Minute);
        foreach (var share in state.Held)
        {
            _windows.Add(share.At, Number(share.Source), share.Counts);
            _leaving.Enqueue(share.Article, share.At);
        }
    }

    public WatchState State => new WatchState.Window(
        [.. _held.Values.OrderBy(share => share.At).ThenBy(share => share.Article.Value, StringComparer.Ordinal)], [.. _shown], _track);

    public DateTimeOffset? NextWake => _held.Count > 0 || _track.Phase is not Phase.Inactive ? (_desk.Minute + 1).Start : null;

    public void See(Sighting seen, bool isNews)
    {
        MoveTo(_desk.Minute);
        if (!Hold(seen, isNews))
        {
            return;
        }

        if (isNews && seen.Enters)
        {
            _shown.Insert(0, seen.ToEvidence());
            _shown.RemoveRange(Math.Min(_shown.Count, AlertEvidence.MaxShown), Math.Max(0, _shown.Count - AlertEvidence.MaxShown));
        }

        if (!seen.IsReread)     // a change of the reader's mind is judged at the next minute, with whatever happens then
        {
            Judge(seen.Leaves || (isNews && seen.Enters) ? seen : null);
        }
    }

    public void Move(OriginalMove move)
    {
        MoveTo(_desk.Minute);
        if (_held.TryGetValue(move.Article, out var share))
        {
            _windows.Add(share.At, Number(share.Source), move.Counts);
            _held[move.Article] = share with { Counts = share.Counts + move.Counts };
            _read = null;
        }
    }

    public void Tick()
    {
        MoveTo(_desk.Minute);
        Judge(null);
    }

    /// <summary>Whether the window's articles changed.</summary>
    private bool Hold(Sighting seen, bool isNews)
    {
        var known = _held.TryGetValue(seen.Article, out var share);
        if (!known && !(isNews && seen.Enters && seen.At > _windows.Clock - (int)_length))
        {
            return false;
        }

        share ??= new(seen.Article, seen.Source, seen.At, default);
        var sum = share.Counts + seen.Counts;
        var added = sum.Articles > 0 ? seen.Counts : -share.Counts;
        _windows.Add(share.At, Number(share.Source), added);
        _read = null;
        if (sum.Articles > 0)
        {
            _held[seen.Article] = share with { Counts = sum };
            if (!known)
            {
                _leaving.Enqueue(seen.Article, share.At);
            }
        }
        else
        {
            _held.Remove(seen.Article);
            _shown.RemoveAll(article => article.Article == seen.Article);
        }

        return true;
    }

    // At each minute, however many articles are held: only what leaves or enters is looked at.
    private void MoveTo(Minute now)
    {
        var before = _windows.Clock;
        if (now == before)
        {
            return;
        }

        var gone = now - (int)_length;
        if (!_windows.Cells(before - (int)_length, gone).IsEmpty || !_windows.Cells(before, now).IsEmpty)
        {
            _read = null;
        }

        _windows.MoveTo(now);
        while (_leaving.TryPeek(out var article, out var at) && at <= gone)
        {
            _leaving.Dequeue();
            _held.Remove(article);
        }

        _shown.RemoveAll(article => article.At <= gone);
    }

    /// <param name="seen">Who joined the window or left it; null: nobody.</param>
    private void Judge(Sighting? seen)
    {
        _read ??= new(_windows[_length], SourceCount.Of(_windows.Cells(_length)).Originals);
        var now = _gauge.Read(_read.Value, _windows.Clock);
        _desk.Look(now.Value, now.Enough, now.Usual);
        var (before, after) = (_track, _gauge.IsKnown ? _track.Next(_desk.Clock, now.Value, now.Enough, _bar) : _track.Unknown(_desk.Clock));
        _track = after;
        var leaves = seen is { Leaves: true };
        if (leaves && before.Phase is Phase.Firing)
        {
            Signal(SignalKind.Shrinks, now, [], seen);      // first, whatever else follows from it
        }

        switch (before.Phase, after.Phase)
        {
            case (Phase.Inactive, Phase.Pending):
                Note(LedgerKind.Pending, now, $"holds, and fires if it does so for {Durations.Word(_bar.For)}");
                break;
            case (Phase.Pending, Phase.Inactive):
                Note(LedgerKind.PendingEnded, now, $"held from {before.Since.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC, for less than {Durations.Word(_bar.For)}");
                break;
            case (not Phase.Firing, Phase.Firing):
                Signal(SignalKind.Fires, now, _shown);
                break;
            case (Phase.Firing, Phase.Inactive):
                Signal(SignalKind.Ends, now, []);
                break;
            case (Phase.Firing, Phase.Firing) when (seen is not null && !leaves) || after.Level > before.Level:
                Signal(SignalKind.Fires, now, seen is null || leaves ? [] : [seen.ToEvidence()]);
                break;
        }
    }

    private void Signal(SignalKind kind, Gauged now, IEnumerable<EvidenceArticle> shown, Sighting? left = null) =>
        _desk.Signal(kind, "", _desk.Rule.AllLabels(), null, Math.Max(1, _track.Level), now.ToEvidence(_bar.Threshold, shown) with { Window = _length }, left);

    private void Note(LedgerKind kind, Gauged now, string why) => _desk.Note(
        kind, LedgerCause.None, null, why, ("value", now.Value ?? 0), ("threshold", _bar.Threshold), ("articles", now.Articles), ("sources", now.Sources));

    private int Number(string source)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_sources, source, out var known);
        return known ? number : number = _sources.Count;
    }
}
