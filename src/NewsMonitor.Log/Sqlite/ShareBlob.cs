using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>
/// An article's shares in some 6 bytes each: subject, kind × 4 + sentiment, mentions and score as variable-length numbers, in the
/// order of <see cref="Share.Of"/>.
/// </summary>
internal static class ShareBlob
{
    private const int UnknownSentiment = 3;

    public static byte[] Write(ReadOnlySpan<StoredShare> shares)
    {
        using var stream = new MemoryStream(shares.Length * 8);
        using var writer = new BinaryWriter(stream);
        foreach (var share in shares)
        {
            writer.Write7BitEncodedInt(share.Subject);
            writer.Write((byte)(((int)share.Kind * 4) + (share.Sentiment is { } sentiment ? (int)sentiment + 1 : UnknownSentiment)));
            writer.Write7BitEncodedInt(share.Mentions);
            writer.Write7BitEncodedInt((share.ScoreMilli << 1) ^ (share.ScoreMilli >> 31));
        }

        return stream.ToArray();
    }

    public static StoredShare[] Read(ReadOnlySpan<byte> blob)
    {
        var shares = new List<StoredShare>(16);
        while (!blob.IsEmpty)
        {
            var subject = Number(ref blob);
            var packed = Number(ref blob);
            var mentions = Number(ref blob);
            var score = Number(ref blob);
            var sentiment = packed % 4;
            shares.Add(new(
                subject, (SubjectKind)(packed / 4), mentions, sentiment == UnknownSentiment ? null : (Sentiment)(sentiment - 1),
                (int)((uint)score >> 1) ^ -(score & 1)));
        }

        return [.. shares];
    }

    private static int Number(ref ReadOnlySpan<byte> blob)
    {
        var value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = blob[0];
            blob = blob[1..];
            value |= (part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
