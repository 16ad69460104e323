using NewsMonitor.Domain;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Replays;

/// <summary>A replay's state, packed: some 12 bytes for each cell, hour and source of each subject.</summary>
internal sealed record Checkpoint(StoredCheckpoint Stored, byte[] Packed)
{
    /// <summary>Of the packed bytes. Raise it with every change of them, and of what a state is made of.</summary>
    public const int Layout = 1;

    /// <summary>The log's numbers of the subjects in it, by which <see cref="ToState"/> asks for them.</summary>
    public List<int> Subjects
    {
        get
        {
            var blob = new BlobReader(Packed);
            return Keys(ref blob);
        }
    }

    public static byte[] Pack(PastState state)
    {
        state.Sweep();
        var blob = new BlobWriter();
        var keyBefore = 0;
        blob.Add(state.Subjects.Count);
        foreach (var subject in state.Subjects)
        {
            blob.AddSigned(subject.Subject.Key - keyBefore);
            keyBefore = subject.Subject.Key;
        }

        blob.Add(state.Position.Value).Add(state.HoursOfAll.Hours.Count);
        var hourBefore = 0L;
        foreach (var (hour, counts) in state.HoursOfAll.Hours)
        {
            blob.AddSigned(hour.Value - hourBefore);
            hourBefore = hour.Value;
            Add(blob, counts);
        }

        foreach (var subject in state.Subjects)
        {
            blob.Add(subject.Number);
            Add(blob, subject.Total);
            blob.Add(subject.Sources.Length);
            foreach (var (source, articles) in subject.Sources)
            {
                blob.Add(source).AddSigned(articles);
            }

            AddHours(blob, subject.Recent?.Hours);
            var last = 0L;
            var cells = subject.Recent is { } recent ? recent.Windows.Held : [];
            blob.Add(cells.Length);
            foreach (ref readonly var cell in cells)
            {
                blob.AddSigned(cell.At.Value - last).Add(cell.Source);
                last = cell.At.Value;
                Add(blob, cell.Counts);
            }
        }

        return blob.Take();
    }

    /// <param name="subject">Knows every subject that the log had then.</param>
    public PastState ToState(Func<int, PastSubject> subject)
    {
        var state = new PastState(Stored.At);
        var clock = state.Clock;
        var blob = new BlobReader(Packed);
        var keys = Keys(ref blob);
        state.Restore(new(blob.Next()), Stored.Rows);
        var hour = 0L;
        for (var hours = blob.NextInt(); hours > 0; hours--)
        {
            hour += blob.NextSigned();
            state.HoursOfAll.Add(new(hour), Next(ref blob));
        }

        foreach (var key in keys)
        {
            var totals = state.TotalsOf(key, subject);
            (totals.Number, totals.Total) = (blob.Next(), Next(ref blob));
            for (var sources = blob.NextInt(); sources > 0; sources--)
            {
                totals.AddSource(blob.NextInt(), blob.NextSignedInt());
            }

            Restore(ref blob, totals, clock);
        }

        return state;
    }

    private static List<int> Keys(ref BlobReader blob)
    {
        var (keys, last) = (new List<int>(), 0);
        for (var left = blob.NextInt(); left > 0; left--)
        {
            last += blob.NextSignedInt();
            keys.Add(last);
        }

        return keys;
    }

    private static void Restore(ref BlobReader blob, PastTotals totals, Minute clock)
    {
        var last = 0L;
        for (var hours = blob.NextInt(); hours > 0; hours--)
        {
            totals.Recent ??= totals.NewRecent(clock);
            last += blob.NextSigned();
            totals.Recent.Hours!.Add(new Minute(last), new HourCounts(blob.NextSignedInt(), blob.NextSignedInt(), blob.NextSignedInt()));
        }

        last = 0;
        for (var cells = blob.NextInt(); cells > 0; cells--)
        {
            totals.Recent ??= totals.NewRecent(clock);
            last += blob.NextSigned();
            totals.Recent.Windows.Add(new(last), blob.NextInt(), Next(ref blob));
        }

        totals.Recent?.Apply(totals.Number, clock, 0, default);
    }

    private static void AddHours(BlobWriter blob, HourHistory? history)
    {
        if (history is null)
        {
            blob.Add(0);
            return;
        }

        var last = 0L;
        blob.Add(history.Hours.Count);
        foreach (var (hour, counts) in history.Hours)
        {
            blob.AddSigned(hour.Value - last).AddSigned(counts.Articles).AddSigned(counts.Originals).AddSigned(counts.Net);
            last = hour.Value;
        }
    }

    private static void Add(BlobWriter blob, Counts counts) => blob
        .AddSigned(counts.Articles).AddSigned(counts.Originals).AddSigned(counts.Mentions).AddSigned(counts.Negative).AddSigned(counts.Neutral)
        .AddSigned(counts.Positive).AddSigned(counts.ScoreMilli).AddSigned(counts.SuspectOriginals);

    private static Counts Next(ref BlobReader blob) => new(
        blob.NextSignedInt(), blob.NextSignedInt(), blob.NextSignedInt(), blob.NextSignedInt(), blob.NextSignedInt(), blob.NextSignedInt(),
        blob.NextSigned(), blob.NextSignedInt());
}
