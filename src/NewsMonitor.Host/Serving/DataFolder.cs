using System.Text.Json;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Host.Serving;

/// <summary>Where the log lies, and how a command finds the host that holds it.</summary>
internal static class DataFolder
{
    private const string HostFile = "host.json";

    /// <summary>The folder of this user's log where none is named.</summary>
    public static string Standard => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "NewsMonitor", "data");

    /// <summary>The folder of the sample feed: made anew at each start.</summary>
    public static string Sample => Path.Combine(Path.GetDirectoryName(Standard)!, "sample");

    /// <summary>Empties the sample's folder, and only such a folder: the mark in it says that we made it.</summary>
    public static void Renew(string folder)
    {
        var mark = Path.Combine(folder, ".sample");
        if (Directory.Exists(folder) && !File.Exists(mark))
        {
            throw new IOException($"{folder} exists and was not made by the sample feed. Move it away, or name another folder with --data.");
        }

        if (Directory.Exists(folder))
        {
            // Deleted under its lock: another host may be playing from it at this moment.
            using var held = FolderLock.Take(folder);
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(mark, "News Monitor makes this folder anew each time the sample feed is played.\n");
    }

    /// <summary>Whether there is a log: opening a folder makes one.</summary>
    public static bool HasLog(string folder) => File.Exists(Path.Combine(folder, "log.db"));

    /// <summary>Says in the folder which address serves it.</summary>
    public static void Announce(string folder, string address) =>
        File.WriteAllText(Path.Combine(folder, HostFile), JsonSerializer.Serialize(new HostAddress(Reachable(address), Environment.ProcessId), JsonSerializerOptions.Web));

    // Who listens on every address is called by loopback.
    private static string Reachable(string address) =>
        address.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal).Replace("[::]", "127.0.0.1", StringComparison.Ordinal)
            .Replace("//+", "//127.0.0.1", StringComparison.Ordinal).Replace("//*", "//127.0.0.1", StringComparison.Ordinal);

    public static void Retract(string folder) => File.Delete(Path.Combine(folder, HostFile));

    /// <summary>The address of the host that holds the folder; null: none has said so.</summary>
    public static Uri? FindHost(string folder)
    {
        var file = Path.Combine(folder, HostFile);
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<HostAddress>(File.ReadAllText(file), JsonSerializerOptions.Web) is { } host ? new Uri(host.Address) : null;
        }
        catch (JsonException)
        {
            // A host was killed while it wrote this. Whether another holds the folder is for the folder's lock to say.
            return null;
        }
    }

    private sealed record HostAddress(string Address, int Process);
}
