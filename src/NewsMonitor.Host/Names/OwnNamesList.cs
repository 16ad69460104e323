using NewsMonitor.Host.Serving;
using NewsMonitor.Intake;
using NewsMonitor.Reading.OwnList;

namespace NewsMonitor.Host.Names;

/// <summary>The list of a running host: kept in the folder, known by the readers from the next text on.</summary>
internal sealed partial class OwnNamesList(ReaderShelf readers, MonitorSettings settings, ILogger<OwnNamesList> logger) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public OwnNames Names => readers.Names;

    /// <summary>The version of the reader that reads what arrives.</summary>
    public string Reader => readers.GetVersion(readers.Live);

    /// <summary>Changes the list; <paramref name="change"/> gets the one of now and answers the one to be, null: leave it. Ends when the next
    /// text is read with it.</summary>
    public async Task<OwnNames?> ChangeAsync(Func<OwnNames, OwnNames?> change, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var former = readers.Names;
            if (change(former) is not { } names)
            {
                return null;
            }

            // First the disk: what could not be kept is not used; and what the readers do not take is not kept.
            NamesFile.Write(settings.Data, names);
            try
            {
                await Task.Run(() => readers.Use(names), CancellationToken.None);
            }
            catch
            {
                NamesFile.Write(settings.Data, former);
                throw;
            }

            LogChanged(names.Rows.Length, Reader);
            return names;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    [LoggerMessage(Level = LogLevel.Information, Message = "The list of own names has {Names} names now; new articles are read by {Reader}")]
    private partial void LogChanged(int names, string reader);
}
