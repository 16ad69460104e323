namespace NewsMonitor.Log.Sqlite;

/// <summary>Keeps a second process out of a data folder: a file held open for this process alone, free again when it ends, however it ends.</summary>
public sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <exception cref="IOException">Another process has it, or the folder cannot be written.</exception>
    public static FolderLock Take(string folder)
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new(new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error)
        {
            throw new IOException(
                $"The data folder '{folder}' is in use by another News Monitor. Stop that one, or choose another folder with --data.", error);
        }
    }

    public void Dispose() => _file.Dispose();
}
