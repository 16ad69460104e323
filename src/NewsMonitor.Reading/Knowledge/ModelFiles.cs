using System.Buffers;
using System.IO.Compression;
using System.Text;

namespace NewsMonitor.Reading.Knowledge;

/// <summary>The files that training wrote, Brotli-compressed.</summary>
internal static class ModelFiles
{
    /// <summary>The path of a file that must be there.</summary>
    /// <exception cref="FileNotFoundException">Names the file that is missing.</exception>
    public static string Require(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"The model file {name} is missing in '{folder}'; the folder 'models' belongs beside the program.", path);
    }

    /// <summary>What a file says.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="name">Its name.</param>
    /// <param name="parse">Gets its bytes; may fail as parsing does, its message then only says why.</param>
    /// <exception cref="FileNotFoundException">Names the file that is missing.</exception>
    /// <exception cref="InvalidDataException">Names the file that is damaged.</exception>
    public static T Read<T>(string folder, string name, Func<byte[], T> parse)
    {
        var path = Require(folder, name);
        try
        {
            return parse(Unpack(path));
        }
        catch (Exception error) when (error is InvalidDataException or FormatException or OverflowException or ArgumentException
            or IndexOutOfRangeException or KeyNotFoundException)
        {
            throw new InvalidDataException($"'{path}' is damaged: {error.Message}", error);
        }
    }

    /// <inheritdoc cref="Read"/>
    public static T ReadText<T>(string folder, string name, Func<string, T> parse) => Read(folder, name, bytes => parse(Encoding.UTF8.GetString(bytes)));

    private static byte[] Unpack(string path)
    {
        ReadOnlySpan<byte> packed = File.ReadAllBytes(path);
        var bytes = new ArrayBufferWriter<byte>(Math.Max(1, packed.Length) * 4);
        var decoder = default(BrotliDecoder);
        try
        {
            // Not a BrotliStream: a file that was cut off ends there without an error.
            OperationStatus status;
            do
            {
                status = decoder.Decompress(packed, bytes.GetSpan(), out var taken, out var written);
                packed = packed[taken..];
                bytes.Advance(written);
            }
            while (status is OperationStatus.DestinationTooSmall);
            return status is OperationStatus.Done && packed.IsEmpty && bytes.WrittenCount > 0
                ? bytes.WrittenSpan.ToArray()
                : throw new InvalidDataException(status is OperationStatus.NeedMoreData ? "it is cut off." : "it is not packed by Brotli, or empty.");
        }
        finally
        {
            decoder.Dispose();
        }
    }

    public static void WriteBytes(string folder, string name, ReadOnlySpan<byte> bytes)
    {
        using var file = File.Create(Path.Combine(folder, name));
        using var brotli = new BrotliStream(file, CompressionLevel.SmallestSize);
        brotli.Write(bytes);
    }

    public static void WriteText(string folder, string name, string text) => WriteBytes(folder, name, Encoding.UTF8.GetBytes(text));
}
