using System.Buffers.Binary;

namespace NewsMonitor.Log.Sqlite;

/// <summary>A text's number: copies share it. 64 bits of its hash; two of a billion texts share one by chance once in 40 logs.</summary>
internal static class TextNumber
{
    public static long Of(ReadOnlySpan<byte> textHash) => BinaryPrimitives.ReadInt64LittleEndian(textHash);
}
