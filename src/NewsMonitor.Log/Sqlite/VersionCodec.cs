using System.Text.Json;
using NewsMonitor.Domain;
using ZstdSharp;

namespace NewsMonitor.Log.Sqlite;

/// <summary>A version's content and findings as they are stored: compact JSON, compressed (zstd level 1). For one thread at a time.</summary>
internal sealed class VersionCodec : IDisposable
{
    private readonly Compressor _compressor = new(level: 1);
    private readonly Decompressor _decompressor = new();

    public byte[] Encode(Article article) => _compressor
        .Wrap(JsonSerializer.SerializeToUtf8Bytes(StoredText.Of(article), StoredJson.Default.StoredText)).ToArray();

    public byte[] Encode(Findings findings) => _compressor
        .Wrap(JsonSerializer.SerializeToUtf8Bytes(findings, StoredJson.Default.Findings)).ToArray();

    public StoredText DecodeText(ReadOnlySpan<byte> stored) =>
        JsonSerializer.Deserialize(_decompressor.Unwrap(stored), StoredJson.Default.StoredText)!;

    public Findings DecodeFindings(ReadOnlySpan<byte> stored) =>
        JsonSerializer.Deserialize(_decompressor.Unwrap(stored), StoredJson.Default.Findings)!;

    /// <summary>Who and what was found, without where.</summary>
    public StoredFound DecodeFound(ReadOnlySpan<byte> stored) =>
        JsonSerializer.Deserialize(_decompressor.Unwrap(stored), StoredJson.Default.StoredFound)!;

    /// <summary>The reader that stored findings name.</summary>
    public string ReaderOf(ReadOnlySpan<byte> findings) =>
        JsonSerializer.Deserialize(_decompressor.Unwrap(findings), StoredJson.Default.StoredReader)!.Reader;

    public void Dispose()
    {
        _compressor.Dispose();
        _decompressor.Dispose();
    }
}
