using System.CommandLine;
using NewsMonitor.Host.Api;
using NewsMonitor.Host.Commands;
using NewsMonitor.Host.Rereading;
using NewsMonitor.Intake;
using NewsMonitor.Reading;

namespace NewsMonitor.Host.Tests.Rereading;

public sealed class RereadsApiTests
{
    private static readonly DateTimeOffset June = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_stretch_that_ends_before_it_begins_or_holds_no_minute_is_refused()
    {
        var reversed = Assert.Throws<BadParameterException>(() => Order(June.AddDays(29), June));
        Assert.Equal("from '2026-06-30T00:00:00Z' is not before to '2026-06-01T00:00:00Z': no minute lies between them.", reversed.Message);
        Assert.Throws<BadParameterException>(() => Order(June, June.AddSeconds(59)));
        Assert.NotNull(Order(June, June.AddMinutes(1)));
        Assert.NotNull(Order(June, null));
        Assert.NotNull(Order(null, June));
    }

    [Fact]
    public async Task The_command_refuses_it_before_it_looks_at_any_log()
    {
        using var error = new StringWriter();
        var code = await RootCommandLine.Create().Parse(["reread", "--data", "no-such-folder", "--from", "2026-06-30", "--to", "2026-06-01"])
            .InvokeAsync(new() { Error = error }, TestContext.Current.CancellationToken);
        Assert.NotEqual(0, code);
        Assert.StartsWith("from '2026-06-30T00:00:00Z' is not before to", error.ToString(), StringComparison.Ordinal);
    }

    private static RereadOrder Order(DateTimeOffset? from, DateTimeOffset? to) => RereadsApi.Order(new(null, from, to, null, null), ReaderKind.Fast);
}
