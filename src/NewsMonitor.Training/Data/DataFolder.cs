using System.IO.Compression;
using System.Text;

namespace NewsMonitor.Training.Data;

/// <summary>The gzip files of the training data.</summary>
internal sealed class DataFolder(string root)
{
    /// <summary>Lines of a file, named by its path below the folder and without <c>.gz</c>.</summary>
    /// <exception cref="FileNotFoundException">The file is not there.</exception>
    public IEnumerable<string> Lines(string name)
    {
        using var file = File.OpenRead(Path.Combine(root, name + ".gz"));
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    /// <summary>Rows of a table without its heading.</summary>
    public IEnumerable<string[]> Rows(string name)
    {
        foreach (var line in Lines(name).Skip(1))
        {
            yield return line.Split('\t');
        }
    }
}
