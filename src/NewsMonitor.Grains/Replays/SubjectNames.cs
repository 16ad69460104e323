using System.Collections.Concurrent;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Replays;

/// <summary>What the log's numbers of subjects stand for, for all replays of a silo: some 200 bytes for each subject that a replay met.</summary>
internal sealed class SubjectNames(IPast past)
{
    private readonly ConcurrentDictionary<int, PastSubject> _known = [];

    public PastSubject Get(int key) => _known[key];

    public void Clear() => _known.Clear();

    /// <summary>After it <see cref="Get"/> knows the subjects of the slice.</summary>
    public Task LearnAsync(PastSlice slice, CancellationToken ct) => LearnAsync(slice.Changes.Select(change => change.Subject), ct);

    /// <summary>After it <see cref="Get"/> knows the subjects.</summary>
    public async Task LearnAsync(IEnumerable<int> keys, CancellationToken ct)
    {
        HashSet<int>? missing = null;
        foreach (var key in keys)
        {
            if (!_known.ContainsKey(key))
            {
                (missing ??= []).Add(key);
            }
        }

        if (missing is null)
        {
            return;
        }

        foreach (var subject in await past.ReadPastSubjectsAsync(missing, ct))
        {
            _known[subject.Key] = subject;
        }
    }
}
