using System.Net;
using Microsoft.AspNetCore.Http;

namespace NewsMonitor.Host.Tests.Serving;

/// <summary>From a pushed article to a receiver: what is told, how often, and that one receiver's trouble is no other's.</summary>
public sealed class AlertDeliveryTests
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_is_told_once_signed_its_copies_are_not_and_further_independent_sources_are()
    {
        await using var rig = await AlertRig.OpenAsync();
        var (channel, secret) = await rig.ChannelAsync("desk");
        var rule = await rig.RuleAsync("Merkel", new { kind = "article" }, new { channels = new[] { channel }, sourceSteps = new[] { 3 } });
        const string Title = "Angela Merkel opens the rebuilt museum of Dresden";
        await rig.Host.PushAsync(Some.Article(title: Title, body: "Angela Merkel opened it on Friday."), _ct);

        var first = (await rig.ReceivedAsync("desk", 1))[0];
        Assert.True(first.IsSignedBy(secret));
        Assert.False((first with { Body = [.. first.Body, (byte)' '] }).IsSignedBy(secret));
        Assert.Equal(Title, (string)first.Data["alerts"]![0]!["articles"]![0]!["title"]!);
        var alert = Assert.Single(first.Steps);
        Assert.Equal(1, alert.Step);
        await rig.LedgerAsync(rule, "delivered");

        // The same text elsewhere, and the same source again: nothing that anybody must be told.
        await rig.Host.PushAsync(
            new[]
            {
                Some.Article(source: "Hill Herald", title: Title, body: "Angela Merkel opened it on Friday."),
                Some.Article(source: "Bay Courier", title: Title, body: "Angela Merkel opened it on Friday."),
                Some.Article(title: Title + " again", body: "Angela Merkel opened it once more."),
            },
            _ct);
        await rig.PassAsync(TimeSpan.FromMinutes(10));
        await rig.LedgerAsync(rule, "joined", "grouping");
        Assert.Single(rig.Received("desk"));

        // Three independent sources are a step.
        await rig.Host.PushAsync(
            new[] { Some.Article(source: "Bay Courier", title: Title, body: "Merkel, Angela Merkel, cut a ribbon."), Some.Article(source: "Third Post", title: Title, body: "There was Angela Merkel.") }, _ct);
        await rig.PassAsync(TimeSpan.FromMinutes(10));
        var second = (await rig.ReceivedAsync("desk", 2))[1];
        Assert.Equal((alert.Alert, 2), Assert.Single(second.Steps));
        await rig.LedgerAsync(rule, "spread");
        await rig.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(2, rig.Received("desk").Count);
    }

    [Fact]
    public async Task A_burst_is_told_once_and_again_when_it_reaches_a_higher_level()
    {
        await using var rig = await AlertRig.OpenAsync(JumpingClock.At(Past.End));
        await Past.ImportAsync(rig.Host, _ct);
        var (channel, _) = await rig.ChannelAsync("desk");
        var rule = await rig.RuleAsync(
            "Merkel", new { kind = "burst", window = "1h", measure = "ratio", threshold = 4, raise = new[] { 20 }, minArticles = 3, minSources = 2 },
            new { channels = new[] { channel }, sourceSteps = Array.Empty<int>() });
        await PushAsync(rig, 8);
        var first = (await rig.ReceivedAsync("desk", 1))[0];
        Assert.Equal(1, Assert.Single(first.Steps).Step);

        await PushAsync(rig, 4);
        await rig.PassAsync(TimeSpan.FromMinutes(6));
        Assert.Single(rig.Received("desk"));

        await PushAsync(rig, 40);
        await rig.PassAsync(TimeSpan.FromMinutes(6));
        Assert.Equal(2, Assert.Single((await rig.ReceivedAsync("desk", 2))[1].Steps).Step);
        await rig.LedgerAsync(rule, "raised");

        await rig.PassAsync(TimeSpan.FromHours(3));
        var end = (await rig.ReceivedAsync("desk", 3))[2];
        Assert.Equal("resolved", (string)end.Data["alerts"]![0]!["status"]!);
    }

    [Fact]
    public async Task A_receiver_that_fails_one_that_hangs_and_one_that_is_gone_hold_up_nobody()
    {
        await using var rig = await AlertRig.OpenAsync();
        var (good, _) = await rig.ChannelAsync("good");
        var (other, _) = await rig.ChannelAsync("other");
        var (fails, _) = await rig.ChannelAsync("fails", StatusCodes.Status500InternalServerError);
        var (gone, _) = await rig.ChannelAsync("gone", StatusCodes.Status410Gone);
        var (hangs, _) = await rig.ChannelAsync("hangs");
        rig.Receivers.Answer("hangs", context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
        var rule = await rig.RuleAsync("All", new { kind = "article" }, new { channels = new[] { fails, gone, hangs, good } });
        await rig.RuleAsync("Other", new { kind = "article" }, new { channels = new[] { other } });
        await rig.Host.PushAsync(Some.Article(title: "Angela Merkel opens a museum"), _ct);

        await rig.ReceivedAsync("good", 1);
        await rig.ReceivedAsync("other", 1);
        await rig.LedgerAsync(rule, "delayed", "channel");
        Assert.Equal(500, (int)(await rig.Host.GetAsync("deliveries?channel=" + fails, _ct))["items"]![0]!["last"]!["status"]!);
        Assert.Contains("gone for good", (string)(await rig.LedgerAsync(rule, "undelivered", "channel"))["why"]!, StringComparison.Ordinal);
        System.Text.Json.Nodes.JsonNode? problems;
        do
        {
            problems = (await rig.Host.GetAsync("rules/" + rule, _ct))["problems"];
        }
        while (problems is null);                               // the channel is switched off behind the answer
        Assert.Equal("channels", (string)Assert.Single(problems.AsArray())!["field"]!);

        // While the one still hangs.
        await rig.Host.PushAsync(Some.Article(title: AlertRig.Floods), _ct);
        await rig.PassAsync(TimeSpan.FromMinutes(6));
        await rig.ReceivedAsync("good", 2);
        await rig.ReceivedAsync("other", 2);
        Assert.Empty(rig.Receivers.Answers("hangs"));
    }

    [Fact]
    public async Task A_rule_names_only_channels_that_there_are_and_says_so_when_one_is_removed_and_the_ledger_keeps_what_nobody_was_told()
    {
        await using var rig = await AlertRig.OpenAsync();
        var problem = await rig.SendAsync(
            HttpMethod.Post, "rules", new { name = "x", on = new { subject = AlertRig.Merkel }, when = new { kind = "article" }, channels = new[] { "nowhere" } }, HttpStatusCode.BadRequest);
        Assert.Equal("channels", (string)problem["field"]!);

        // One message waits for the channel when it goes, another comes afterwards.
        var (channel, _) = await rig.ChannelAsync("desk", StatusCodes.Status503ServiceUnavailable);
        var rule = await rig.RuleAsync("Merkel", new { kind = "article" }, new { channels = new[] { channel } });
        await rig.Host.PushAsync(Some.Article(title: "Angela Merkel opens a museum"), _ct);
        await rig.LedgerAsync(rule, "delayed");
        await rig.SendAsync(HttpMethod.Delete, "channels/" + channel, null, HttpStatusCode.NoContent);
        var lost = await rig.LedgerAsync(rule, "undelivered", "channel");
        Assert.Contains("removed", (string)lost["why"]!, StringComparison.Ordinal);
        Assert.NotNull(lost["alert"]);
        Assert.Contains("removed", (string)(await rig.Host.GetAsync("rules/" + rule, _ct))["problems"]![0]!["reason"]!, StringComparison.Ordinal);

        await rig.Host.PushAsync(Some.Article(title: AlertRig.Floods), _ct);
        await rig.PassAsync(TimeSpan.FromMinutes(6));
        while ((await rig.ReadLedgerAsync(rule)).Count(entry => (string)entry["kind"]! == "undelivered") < 2)
        {
        }

        // It can be changed all the same, and loses the channel.
        await rig.SendAsync(HttpMethod.Patch, "rules/" + rule, new { name = "Chancellor" });
        Assert.Null((await rig.SendAsync(HttpMethod.Patch, "rules/" + rule, new { channels = Array.Empty<string>() }))["problems"]);
    }

    private Task PushAsync(AlertRig rig, int articles) =>
        rig.Host.PushAsync(Enumerable.Range(0, articles).Select(i => Some.Article(source: $"Post {i % 5}")), _ct);
}
