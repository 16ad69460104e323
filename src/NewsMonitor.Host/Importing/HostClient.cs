using System.Net.Http.Json;
using System.Text.Json;

namespace NewsMonitor.Host.Importing;

/// <summary>How a command calls the host that holds a folder.</summary>
internal static class HostClient
{
    /// <summary>A key for a host that asks for one.</summary>
    private const string KeyVariable = "NEWSMONITOR_KEY";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static HttpClient Create(Uri host)
    {
        var client = new HttpClient { BaseAddress = host, Timeout = Timeout.InfiniteTimeSpan };
        if (Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } key)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        }

        return client;
    }

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

    /// <summary>Sends and reads the answer.</summary>
    /// <exception cref="HttpRequestException">The host refused, with its words.</exception>
    public static async Task<T> CallAsync<T>(this HttpClient client, HttpMethod method, string path, HttpContent? content, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, "/api/v1/" + path) { Content = content };
        using var response = await client.SendAsync(request, ct);
        await response.CheckAsync(ct);
        return (await response.Content.ReadFromJsonAsync<T>(Json, ct))!;
    }

    /// <exception cref="HttpRequestException">The host refused, with its words.</exception>
    public static async Task CheckAsync(this HttpResponseMessage response, CancellationToken ct)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException(
                $"the host at {response.RequestMessage!.RequestUri!.GetLeftPart(UriPartial.Authority)} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(ct)}",
                null, response.StatusCode);
        }
    }
}
