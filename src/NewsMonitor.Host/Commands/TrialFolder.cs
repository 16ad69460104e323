namespace NewsMonitor.Host.Commands;

/// <summary>A data folder that lives as long as the program: what <c>serve --try</c> reads lies in it and nowhere else. What a trial that was killed
/// left behind goes when the next one begins.</summary>
internal sealed class TrialFolder : IDisposable
{
    private const string Prefix = "newsmonitor-try-";
    private const string HoldFile = "trial";

    private readonly DirectoryInfo _folder;
    private readonly FileStream _hold;                          // the log's own lock is free between the import and the serving

    public TrialFolder()
    {
        foreach (var folder in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), Prefix + "*").ToList())
        {
            DeleteUnheld(folder);
        }

        _folder = Directory.CreateTempSubdirectory(Prefix);
        _hold = new(System.IO.Path.Combine(Path, HoldFile), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    }

    public string Path => _folder.FullName;

    /// <exception cref="IOException">Something in it cannot be deleted.</exception>
    public void Dispose()
    {
        _hold.Dispose();
        if (_folder.Exists)
        {
            _folder.Delete(recursive: true);
        }
    }

    private static void DeleteUnheld(string folder)
    {
        try
        {
            // Without the file it is just being made.
            new FileStream(System.IO.Path.Combine(folder, HoldFile), FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return;                                             // a trial that runs, or another user's
        }
    }
}
