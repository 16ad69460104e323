using NewsMonitor.Deliveries;
using NewsMonitor.Host.Serving;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Host.Channels;

/// <summary>Joins the deliveries to the host.</summary>
internal static class DeliveryParts
{
    public static void Add(IServiceCollection services, SqliteLog log)
    {
        services.AddSingleton(log.Channels);
        services.AddSingleton(log.Outbox);
        services.AddSingleton(log.FeedAddresses);
        services.AddOptions<DeliveryOptions>().BindConfiguration("Deliveries").ValidateDataAnnotations()
            .Validate(options => options.PublicAddress is null or { IsAbsoluteUri: true, Scheme: "http" or "https" }, "Deliveries:PublicAddress must be an address like https://news.example.org.")
            .Validate(options => options.Mail is null or { IsValid: true }, "Deliveries:Mail needs a Host, a Port of 1 to 65535, and From, an e-mail address.")
            .ValidateOnStart();
        services.AddSingleton<LetterSender>();
        services.AddSingleton<ILetterSender>(provider => provider.GetRequiredService<LetterSender>());
        services.AddSingleton<AddressCheck>();
        services.AddSingleton<ChannelDesk>();
        services.AddSingleton<DeliveryPump>();
        services.AddBackground<DeliveryPump>((pump, ct) => pump.RunAsync(ct));
    }

    public static void Map(WebApplication app, RouteGroupBuilder api)
    {
        ChannelsApi.Map(api);
        DeliveriesApi.Map(api);
        FeedsApi.Map(app, api);
        UnsubscribeApi.Map(app);
    }
}
