using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Grains;
using NewsMonitor.Grains.Alerts;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Access;
using NewsMonitor.Host.Alerts;
using NewsMonitor.Host.Api;
using NewsMonitor.Host.Channels;
using NewsMonitor.Host.Exporting;
using NewsMonitor.Host.Importing;
using NewsMonitor.Host.Live;
using NewsMonitor.Host.Names;
using NewsMonitor.Host.Push;
using NewsMonitor.Host.Replays;
using NewsMonitor.Host.Rereading;
using NewsMonitor.Host.Sample;
using NewsMonitor.Host.Sources;
using NewsMonitor.Host.Topics;
using NewsMonitor.Intake;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Host.Serving;

/// <summary>The composition root: every part is made and joined here, and nowhere else.</summary>
public static class MonitorHost
{
    /// <summary>Opens the log and the models and builds the host. The caller runs it and disposes it.</summary>
    /// <exception cref="IOException">The folder cannot be opened; the message says why and what to do.</exception>
    public static async Task<WebApplication> BuildAsync(MonitorSettings settings, string[] args, TimeProvider time)
    {
        var builder = Begin(args);
        builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss "));
        using var loggers = LoggerFactory.Create(logging => logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddSimpleConsole());
        var log = await SqliteLog.OpenAsync(settings.Data, time, loggers.CreateLogger<SqliteLog>());

        // The folder is ours now: what a killed host left behind names nobody.
        DataFolder.Retract(settings.Data);
        try
        {
            ImportsApi.RemoveLeftovers(settings.Data);
            var readers = new ReaderShelf(
                ReaderSetting.Of(builder.Configuration), ReaderSetting.UsesSections(builder.Configuration), NamesFile.Read(settings.Data), ReaderSetting.Load);

            // The models load while the host is put together: both are on the way to "ready".
            var loading = Task.Run(() => readers.GetVersion(readers.Live));
            AddLog(builder.Services, log, time);
            AddIntake(builder.Services, readers);
            DeliveryParts.Add(builder.Services, log);
            builder.Services.AddSingleton<IAlertOutbox, AlertOutbox>();
            builder.Services.AddSingleton<IRuleTopics, RuleTopics>();
            Clustering.Add(builder);
            AddWeb(builder, settings);
            var app = builder.Build();
            await loading;
            Use(app);
            return app;
        }
        catch
        {
            await log.DisposeAsync();
            throw;
        }
    }

    /// <summary>The host with its settings alone: nothing is opened.</summary>
    internal static WebApplicationBuilder Begin(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        // The command line comes last again: what is typed wins over what is set.
        builder.Configuration.AddEnvironmentVariables("NEWSMONITOR__").AddCommandLine(args);
        return builder;
    }

