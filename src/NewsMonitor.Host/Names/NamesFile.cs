using System.Text;
using NewsMonitor.Domain;
using NewsMonitor.Reading.OwnList;

namespace NewsMonitor.Host.Names;

/// <summary>
/// The user's own names as <c>names.csv</c> in the data folder: a file that people can read, keep and edit while no host runs. Written whole or not
/// at all, by who holds the folder.
/// </summary>
internal static class NamesFile
{
    /// <exception cref="InvalidDataException">The file is broken; the message says where.</exception>
    public static OwnNames Read(string folder)
    {
        var path = PathIn(folder);
        if (!File.Exists(path))
        {
            return OwnNames.Empty;
        }

        using var file = File.OpenRead(path);
        return OwnNames.Parse(file) switch
        {
            OwnNamesParse.Taken taken => taken.Names,
            OwnNamesParse.Refused refused => throw new InvalidDataException($"{path}: {refused.Problems[0]} Mend the file, or move it away."),
            _ => throw new InvalidOperationException("A list is taken or refused."),
        };
    }

    /// <summary>Durable when it returns.</summary>
    public static void Write(string folder, OwnNames names)
    {
        var path = PathIn(folder);
        if (names.IsEmpty)
        {
            File.Delete(path);
            return;
        }

        var beside = path + ".new";
        using (var file = File.Create(beside))
        {
            file.Write(Encoding.UTF8.GetBytes(Text(names.Rows)));
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }

    /// <summary>The list without the names that are called so; null: none is.</summary>
    public static OwnNames? Without(OwnNames names, string name)
    {
        var rest = names.Rows.RemoveAll(row => string.Equals(row.Name, name, StringComparison.OrdinalIgnoreCase));
        if (rest.Length == names.Rows.Length)
        {
            return null;
        }

        using var text = new MemoryStream(Encoding.UTF8.GetBytes(Text(rest)));
        return ((OwnNamesParse.Taken)OwnNames.Parse(text)).Names;
    }

    /// <summary>The list as CSV.</summary>
    public static string Text(IEnumerable<OwnName> rows)
    {
        var text = new StringBuilder("name,aliases,kind,wikidata\n");
        foreach (var row in rows)
        {
            text.Append(Quoted(row.Name)).Append(',').Append(Quoted(string.Join('|', row.Aliases))).Append(',')
                .Append(row.Kind.Word()).Append(',').Append(row.Wikidata).Append('\n');
        }

        return text.ToString();
    }

    private static string PathIn(string folder) => Path.Combine(folder, "names.csv");

    private static string Quoted(string field) => '"' + field.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
