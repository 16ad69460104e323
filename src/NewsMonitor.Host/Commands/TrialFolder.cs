namespace NewsMonitor.Host.Commands;

/// <summary>A data folder that lives as long as the program: what <c>serve --try</c> reads lies in it and nowhere else.</summary>
internal sealed class TrialFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsmonitor-try-");

    public string Path => _folder.FullName;

    /// <exception cref="IOException">Something in it cannot be deleted.</exception>
    public void Dispose()
    {
        if (_folder.Exists)
        {
            _folder.Delete(recursive: true);
        }
    }
}
