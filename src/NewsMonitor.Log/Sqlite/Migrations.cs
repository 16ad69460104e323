using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Numbered SQL files, run once each, forward, each in a transaction; the hash of each is kept.</summary>
internal static class Migrations
{
    /// <param name="folder">Folder of the embedded files: <c>Sqlite/log</c>.</param>
    /// <exception cref="InvalidDataException">The file was made by a newer program, or by other migrations than ours.</exception>
    public static void Run(Session db, string folder, string file) => Run(db, Embedded(folder), file);

    public static void Run(Session db, IReadOnlyList<Migration> migrations, string file)
    {
        db.Run("create table if not exists migration (number integer primary key, name text not null, hash text not null)");
        var done = new List<(long Number, string Name, string Hash)>();
        using (var rows = db.Query("select number, name, hash from migration order by number"))
        {
            while (rows.Next())
            {
                done.Add((rows.Number(0), rows.Text(1), rows.Text(2)));
            }
        }

        for (var i = 0; i < done.Count; i++)
        {
            if (i >= migrations.Count)
            {
                throw new InvalidDataException(
                    $"{file} was written by a newer version of News Monitor (it has '{done[i].Name}', which this one does not know). Start that version.");
            }

            if (done[i].Name != migrations[i].Name || done[i].Hash != migrations[i].Hash)
            {
                throw new InvalidDataException(
                    $"{file} was built by '{done[i].Name}' with other content than this program's '{migrations[i].Name}'. "
                    + "Start the version that wrote it, or restore a backup.");
            }
        }

        for (var i = done.Count; i < migrations.Count; i++)
        {
            var migration = migrations[i];
            var number = i + 1L;
            db.Write(() =>
            {
                db.Execute(migration.Sql);
                db.Run("insert into migration (number, name, hash) values ($number, $name, $hash)", number, migration.Name, migration.Hash);
            });
        }
    }

    private static List<Migration> Embedded(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = folder + "/";
        return [.. assembly.GetManifestResourceNames()
            .Select(name => (Resource: name, Path: name.Replace('\\', '/')))
            .Where(name => name.Path.StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(name => name.Path, StringComparer.Ordinal)
            .Select(name => new Migration(name.Path[prefix.Length..], Text(assembly, name.Resource)))];
    }

    private static string Text(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

internal sealed record Migration(string Name, string Sql)
{
    /// <summary>The same for every line ending that a checkout may have made.</summary>
    public string Hash { get; } = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
}
