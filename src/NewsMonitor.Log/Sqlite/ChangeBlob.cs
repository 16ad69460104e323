using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>A change with the log's own number of the subject.</summary>
internal readonly record struct StoredChange(int Subject, long Number, long Minute, int Source, Counts Counts);

/// <summary>The changes of one position, in order, some 15 bytes each. As a row each they would be a third of a commit.</summary>
internal static class ChangeBlob
{
    private const int NumbersAfterSubject = 11;

    public static void Add(BlobWriter blob, StoredChange change)
    {
        var counts = change.Counts;
        blob.Add(change.Subject).Add(change.Number).AddSigned(change.Minute).Add(change.Source)
            .AddSigned(counts.Articles).AddSigned(counts.Originals).AddSigned(counts.Mentions)
            .AddSigned(counts.Negative).AddSigned(counts.Neutral).AddSigned(counts.Positive)
            .AddSigned(counts.ScoreMilli).AddSigned(counts.SuspectOriginals);
    }

    /// <summary>The subjects that lost an article, as a JSON array.</summary>
    public static string TakenOut(ReadOnlySpan<byte> bytes)
    {
        var changes = new List<StoredChange>();
        Read(bytes, changes);
        return $"[{string.Join(',', changes.Where(change => change.Counts.Articles < 0).Select(change => change.Subject))}]";
    }

    public static void Read(ReadOnlySpan<byte> bytes, List<StoredChange> changes)
    {
        var blob = new BlobReader(bytes);
        while (!blob.AtEnd)
        {
            changes.Add(new(blob.NextInt(), blob.Next(), blob.NextSigned(), blob.NextInt(), NextCounts(ref blob)));
        }
    }

    /// <summary>Without their numbers, which belong to the order of positions.</summary>
    public static void Read(ReadOnlySpan<byte> bytes, List<PastChange> changes)
    {
        var blob = new BlobReader(bytes);
        while (!blob.AtEnd)
        {
            var subject = blob.NextInt();
            blob.Next();
            changes.Add(new(subject, new(blob.NextSigned()), blob.NextInt(), NextCounts(ref blob)));
        }
    }

    /// <summary>Those of some subjects.</summary>
    public static void Read<T>(ReadOnlySpan<byte> bytes, Dictionary<int, T> subjects, List<StoredChange> changes)
    {
        var blob = new BlobReader(bytes);
        while (!blob.AtEnd)
        {
            var subject = blob.NextInt();
            if (!subjects.ContainsKey(subject))
            {
                blob.Skip(NumbersAfterSubject);
                continue;
            }

            changes.Add(new(subject, blob.Next(), blob.NextSigned(), blob.NextInt(), NextCounts(ref blob)));
        }
    }

    /// <summary>Those of one subject.</summary>
    public static void Read(ReadOnlySpan<byte> bytes, int subject, List<PastChange> changes)
    {
        var blob = new BlobReader(bytes);
        while (!blob.AtEnd)
        {
            if (blob.NextInt() != subject)
            {
                blob.Skip(NumbersAfterSubject);
                continue;
            }

            blob.Next();
            changes.Add(new(subject, new(blob.NextSigned()), blob.NextInt(), NextCounts(ref blob)));
        }
    }

    private static Counts NextCounts(ref BlobReader blob) => new(
        blob.NextSignedInt(), blob.NextSignedInt(), blob.NextSignedInt(), blob.NextSignedInt(), blob.NextSignedInt(), blob.NextSignedInt(),
        blob.NextSigned(), blob.NextSignedInt());
}
