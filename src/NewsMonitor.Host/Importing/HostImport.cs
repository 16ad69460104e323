using System.Text.Json;
using NewsMonitor.Intake;

namespace NewsMonitor.Host.Importing;

/// <summary>Imports through the host that holds the folder.</summary>
internal sealed class HostImport(Uri host) : IDisposable
{
    /// <summary>A key for a host that asks for one.</summary>
    private const string KeyVariable = "NEWSMONITOR_KEY";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly HttpClient _client = Client(host);

    /// <summary>Whether a host is there: a file of a host that was killed may still name it.</summary>
    public static async Task<bool> AnswersAsync(Uri host, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = host, Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var answer = await client.GetAsync(new Uri("/health/live", UriKind.Relative), ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Silent for five seconds: if it still holds the folder, the folder's lock says so in words.
            return false;
        }
    }

    public async Task<ImportResult> RunAsync(FileInfo file, Action<ImportProgress> progress, Action<ImportProblem> problem, CancellationToken ct)
    {
        await using var stream = file.OpenRead();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/imports?name=" + Uri.EscapeDataString(file.Name)) { Content = new StreamContent(stream) };
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"the host at {host} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(ct)}");
        }

        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(ct));
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            switch (JsonSerializer.Deserialize<ImportEvent>(line, Json))
            {
                case { Progress: { } step }:
                    progress(step);
                    break;
                case { Problem: { } bad }:
                    problem(bad);
                    break;
                case { Result: { } result }:
                    return result;
                case { Failed: { } reason }:
                    throw new IOException(reason);
            }
        }

        throw new IOException("the host ended before the import did; start again to go on");
    }

    public void Dispose() => _client.Dispose();

    private static HttpClient Client(Uri host)
    {
        var client = new HttpClient { BaseAddress = host, Timeout = Timeout.InfiniteTimeSpan };
        if (Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } key)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        }

        return client;
    }
}
