using NewsMonitor.Deliveries;
using NewsMonitor.Host.Access;
using NewsMonitor.Host.Api;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Channels;

/// <summary>What is being delivered, what was, and what was given up and may be tried again.</summary>
internal static class DeliveriesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/deliveries", ListAsync).WithSummary("Deliveries, newest first: of a channel, in a state (waiting, delivered, dead)");
        api.MapGet("/deliveries/{id}", GetAsync).Produces<DeliveryDetailDto>().WithSummary("A delivery with every attempt");
        api.MapPost("/deliveries/{id}/retry", RetryAsync).Needs(Scope.Admin).Produces<RetryResultDto>().WithSummary("Try again what was given up");
        api.MapPost("/deliveries/retry", RetryAllAsync).Needs(Scope.Admin).Produces<RetryResultDto>().WithSummary("Try again all that was given up of a channel");
    }

    private static async Task<ListOf<DeliveryDto>> ListAsync(string? channel, string? state, string? limit, string? cursor, IOutbox outbox, CancellationToken ct)
    {
        var page = await outbox.ListAsync(channel, State(state), Parameters.Page(limit), cursor, ct);
        return new([.. page.Items.Select(ToDto)], page.Next);
    }

    private static async Task<IResult> GetAsync(string id, IOutbox outbox, CancellationToken ct) => await outbox.GetAsync(id, ct) is { } record
        ? Results.Ok(new DeliveryDetailDto(ToDto(record.Delivery), record.Notice.Text, [.. record.Attempts.Select(ToDto)]))
        : NoDelivery(id);

    private static async Task<IResult> RetryAsync(string id, IOutbox outbox, IChannelStore channels, DeliveryPump pump, CancellationToken ct)
    {
        if (await outbox.GetAsync(id, ct) is not { } record)
        {
            return NoDelivery(id);
        }

        if (await outbox.RetryAsync(id, null, ct) == 0)
        {
            return Problems.Conflict(record.Delivery.State is DeliveryState.Dead
                ? await WhyNotAsync(record.Delivery.Channel, channels, ct)
                : $"The delivery is {Word(record.Delivery.State)}: only what was given up can be tried again.");
        }

        pump.Nudge();
        return Results.Ok(new RetryResultDto(1));
    }

    private static async Task<IResult> RetryAllAsync(RetryRequest request, IOutbox outbox, IChannelStore channels, DeliveryPump pump, CancellationToken ct)
    {
        if (request.Channel is not { } id || await channels.GetAsync(id, ct) is not { } channel)
        {
            throw new BadParameterException("channel must be the id of a channel.", "channel");
        }

        if (!channel.IsOn)
        {
            return Problems.Conflict(await WhyNotAsync(id, channels, ct));
        }

        var retried = await outbox.RetryAsync(null, id, ct);
        pump.Nudge();
        return Results.Ok(new RetryResultDto(retried));
    }

    private static async Task<string> WhyNotAsync(string channel, IChannelStore channels, CancellationToken ct) => await channels.GetAsync(channel, ct) switch
    {
        null => "Its channel is gone.",
        { OffReason: { } off } => $"Its channel is off ({off}) Switch it on first.",
        _ => $"{IOutbox.MaxWaiting} messages wait for its channel already.",
    };

    private static DeliveryState? State(string? word) => word switch
    {
        null => null,
        "waiting" => DeliveryState.Waiting,
        "delivered" => DeliveryState.Delivered,
        "dead" => DeliveryState.Dead,
        _ => throw new BadParameterException($"state '{(word.Length <= 60 ? word : word[..60])}' is not one of waiting, delivered, dead.", "state"),
    };

    private static string Word(DeliveryState state) => state.ToString().ToLowerInvariant();

    internal static DeliveryDto ToDto(Delivery delivery) => new(
        delivery.Id, delivery.Channel, delivery.Title, Word(delivery.State), delivery.At, delivery.Due, delivery.Attempts, delivery.Reason,
        delivery.Last is { } last ? ToDto(last) : null);

    private static DeliveryAttemptDto ToDto(DeliveryAttempt attempt) => new(attempt.At, attempt.Took.TotalMilliseconds, attempt.Status, attempt.Words);

    private static IResult NoDelivery(string id) => Problems.NotFound($"There is no delivery '{(id.Length <= 60 ? id : id[..60])}'.");
}
