using System.Net.Http.Json;
using NewsMonitor.Host.Api;
using NewsMonitor.Host.Importing;
using NewsMonitor.Intake;

namespace NewsMonitor.Host.Rereading;

/// <summary>A reread through the host that holds the folder.</summary>
internal static class HostReread
{
    private static readonly TimeSpan AskedEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>Starts it and looks at it until it ends; where the caller cancels, it is cancelled.</summary>
    /// <exception cref="HttpRequestException">The host refused, with its words.</exception>
    /// <exception cref="IOException">It failed, or somebody else cancelled it.</exception>
    public static async Task<RereadProgress> RunAsync(HttpClient host, RereadRequest request, Action<RereadProgress> progress, CancellationToken ct)
    {
        using var content = JsonContent.Create(request);
        var job = await host.CallAsync<RereadDto>(HttpMethod.Post, "rereads", content, ct);
        try
        {
            while (job.State == "running")
            {
                progress(Of(job));
                await Task.Delay(AskedEvery, TimeProvider.System, ct);
                job = await host.CallAsync<RereadDto>(HttpMethod.Get, "rereads/" + job.Id, null, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await host.CallAsync<RereadDto>(HttpMethod.Delete, "rereads/" + job.Id, null, CancellationToken.None);
            throw;
        }

        return job.State == "done" ? Of(job) : throw new IOException(job.Reason ?? "It was cancelled at the host. Start again to go on.");
    }

    private static RereadProgress Of(RereadDto job) => new(
        job.Version, job.Due, new(job.Done, job.Passed, job.Failed), (job.EndedAt ?? TimeProvider.System.GetUtcNow()) - job.StartedAt);
}
