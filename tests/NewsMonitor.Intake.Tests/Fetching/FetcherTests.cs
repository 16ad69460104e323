using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace NewsMonitor.Intake.Tests.Fetching;

public sealed class FetcherTests
{
    private readonly FakeTimeProvider _time = new(Some.Now);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Words(Fetched fetched) => Assert.IsType<Fetched.Failed>(fetched).Words;

    private static FetchRequest Request(string address, int maxBytes = 1 << 20) => new(new Uri(address), "*/*", maxBytes);

    [Fact]
    public async Task A_private_address_is_refused_in_words_and_nothing_is_sent()
    {
        await using var site = await Site.StartAsync(c => c.Response.WriteAsync("secret"));
        using var fetcher = Site.Fetcher(_time, null);
        Assert.Contains("not a public address", Words(await fetcher.FetchAsync(Request(site.Address.AbsoluteUri), Ct)), StringComparison.Ordinal);
        Assert.Empty(site.Requests);
    }

    [Fact]
    public async Task A_redirect_to_a_private_address_is_refused()
    {
        await using var inside = await Site.StartAsync(c => c.Response.WriteAsync("secret"));
        await using var outside = await Site.StartAsync(c =>
        {
            c.Response.Redirect(inside.Address.AbsoluteUri);
            return Task.CompletedTask;
        });
        using var fetcher = Site.Fetcher(_time, null, outside.Host);
        Assert.Contains("not a public address", Words(await fetcher.FetchAsync(Request(outside.Address.AbsoluteUri), Ct)), StringComparison.Ordinal);
        Assert.Empty(inside.Requests);
    }

    [Fact]
    public async Task A_name_of_which_one_address_is_private_is_refused()
    {
        HostResolver resolver = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("8.8.8.8"), IPAddress.Loopback]);
        using var fetcher = Site.Fetcher(_time, resolver);
        Assert.Contains("127.0.0.1", Words(await fetcher.FetchAsync(Request("http://rebind.example/"), Ct)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_connection_goes_to_the_address_that_was_checked()
    {
        await using var site = await Site.StartAsync(c => c.Response.WriteAsync("hello"));
        var asked = 0;
        HostResolver resolver = (_, _) => Task.FromResult<IPAddress[]>(++asked == 1 ? [IPAddress.Loopback] : [IPAddress.Parse("8.8.8.8")]);
        using var fetcher = Site.Fetcher(_time, resolver, "news.example");
        var answer = Assert.IsType<Fetched.Answer>(await fetcher.FetchAsync(Request($"http://user:secret@news.example:{site.Address.Port}/"), Ct));
        Assert.Equal("hello"u8.ToArray(), answer.Body);
        Assert.Equal(1, asked);
        Assert.Empty(answer.Address.UserInfo);
        Assert.Null(site.Requests[0].Authorization);
    }

    [Fact]
    public async Task An_answer_over_its_bound_is_broken_off_also_when_it_is_small_only_while_packed()
    {
        await using var site = await Site.StartAsync(async c =>
        {
            c.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new System.IO.Compression.GZipStream(c.Response.Body, System.IO.Compression.CompressionLevel.Fastest);
            await gzip.WriteAsync(new byte[20 << 20], Ct);
        });
        using var fetcher = Site.Fetcher(_time, null, site.Host);
        Assert.Equal("The answer is larger than 1 MB.", Words(await fetcher.FetchAsync(Request(site.Address.AbsoluteUri), Ct)));
    }

    [Fact]
    public async Task Redirects_without_end_are_given_up()
    {
        await using var site = await Site.StartAsync(c =>
        {
            c.Response.Redirect("/again", permanent: true);
            return Task.CompletedTask;
        });
        using var fetcher = Site.Fetcher(_time, null, site.Host);
        Assert.Contains("more than 5 times", Words(await fetcher.FetchAsync(Request(site.Address.AbsoluteUri), Ct)), StringComparison.Ordinal);
        Assert.Equal(6, site.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_given_up_in_time()
    {
        var asked = new TaskCompletionSource();
        await using var site = await Site.StartAsync(c =>
        {
            asked.SetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, c.RequestAborted);
        });
        using var fetcher = Site.Fetcher(_time, null, site.Host);
        var fetch = fetcher.FetchAsync(Request(site.Address.AbsoluteUri), Ct);
        await asked.Task;
        _time.Advance(TimeSpan.FromSeconds(31));
        Assert.Contains("does not answer within 30 s", Words(await fetch), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_not_known_and_a_closed_port_are_told_in_words()
    {
        HostResolver unknown = (_, _) => throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound);
        using var nowhere = Site.Fetcher(_time, unknown);
        Assert.Equal("The name nowhere.example cannot be found.", Words(await nowhere.FetchAsync(Request("http://nowhere.example/"), Ct)));
        var site = await Site.StartAsync(_ => Task.CompletedTask);
        var (address, host) = (site.Address, site.Host);
        await site.DisposeAsync();
        using var fetcher = Site.Fetcher(_time, null, host);
        Assert.Equal("127.0.0.1 refuses the connection.", Words(await fetcher.FetchAsync(Request(address.AbsoluteUri), Ct)));
    }
}
