using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Intake;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Deliveries.Tests;

/// <summary>The real outbox, pump and senders, on a clock that the test moves.</summary>
internal sealed class DeliveryRig : IAsyncDisposable
{
    private readonly string _folder;
    private readonly SqliteLog _log;
    private readonly LetterSender _sender;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _running = [];

    private DeliveryRig(string folder, SqliteLog log, FakeTimeProvider time, string[] allowed)
    {
        (_folder, _log, Time) = (folder, log, time);
        Options = new() { PublicAddress = new("https://news.example") };
        Guard = new(Microsoft.Extensions.Options.Options.Create(new AddressGuardOptions { AllowedHosts = allowed }));
        _sender = new(Guard, Microsoft.Extensions.Options.Options.Create(Options), time);
        Outbox = new(log.Outbox);
    }

    public FakeTimeProvider Time { get; }

    public DeliveryOptions Options { get; }

    public AddressGuard Guard { get; }

    public ToldOutbox Outbox { get; }

    public IChannelStore Channels => _log.Channels;

    public ILetterSender Sender => _sender;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<DeliveryRig> OpenAsync(params string[] allowed)
    {
        var folder = Directory.CreateTempSubdirectory("newsmonitor-deliveries-").FullName;
        var time = new FakeTimeProvider(Some.Noon);
        return new(folder, await SqliteLog.OpenAsync(folder, time, NullLogger.Instance, Ct), time, allowed);
    }

    public Task AddAsync(string id, string address, ChannelKind kind = ChannelKind.Webhook) =>
        Channels.AddAsync(Some.Channel(id, kind), Some.Target(address), Ct);

    public DeliveryPump Pump(IOutbox? outbox = null) => new(
        outbox ?? Outbox, Channels, _sender, Microsoft.Extensions.Options.Options.Create(Options), Time, NullLogger<DeliveryPump>.Instance);

    /// <summary>A pump at work until the test ends, or until what is given back is cancelled.</summary>
    public (DeliveryPump Pump, CancellationTokenSource Stop, Task Done) Run(IOutbox? outbox = null)
    {
        var pump = Pump(outbox);
        var stop = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var done = pump.RunAsync(stop.Token);
        _running.Add(done);
        return (pump, stop, done);
    }

    public async Task<Delivery> DeliveryAsync(string id) => (await Outbox.GetAsync(id, Ct))!.Delivery;

    /// <summary>Nobody can open the files until they are shown again; who has them open keeps them.</summary>
    public void Hide() => Directory.Move(_folder, _folder + "-hidden");

    public void Show() => Directory.Move(_folder + "-hidden", _folder);

    /// <summary>Leaves of a message what nobody can read.</summary>
    public void Damage(string message)
    {
        using var state = new SqliteConnection($"Data Source={Path.Combine(_folder, "state.db")};Pooling=False");
        state.Open();
        using var command = state.CreateCommand();
        command.CommandText = "update notice set notice = '{' where id = $id";
        command.Parameters.AddWithValue("$id", message);
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        Time.Advance(DeliveryPump.Grace);
        await Task.WhenAll(_running);
        _stop.Dispose();
        _sender.Dispose();
        await _log.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
