using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Log.Tests;

/// <summary>What is kept of rules and alerts, and for how long.</summary>
public sealed class SqliteAlertStoreTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private SqliteLog _log = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _log = await SqliteLog.OpenAsync(_folder.Path, new FakeTimeProvider(Some.Noon), NullLogger.Instance, Ct);

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_is_old_and_over_is_forgotten_however_much_of_it_there_is()
    {
        var (old, fresh) = (Some.Noon.AddDays(-91), Some.Noon);
        await SaveAsync(old, 1_200);
        await _log.Alerts.SetHandedAsync([.. Enumerable.Range(0, 1_199).Select(i => $"m{i}-{old.Day}")], Ct);
        await SaveAsync(fresh, 3);
        await _log.Alerts.SetHandedAsync(["m0-1"], Ct);

        await _log.Alerts.ForgetAsync(Some.Noon.AddDays(-90), Ct);
        Assert.Equal(3, (await _log.Alerts.ListLedgerAsync(new(), 500, null, Ct)).Items.Count);
        Assert.Equal(3, (await _log.Alerts.ListAlertsAsync(new(), 500, null, Ct)).Items.Count);
        Assert.Equal(["m1199-2", "m1-1", "m2-1"], (await _log.Alerts.ListWaitingAsync(500, Ct)).Select(message => message.Id));
    }

    private Task SaveAsync(DateTimeOffset at, int count)
    {
        var numbers = Enumerable.Range(0, count).ToList();
        return _log.Alerts.SaveAsync(
            new(new(1), new() { Clock = at }, [], Judged: true, [], [.. numbers.Select(i => Alert($"a{i}-{at.Day}", at))], [],
                [.. numbers.Select(i => new LedgerEntry(at, LedgerKind.Joined, LedgerCause.None, "r1", null, [], null, "", LedgerEntry.NoNumbers))],
                [.. numbers.Select(i => new Message($"m{i}-{at.Day}", MessageKind.Alerts, "r1", "g", Labels.None, at, [], []))]),
            Ct);
    }

    private static Alert Alert(string id, DateTimeOffset at) => new()
    {
        Id = id, Rule = "r1", Key = id, Group = "g", Labels = Labels.None, Status = AlertStatus.Resolved, OpenedAt = at, ResolvedAt = at, Level = 1, Sources = 1,
        Evidence = new("articles", 1, 1, null, null, null, 1, 1, []),
    };
}
