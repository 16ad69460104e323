using NewsMonitor.Host.Serving;

namespace NewsMonitor.Host.Importing;

/// <summary>Where a command that writes does its work: in the folder, or through the host that holds it.</summary>
internal static class FolderOrHost
{
    /// <exception cref="IOException">Someone else than a host that answers holds the folder, or it cannot be written.</exception>
    public static async Task<T> RunAsync<T>(string folder, Func<OfflineIntake, Task<T>> alone, Func<HttpClient, Task<T>> throughHost, CancellationToken ct)
    {
        OfflineIntake offline;
        try
        {
            offline = await OfflineIntake.OpenAsync(folder, TimeProvider.System, ct);
        }
        catch (IOException) when (DataFolder.FindHost(folder) is not null)
        {
            // Only who holds the folder's lock is asked: an address that a killed host left behind may be another folder's by now.
            var host = DataFolder.FindHost(folder)!;
            if (!await HostClient.AnswersAsync(host, ct))
            {
                throw;
            }

            using var client = HostClient.Create(host);
            return await throughHost(client);
        }

        await using (offline)
        {
            return await alone(offline);
        }
    }
}
