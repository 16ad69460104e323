using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Grains.Replays;
using NewsMonitor.Grains.Tests.Replays;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;
using Orleans.Runtime;
using Orleans.TestingHost;

namespace NewsMonitor.Grains.Tests;

/// <summary>Silos in this process over one log in memory. Only the grains' clock is a fake.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _silos;
    private readonly Watcher _watcher = new();
    private IFollowerObserver? _reference;

    private Cluster(int silos, ILogReader? log, WatchedTime? time)
    {
        Time = time ?? new(Some.Now);
        Log = new(Time);
        var builder = new InProcessTestClusterBuilder((short)silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddNewsMonitorGrains();
            silo.AddIncomingGrainCallFilter(Refusals);
            silo.Services.AddSingleton(log ?? Log);
            if (log is IPast past)
            {
                silo.Services.AddSingleton(past);
                silo.Services.AddSingleton((log as SqliteLog)?.Checkpoints ?? new MemoryCheckpoints());
            }
            else
            {
                silo.Services.Remove(silo.Services.Single(service => service.ImplementationType == typeof(ReplayPreparation)));
            }

            silo.Services.AddSingleton<ISourceStore>(new FakeSources());
            silo.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time));
            silo.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
        });
        _silos = builder.Build();
    }

    public WatchedTime Time { get; }

    /// <summary>What the silos read, unless the cluster was started with a log of its own.</summary>
    public FakeLog Log { get; }

    public Refusals Refusals { get; } = new();

    public Minute Clock => Minute.Of(Time.GetUtcNow());

    public IGrainFactory Grains => _silos.Client;

    public IReplays Replays => _silos.Silos[0].ServiceProvider.GetRequiredService<IReplays>();

    public ITimelines Timelines => _silos.Silos[0].ServiceProvider.GetRequiredService<ITimelines>();

    public IBoards Boards => _silos.Silos[0].ServiceProvider.GetRequiredService<IBoards>();

    public static async Task<Cluster> StartAsync(int silos = 1, ILogReader? log = null, WatchedTime? time = null)
    {
        var cluster = new Cluster(silos, log, time);
        await cluster._silos.DeployAsync();
        cluster._reference = cluster.Grains.CreateObjectReference<IFollowerObserver>(cluster._watcher);
        await cluster.Follower.SubscribeAsync(cluster._reference);
        return cluster;
    }

    public IFollowerGrain Follower => Grains.GetGrain<IFollowerGrain>(TimelineKey.Live);

    public ISubjectGrain Subject(SubjectId subject) => Grains.GetGrain<ISubjectGrain>(TimelineKey.Of(TimelineKey.Live, subject));

    public async Task<Picture> PictureAsync(SubjectId subject) => (await Subject(subject).GetPictureAsync())!;

    public async Task<bool> IsAwakeAsync(SubjectId subject) =>
        await Grains.GetGrain<IManagementGrain>(0).GetActivationAddress(Subject(subject)) is not null;

    /// <summary>Nudges the follower and returns once it has told that it has followed so far (to the head). The subjects it told of on the way.</summary>
    public async Task<ImmutableArray<string>> FollowAsync(long? position = null)
    {
        await Follower.SubscribeAsync(_reference!);             // who is silent for a minute is forgotten, and tests jump over hours
        var told = _watcher.Expect(position ?? Log.Head.Value);
        await Follower.NudgeAsync();
        return await told.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
    }

    public async Task KillSiloOfAsync(IAddressable grain)
    {
        var address = await Grains.GetGrain<IManagementGrain>(0).GetActivationAddress(grain);
        await _silos.KillSiloAsync(_silos.Silos.Single(s => s.SiloAddress.Equals(address)));
        await Follower.SubscribeAsync(_reference!);
    }

    public Task CollectIdleAsync() => Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

    public ValueTask DisposeAsync() => _silos.DisposeAsync();

    private sealed class Watcher : IFollowerObserver
    {
        private readonly Lock _gate = new();
        private readonly HashSet<string> _subjects = [];
        private long _followed;
        private (long Position, TaskCompletionSource<ImmutableArray<string>> Told)? _expected;

        public Task<ImmutableArray<string>> Expect(long position)
        {
            lock (_gate)
            {
                var told = new TaskCompletionSource<ImmutableArray<string>>(TaskCreationOptions.RunContinuationsAsynchronously);
                _expected = (position, told);
                Answer();
                return told.Task;
            }
        }

        public void Followed(long position, ImmutableArray<string> subjects)
        {
            lock (_gate)
            {
                _followed = Math.Max(_followed, position);
                _subjects.UnionWith(subjects.IsDefault ? [] : subjects);
                Answer();
            }
        }

        private void Answer()
        {
            if (_expected is { } expected && _followed >= expected.Position)
            {
                expected.Told.TrySetResult([.. _subjects.Order(StringComparer.Ordinal)]);
                _subjects.Clear();
                _expected = null;
            }
        }
    }
}
