using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Replays;

/// <summary>The strongest bursts of a range, one for each event of a subject, from the hours that the log has added up: as all is known today.</summary>
internal sealed class ReplayBursts(IPast past)
{
    /// <summary>Bursts that are found at most.</summary>
    public const int Most = 200;

    /// <summary>Subjects with the most originals that are looked at. Those with fewer than a burst needs are not.</summary>
    private const int MostSubjects = 100_000;

    private const int LookedUpAtOnce = 256;

    private static readonly SubjectKind[] Shown = [.. Enum.GetValues<SubjectKind>().Where(kind => kind.IsShown())];

    /// <summary>Strongest first.</summary>
    /// <param name="last">The range's last minute.</param>
    public async Task<ImmutableArray<ReplayBurst>> FindAsync(Minute first, Minute last, CancellationToken ct)
    {
        var (from, to) = (HourHistory.KeptFrom(first), last + 1);
        var all = new HourHistory();
        await past.ReadHoursAsync(from, to, [SubjectKind.All], leastOriginals: 0, limit: 1, (_, hours) => all = hours, ct);
        var range = new BurstRange(all, first, to);
        var marked = new List<(PastSubject Subject, PastBurst Burst)>();
        await past.ReadHoursAsync(
            from, to, Shown, Burst.Least(range.Window).Originals, MostSubjects,
            (subject, hours) => marked.AddRange(range.Of(hours).Select(burst => (subject, burst))), ct);
        marked.Sort((a, b) =>
            b.Burst.Score.CompareTo(a.Burst.Score) is var byScore and not 0 ? byScore
            : b.Burst.Articles.CompareTo(a.Burst.Articles) is var byArticles and not 0 ? byArticles
            : (a.Burst.At, a.Subject.Key).CompareTo((b.Burst.At, b.Subject.Key)));
        return await WithSourcesAsync(marked, range.Window, ct);
    }

    /// <summary>The first of each event of which enough sources wrote.</summary>
    private async Task<ImmutableArray<ReplayBurst>> WithSourcesAsync(
        List<(PastSubject Subject, PastBurst Burst)> marked, WindowLength window, CancellationToken ct)
    {
        var found = new Dictionary<(int Subject, int Event), ReplayBurst>();
        for (var i = 0; i < marked.Count && found.Count < Most; i += LookedUpAtOnce)
        {
            var next = marked.Skip(i).Take(LookedUpAtOnce).Where(one => !found.ContainsKey((one.Subject.Key, one.Burst.Event))).ToList();
            var sources = await past.CountSourcesAsync([.. next.Select(one => (one.Subject.Key, one.Burst.At - (int)window + 1, one.Burst.At + 1))], ct);
            foreach (var ((subject, burst), count) in next.Zip(sources))
            {
                if (count >= Burst.Least(window).Sources && found.Count < Most)
                {
                    found.TryAdd((subject.Key, burst.Event), new(
                        burst.At.Start, subject.Id.Value, subject.Name, subject.Kind.Word(), window.Word(), burst.Articles, burst.Usual, burst.Score));
                }
            }
        }

        return [.. found.Values];
    }
}
