using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>
/// An article's shares in some 6 bytes each: subject, kind × 4 + sentiment, mentions and score, in the order of <see cref="Share.Of"/>.
/// </summary>
internal static class ShareBlob
{
    private const int UnknownSentiment = 3;

    public static byte[] Write(ReadOnlySpan<StoredShare> shares)
    {
        var blob = new BlobWriter();
        foreach (var share in shares)
        {
            blob.Add(share.Subject)
                .Add(((int)share.Kind * 4) + (share.Sentiment is { } sentiment ? (int)sentiment + 1 : UnknownSentiment))
                .Add(share.Mentions)
                .AddSigned(share.ScoreMilli);
        }

        return blob.Take();
    }

    public static StoredShare[] Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new ShareReader(bytes);
        var shares = new List<StoredShare>(16);
        while (reader.Next())
        {
            shares.Add(reader.Current);
        }

        return [.. shares];
    }

    /// <summary>The next share of a blob.</summary>
    public static StoredShare Next(ref BlobReader blob)
    {
        var (subject, packed) = (blob.NextInt(), blob.NextInt());
        var sentiment = packed % 4;
        return new(
            subject, (SubjectKind)(packed / 4), blob.NextInt(), sentiment == UnknownSentiment ? null : (Sentiment)(sentiment - 1), blob.NextSignedInt());
    }
}

/// <summary>Reads an article's shares one after the other.</summary>
internal ref struct ShareReader(ReadOnlySpan<byte> bytes)
{
    private BlobReader _blob = new(bytes);

    public StoredShare Current { get; private set; }

    public bool Next()
    {
        if (_blob.AtEnd)
        {
            return false;
        }

        Current = ShareBlob.Next(ref _blob);
        return true;
    }
}
