using System.IO.Compression;
using System.Reflection;

namespace NewsMonitor.Training.Knowledge;

/// <summary>The tables that the program carries: tab-separated, lines that begin with <c>#</c> say what they are.</summary>
internal static class EmbeddedTable
{
    /// <param name="name">File in this folder; one that ends in <c>.br</c> is Brotli-compressed.</param>
    /// <exception cref="FileNotFoundException">The program does not carry it.</exception>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("NewsMonitor.Training.Knowledge." + name) ?? throw new FileNotFoundException(name);
        using var plain = name.EndsWith(".br", StringComparison.Ordinal) ? new BrotliStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(plain);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                yield return line.Split('\t');
            }
        }
    }
}
