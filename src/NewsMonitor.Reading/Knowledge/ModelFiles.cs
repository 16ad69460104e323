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

    /// <exception cref="FileNotFoundException">Names the file that is missing.</exception>
    public static byte[] ReadBytes(string folder, string name)
    {
        using var file = File.OpenRead(Require(folder, name));
        using var brotli = new BrotliStream(file, CompressionMode.Decompress);
        using var bytes = new MemoryStream((int)file.Length * 4);
        brotli.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static string ReadText(string folder, string name) => Encoding.UTF8.GetString(ReadBytes(folder, name));

    public static void WriteBytes(string folder, string name, ReadOnlySpan<byte> bytes)
    {
        using var file = File.Create(Path.Combine(folder, name));
        using var brotli = new BrotliStream(file, CompressionLevel.SmallestSize);
        brotli.Write(bytes);
    }

    public static void WriteText(string folder, string name, string text) => WriteBytes(folder, name, Encoding.UTF8.GetBytes(text));
}