    // Hosted services stop in the reverse order of their registration: first the ways in, then what they feed, the log's writer last.
    private static void AddLog(IServiceCollection services, SqliteLog log, TimeProvider time)
    {
        services.AddSingleton(time);
        services.AddSingleton(_ => log);
        services.AddSingleton<ILog>(provider => provider.GetRequiredService<SqliteLog>());
        services.AddSingleton<IReadings>(provider => provider.GetRequiredService<SqliteLog>());
        services.AddSingleton<ILogReader>(provider => provider.GetRequiredService<SqliteLog>());
        services.AddSingleton<IPast>(provider => provider.GetRequiredService<SqliteLog>());
        services.AddSingleton(log.Sources);
        services.AddSingleton(log.Requests);
        services.AddSingleton(log.Exports);
        services.AddSingleton(log.Topics);
        services.AddSingleton(log.Checkpoints);
        services.AddSingleton(log.Alerts);
        services.AddSingleton<ISightings>(provider => provider.GetRequiredService<SqliteLog>());
        services.AddOptions<LogWriterOptions>().BindConfiguration("Writer").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new LogWriter(
            log, provider.GetRequiredService<IOptions<LogWriterOptions>>().Value, time, provider.GetRequiredService<ILogger<LogWriter>>()));
        services.AddSingleton<CommitClock>();
        services.AddBackground<SqliteLog>((store, ct) => store.Search.RunAsync(ct));
        services.AddBackground<LogWriter>((writer, ct) => writer.RunAsync(ct));
    }

    private static void AddIntake(IServiceCollection services, ReaderShelf readers)
    {
        services.AddSingleton(_ => readers);
        services.AddSingleton<IReaders>(provider => provider.GetRequiredService<ReaderShelf>());
        services.AddOptions<PipelineOptions>().BindConfiguration("Pipeline").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ArticlePipeline>();
        services.AddBackground<ArticlePipeline>((pipeline, ct) => pipeline.RunAsync(ct));
        services.AddSingleton<Reread>();
        services.AddSingleton<Rereads>();
        services.AddHostedService(provider => provider.GetRequiredService<Rereads>());
        services.AddSingleton<TopicCounter>();
        services.AddBackground<TopicCounter>((counter, ct) => counter.RunAsync(ct));
        services.AddSingleton<OwnNamesList>();
        services.AddOptions<FetchOptions>().BindConfiguration("Fetch").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AddressGuardOptions>().BindConfiguration("Fetch").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AddressGuard>();
        services.AddSingleton<Fetcher>();
        services.AddSingleton<TeaserPages>();
        services.AddSingleton<FeedClient>();
    }

    private static void AddWeb(WebApplicationBuilder builder, MonitorSettings settings)
    {
        var services = builder.Services;

        // Letters under way have a quarter of it, one part stops after the other, and the log's writer, the last, must not be cut off.
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMinutes(1));
        services.AddSingleton(settings);

        // The longest query, each of its characters written as three escaped bytes, and the rest of an address.
        services.Configure<KestrelServerOptions>(options => options.Limits.MaxRequestLineSize = (Query.MaxLength * 9) + 8_192);
        services.AddOptions<AccessOptions>().BindConfiguration("Access").ValidateDataAnnotations()
            .Validate(access => access.Keys.All(key => key.IsValid), "Each of Access:Keys needs a Name, a Sha256 of 64 hexadecimal digits, and Scopes of read, push, admin.")
            .ValidateOnStart();
        services.AddOptions<LiveOptions>().BindConfiguration("Live").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<PushOptions>().BindConfiguration("Push").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<KeyRing>();
        services.AddSingleton<LiveSignal>();
        services.AddSingleton<LiveConnections>();
        services.AddSingleton<IViews, Views>();
        services.AddSingleton<AlertNames>();
        services.AddSingleton<FiringBoard>();
        services.AddOptions<AnalyzeOptions>().BindConfiguration("Analyze").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AnalysisSlots>();
        services.AddSingleton<CustomTopics>();
        services.AddSingleton<RuleViews>();
        services.AddSingleton<TopicPreviews>();
        services.AddSingleton<StatusBoard>();
        services.AddSingleton<Moments>();
        services.AddSingleton<SourceBoard>();
        services.AddSingleton<KeptAnswers>();
        services.AddSingleton<PushApi>();
        services.AddSingleton<FileImport>();
        services.AddSingleton<ImportsApi>();
        services.AddSingleton<ExportsApi>();
        services.AddSingleton(_ => SampleFeed.Load());
        services.AddSingleton(provider =>
        {
            var (log, pipeline) = (provider.GetRequiredService<ILogReader>(), provider.GetRequiredService<ArticlePipeline>());
            return new SamplePlayer(
                provider.GetRequiredService<SampleFeed>(), log.GetArticleAsync,
                (admission, ct) => pipeline.SubmitAsync(admission, Way.Sample, ct), provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton<SampleSwitch>();
        services.AddHostedService(provider => provider.GetRequiredService<SampleSwitch>());
        services.AddHostedService<FollowerSubscription>();
        services.AddProblemDetails();
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddExceptionHandler<ErrorHandler>();
        services.AddOpenApi(options =>
        {
            options.AddDocumentTransformer<HubSchemas>();
            options.AddSchemaTransformer<SpeedSchema>();
            options.AddSchemaTransformer<RequestSchemas>();
            options.AddDocumentTransformer<RequestSchemas>();
        });
        services.AddSignalR(options =>
        {
            options.MaximumReceiveMessageSize = MaxHubMessage;
            options.AddFilter<HubFaults>();
        })
            .AddJsonProtocol()
            .AddMessagePackProtocol(options => options.SerializerOptions = JsonShapedResolver.Options);
        Metrics.Add(services);
    }

    /// <summary>Bytes of a message from a browser: a view of 200 subjects has 20 KB.</summary>
    private const int MaxHubMessage = 64 << 10;

    private static void Use(WebApplication app)
    {
        var writer = app.Services.GetRequiredService<LogWriter>();
        var commits = app.Services.GetRequiredService<CommitClock>();
        var grains = app.Services.GetRequiredService<IGrainFactory>();
        writer.Committed += position =>
        {
            commits.Committed(position);
            _ = grains.GetGrain<IFollowerGrain>(TimelineKey.Live).NudgeAsync();
        };

        // Made now: it says when the program started.
        app.Services.GetRequiredService<StatusBoard>();
        app.UseExceptionHandler();
        app.UseSecurityHeaders();
        app.UseRouting();
        app.UseMiddleware<AccessGate>();
        Health.Map(app);
        app.MapOpenApi().WithMetadata(new NeededScope(Scope.Read));
        var api = app.MapGroup("/api/v1");
        ReadApi.Map(api);
        AnalyzeApi.Map(api);
        QueriesApi.Map(api);
        ReplaysApi.Map(api);
        RulesApi.Map(api);
        AlertsApi.Map(api);
        SilencesApi.Map(api);
        ReadersApi.Map(api);
        NamesApi.Map(api);
        MeaningsApi.Map(api);
        RereadsApi.Map(api);
        PushApi.Map(api);
        ImportsApi.Map(api);
        ExportsApi.Map(api);
        SourcesApi.Map(api);
        TopicsApi.Map(api);
        SampleSwitch.Map(api);
        SessionApi.Map(api);
        DeliveryParts.Map(app, api);
        app.MapHub<LiveHub>("/hubs/live").WithMetadata(new NeededScope(Scope.Read));
        Metrics.Map(app);
        Clustering.Map(app);
        app.UseDashboard();
    }
}
