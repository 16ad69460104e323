using System.Net;
using System.Net.Sockets;
using NewsMonitor.Host.Importing;
using NewsMonitor.Host.Serving;

namespace NewsMonitor.Host.Tests.Importing;

/// <summary>How a command finds the host that holds a folder, and is not misled by one that was killed.</summary>
public sealed class FindHostTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor-find").FullName;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_host_that_has_said_where_it_is_is_found_until_it_takes_that_back()
    {
        Assert.Null(DataFolder.FindHost(_folder));
        DataFolder.Announce(_folder, "http://127.0.0.1:5210");
        Assert.Equal(new Uri("http://127.0.0.1:5210"), DataFolder.FindHost(_folder));
        DataFolder.Retract(_folder);
        Assert.Null(DataFolder.FindHost(_folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"address\":\"http://127.")]
    public void What_a_killed_host_half_wrote_names_no_host(string written)
    {
        DataFolder.Announce(_folder, "http://127.0.0.1:5210");
        File.WriteAllText(Assert.Single(Directory.GetFiles(_folder)), written);

        Assert.Null(DataFolder.FindHost(_folder));
    }

    [Fact]
    public async Task A_host_that_was_killed_does_not_answer()
    {
        using var port = new TcpListener(IPAddress.Loopback, 0);
        port.Start();
        var address = new Uri($"http://{port.LocalEndpoint}");
        port.Stop();

        Assert.False(await HostClient.AnswersAsync(address, _ct));
    }
}
