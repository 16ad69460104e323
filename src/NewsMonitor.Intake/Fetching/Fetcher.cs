using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Intake;

/// <summary>
/// Fetches over HTTP as a good guest: behind the address guard, one request at a time per host, bounded in bytes and time, redirects followed
/// by hand and each checked.
/// </summary>
public sealed class Fetcher(AddressGuard guard, IOptions<FetchOptions> options, TimeProvider time) : IDisposable
{
    private const int MaxRedirects = 5;

    private readonly HttpClient _http = new(guard.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly HostGate _gate = new(options.Value.HostGap, time);

    public void Dispose() => _http.Dispose();

    /// <summary>Never throws for what a server or the net does; only where <paramref name="ct"/> is cancelled.</summary>
    public async Task<Fetched> FetchAsync(FetchRequest request, CancellationToken ct)
    {
        using var clock = new CancellationTokenSource(options.Value.Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, clock.Token);
        var address = WithoutUser(request.Address);
        Uri? moved = null;
        var stillPermanent = true;
        try
        {
            for (var hop = 0; hop <= MaxRedirects; hop++)
            {
                using var turn = await _gate.EnterAsync(address.IdnHost, both.Token);
                using var message = Message(request, address);
                using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, both.Token);
                if (Redirect(response, address) is not { } next)
                {
                    return await AnswerAsync(request, response, address, moved, both.Token);
                }

                if (next.Scheme is not ("http" or "https"))
                {
                    return new Fetched.Failed($"The server redirects to {next.Scheme}:, which is not fetched.");
                }

                stillPermanent &= response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;
                // A move from https to http is followed, since nothing secret is sent, but not learnt: whoever sits on the line could have made it.
                stillPermanent &= address.Scheme == next.Scheme || next.Scheme == "https";
                moved = stillPermanent ? next : moved;
                address = next;
            }

            return new Fetched.Failed($"The server redirects more than {MaxRedirects} times.");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new Fetched.Failed($"{address.IdnHost} does not answer within {options.Value.Timeout.TotalSeconds:0} s.");
        }
        catch (Exception error) when (error is HttpRequestException or IOException or InvalidDataException)
        {
            return new Fetched.Failed(FetchWords.Of(error, address.IdnHost));
        }
    }

    private static Uri WithoutUser(Uri address) => address.UserInfo.Length == 0 ? address : new UriBuilder(address) { UserName = "", Password = "" }.Uri;

    private static Uri? Redirect(HttpResponseMessage response, Uri address) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location
            && Uri.TryCreate(address, location, out var next) ? WithoutUser(next) : null;

    private HttpRequestMessage Message(FetchRequest request, Uri address)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, address);
        message.Headers.TryAddWithoutValidation("User-Agent", options.Value.UserAgent);
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        if (request.Etag is { } etag)
        {
            message.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        if (request.LastModified is { } modified)
        {
            message.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        }

        return message;
    }

    private async Task<Fetched> AnswerAsync(FetchRequest request, HttpResponseMessage response, Uri address, Uri? moved, CancellationToken ct)
    {
        if (response.StatusCode == HttpStatusCode.NotModified)
        {
            return new Fetched.NotModified(moved);
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            var gone = response.StatusCode == HttpStatusCode.Gone;
            return new Fetched.Failed(FetchWords.Of(response.StatusCode), RetryAfter(response.Headers.RetryAfter), gone, moved);
        }

        var body = await ReadAsync(response, request.MaxBytes, ct);
        return body is null
            ? new Fetched.Failed($"The answer is larger than {request.MaxBytes / (1024 * 1024)} MB.", MovedTo: moved)
            : new Fetched.Answer(body, Header(response.Content.Headers, "Content-Type"), address, Header(response.Headers, "ETag"), Header(response.Content.Headers, "Last-Modified"), moved);
    }

    private DateTimeOffset? RetryAfter(RetryConditionHeaderValue? value) => value?.Date ?? (value?.Delta is { } delta ? time.GetUtcNow() + delta : null);

    private static string? Header(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && values.ToString() is { Length: > 0 and <= 1_000 } value ? value : null;

    /// <summary>Null: there is more than may be.</summary>
    private static async Task<byte[]?> ReadAsync(HttpResponseMessage response, int limit, CancellationToken ct)
    {
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        using var all = new MemoryStream();
        var chunk = new byte[16 * 1024];
        for (int read; (read = await body.ReadAsync(chunk, ct)) > 0;)
        {
            if (all.Length + read > limit)
            {
                return null;
            }

            all.Write(chunk, 0, read);
        }

        return all.ToArray();
    }
}
