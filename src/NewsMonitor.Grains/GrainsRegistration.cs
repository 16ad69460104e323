using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NewsMonitor.Grains.Boards;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Grains.Feeds;
using NewsMonitor.Grains.Following;
using NewsMonitor.Grains.Replays;
using NewsMonitor.Grains.Subjects;
using Orleans.Configuration;

namespace NewsMonitor.Grains;

/// <summary>What a silo needs to host the grains. The host chooses the clustering and brings <c>ILogReader</c>,
/// <c>IPast</c>, <c>ICheckpointStore</c>, <c>ISourceStore</c>, <c>FeedClient</c> and <c>ArticlePipeline</c>.</summary>
public static class GrainsRegistration
{
    // A shard reads a week of changes when it wakes.
    private static readonly TimeSpan LongestActivation = TimeSpan.FromMinutes(5);

    /// <summary>Grains, boards, and the services that keep the follower and the feeds going. Settings: section <c>Grains</c>.</summary>
    public static ISiloBuilder AddNewsMonitorGrains(this ISiloBuilder silo)
    {
        var services = silo.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<GrainsOptions>().BindConfiguration("Grains").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<GrainCollectionOptions>().Configure<IOptions<GrainsOptions>>((collection, options) =>
        {
            collection.ActivationTimeout = LongestActivation;
            collection.ClassSpecificCollectionAge[typeof(SubjectGrain).FullName!] = options.Value.SubjectIdle;
        });
        services.AddSingleton<SubjectLoader>();
        services.AddSingleton<ChangePages>();
        services.AddSingleton<WeekShapes>();
        services.AddSingleton<Headlines>();
        services.AddSingleton<Delivery>();
        services.AddSingleton<LiveBoards>();
        services.AddSingleton<IBoards, TimelineBoards>();
        services.AddSingleton<ITimelines, Timelines>();
        services.AddSingleton<IReplays, Replays.Replays>();
        services.AddSingleton<ReplayMemory>();
        services.AddSingleton<ReplayWork>();
        services.AddHeartbeat<IFollowerGrain>(TimelineKey.Live, grain => grain.NudgeAsync());
        services.AddHostedService<FeedScheduler>();
        services.AddHostedService<ReplayPreparation>();
        return silo;
    }

    /// <summary>Calls a grain when the silo starts, and once a second.</summary>
    internal static void AddHeartbeat<TGrain>(this IServiceCollection services, string key, Func<TGrain, Task> call)
        where TGrain : IGrainWithStringKey => services.AddHostedService(provider => ActivatorUtilities.CreateInstance<Heartbeat<TGrain>>(provider, key, call));
}
