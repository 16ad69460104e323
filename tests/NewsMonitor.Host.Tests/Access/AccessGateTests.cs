using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsMonitor.Host.Access;

namespace NewsMonitor.Host.Tests.Access;

public sealed class AccessGateTests
{
    private const string Reader = "a-key-that-reads";
    private const string Pusher = "a-key-that-pushes";

    [Theory]
    [InlineData("127.0.0.1", "localhost:5210", null, 200)]
    [InlineData("::1", "[::1]:5210", null, 200)]
    [InlineData("127.0.0.1", "127.0.0.1:5210", "http://127.0.0.1:5210", 200)]
    [InlineData("192.0.2.7", "localhost:5210", null, 403)]
    [InlineData("127.0.0.1", "news.example:5210", null, 421)]
    [InlineData("127.0.0.1", "localhost:5210", "http://evil.example", 403)]
    [InlineData("127.0.0.1", "localhost:5210", "http://localhost:9999", 403)]
    [InlineData("127.0.0.1", "localhost:5210", "null", 403)]
    public async Task Without_keys_only_loopback_callers_names_and_pages_get_in(string remote, string host, string? origin, int status) =>
        Assert.Equal(status, await CallAsync(new(), remote, host, origin, null, Scope.Read));

    [Theory]
    [InlineData(null, Scope.Read, 401)]
    [InlineData("wrong", Scope.Read, 401)]
    [InlineData(Reader, Scope.Read, 200)]
    [InlineData(Reader, Scope.Push, 403)]
    [InlineData(Pusher, Scope.Read, 200)]
    [InlineData(Pusher, Scope.Push, 200)]
    [InlineData(Pusher, Scope.Admin, 403)]
    public async Task With_keys_each_opens_what_its_scope_includes_from_loopback_too(string? key, Scope needed, int status)
    {
        foreach (var remote in new[] { "127.0.0.1", "192.0.2.7" })
        {
            Assert.Equal(status, await CallAsync(WithKeys(), remote, "news.example", null, key, needed));
        }
    }

    [Fact]
    public async Task What_needs_no_scope_answers_without_a_key() =>
        Assert.Equal(200, await CallAsync(WithKeys(), "192.0.2.7", "news.example", null, null, null));

    private static AccessOptions WithKeys() => new()
    {
        Hosts = ["news.example"],
        Keys =
        [
            new() { Name = "reader", Sha256 = Hash(Reader), Scopes = ["read"] },
            new() { Name = "pusher", Sha256 = Hash(Pusher), Scopes = ["push"] },
        ],
    };

    private static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static async Task<int> CallAsync(AccessOptions options, string remote, string host, string? origin, string? key, Scope? needed)
    {
        var wrapped = Options.Create(options);
        var gate = new AccessGate(_ => Task.CompletedTask, new KeyRing(wrapped), wrapped);
        await using var services = new ServiceCollection().AddLogging().AddProblemDetails().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Connection.RemoteIpAddress = IPAddress.Parse(remote);
        context.Request.Host = new(host);
        context.Response.Body = new MemoryStream();
        context.SetEndpoint(new(null, new(new NeededScope(needed)), "endpoint"));
        if (origin is not null)
        {
            context.Request.Headers.Origin = origin;
        }

        if (key is not null)
        {
            context.Request.Headers.Authorization = "Bearer " + key;
        }

        await gate.InvokeAsync(context);
        return context.Response.StatusCode;
    }
}
