using NewsMonitor.Deliveries;
using NewsMonitor.Domain.Notices;
using NewsMonitor.Host.Access;
using NewsMonitor.Host.Api;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Channels;

/// <summary>Ways to people: list, make, change, try, rotate the key, remove.</summary>
internal static class ChannelsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/channels", ListAsync).WithSummary("All channels");
        api.MapGet("/channels/{id}", GetAsync).Produces<ChannelDto>().WithSummary("A channel");
        api.MapPost("/channels", AddAsync).Needs(Scope.Admin).MustSay("kind").Produces<ChannelDto>().WithSummary("Make a channel; a webhook's key is in this answer alone");
        api.MapPatch("/channels/{id}", ChangeAsync).Needs(Scope.Admin).Produces<ChannelDto>().WithSummary("Change a channel, or switch it off and on");
        api.MapDelete("/channels/{id}", RemoveAsync).Needs(Scope.Admin).Produces(StatusCodes.Status204NoContent).WithSummary("Remove a channel with its deliveries");
        api.MapPost("/channels/{id}/test", TestAsync).Needs(Scope.Admin).Produces<ChannelTestDto>().WithSummary("Send a test now and answer what the receiver said");
        api.MapPost("/channels/{id}/rotate", RotateAsync).Needs(Scope.Admin).Produces<ChannelDto>().WithSummary("A new key; the old one signs beside it for a day");
    }

    private static async Task<ListOf<ChannelDto>> ListAsync(IChannelStore channels, IOutbox outbox, TimeProvider time, CancellationToken ct)
    {
        var counts = await outbox.CountAsync(ct);
        var items = new List<ChannelDto>();
        foreach (var channel in await channels.ListAsync(ct))
        {
            if (await channels.OpenAsync(channel.Id, ct) is var (known, target))
            {
                items.Add(ToDto(known, target, counts.GetValueOrDefault(channel.Id), time.GetUtcNow(), null));
            }
        }

        return new(items, null);
    }

    private static async Task<IResult> GetAsync(string id, IChannelStore channels, IOutbox outbox, TimeProvider time, CancellationToken ct) =>
        await AnswerAsync(id, null, channels, outbox, time, ct);

    private static async Task<IResult> AddAsync(
        ChannelRequest request, ChannelDesk desk, IChannelStore channels, IOutbox outbox, TimeProvider time, CancellationToken ct)
    {
        var (channel, key) = await desk.AddAsync(request.ToSettings(), ct);
        return await AnswerAsync(channel.Id, key, channels, outbox, time, ct);
    }

    private static async Task<IResult> ChangeAsync(
        string id, ChannelRequest request, ChannelDesk desk, IChannelStore channels, IOutbox outbox, TimeProvider time, CancellationToken ct) =>
        await desk.ChangeAsync(id, request.ToSettings(), request.On, ct) is null ? NoChannel(id) : await AnswerAsync(id, null, channels, outbox, time, ct);

    private static async Task<IResult> RemoveAsync(string id, IChannelStore channels, CancellationToken ct) =>
        await channels.RemoveAsync(id, ct) ? Results.NoContent() : NoChannel(id);

    private static async Task<IResult> RotateAsync(
        string id, ChannelDesk desk, IChannelStore channels, IOutbox outbox, TimeProvider time, CancellationToken ct) =>
        await desk.RotateAsync(id, ct) is var (_, key) ? await AnswerAsync(id, key, channels, outbox, time, ct) : NoChannel(id);

    private static async Task<IResult> TestAsync(string id, IChannelStore channels, DeliveryPump pump, TimeProvider time, CancellationToken ct)
    {
        if (await channels.OpenAsync(id, ct) is not var (channel, target))
        {
            return NoChannel(id);
        }

        // Whoever has unsubscribed gets nothing, no test either.
        if (channel.OffReason is { } off)
        {
            return Problems.Conflict($"The channel is off ({off}) Switch it on first.");
        }

        var (now, stamp) = (time.GetUtcNow(), time.GetTimestamp());
        var result = await pump.TryAsync(new($"test-{Guid.NewGuid():n}", channel, target, Test(channel, now), now), ct);
        return Results.Ok(new ChannelTestDto(
            result.Outcome is SendOutcome.Delivered, result.Status, result.Words, time.GetElapsedTime(stamp).TotalMilliseconds));
    }

    private static Notice Test(DeliveryChannel channel, DateTimeOffset now) => new()
    {
        Thread = $"test {channel.Id}",
        Topic = "Test of a channel",
        Title = "This is a test: alerts of News Monitor reach you here",
        Text = $"Somebody tries the channel \"{channel.Name}\". An alert looks like this:",
        Kind = NoticeKind.Test,
        Severity = NoticeSeverity.Info,
        At = now,
        Alerts = [new("test", 1, "Nothing has happened", "0 articles, usually 0.", NoticeSeverity.Info, now, null, null, NoticeAlert.NoLabels.Add("severity", "info"), [])],
    };

    private static async Task<IResult> AnswerAsync(
        string id, Secret? key, IChannelStore channels, IOutbox outbox, TimeProvider time, CancellationToken ct) =>
        await channels.OpenAsync(id, ct) is var (channel, target)
            ? Results.Ok(ToDto(channel, target, (await outbox.CountAsync(ct)).GetValueOrDefault(id), time.GetUtcNow(), key))
            : NoChannel(id);

    private static ChannelDto ToDto(DeliveryChannel channel, ChannelTarget target, ChannelCounts counts, DateTimeOffset now, Secret? key) => new(
        channel.Id, channel.Kind.Word(), channel.Name, channel.Shown, target.Mail?.Server is { } server ? $"{server.Host}:{server.Port}" : null, channel.IsOn,
        channel.OffReason, channel.MadeAt,
        channel.Kind is ChannelKind.Webhook ? [.. target.SigningAt(now).Select(signing => new ChannelKeyDto(signing.MadeAt, signing.Until))] : [],
        counts.Waiting, counts.Dead, key?.Value);

    private static IResult NoChannel(string id) => Problems.NotFound($"There is no channel '{(id.Length <= 60 ? id : id[..60])}'.");
}
