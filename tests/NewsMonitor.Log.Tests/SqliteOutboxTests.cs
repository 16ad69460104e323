using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Domain.Notices;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Log.Tests;

/// <summary>Channels, and what is to be told through them.</summary>
public sealed class SqliteOutboxTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(Some.Noon);
    private SqliteLog _log = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _log = await SqliteLog.OpenAsync(_folder.Path, _time, NullLogger.Instance, Ct);
        await AddAsync("c1");
    }

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_a_message_follows_from_and_the_message_are_kept_together_or_not_at_all()
    {
        using var other = new Database(_folder.Sub("other.db"), "Sqlite/state", cacheMegabytes: 1);
        var outbox = new SqliteOutbox(other, _time);
        await Assert.ThrowsAsync<InvalidOperationException>(() => other.WriteAsync<bool>(
            db =>
            {
                OutboxTable.Put(db, Message("m1"), Some.Noon);
                throw new InvalidOperationException("The other half fails.");
            },
            Ct));
        Assert.Empty((await outbox.ListAsync(null, null, 10, null, Ct)).Items);

        var together = await outbox.PutAsync([Message("m1"), Message("m2")], Ct);
        Assert.Equal(2, together);
        await Assert.ThrowsAsync<ArgumentException>(() => outbox.PutAsync([Message("m3"), Message("not an id")], Ct));
        Assert.Equal(2, (await outbox.ListAsync(null, null, 10, null, Ct)).Items.Count);
    }

    [Fact]
    public async Task A_notice_comes_back_as_it_was_put_in_after_a_restart_too()
    {
        var message = Message("m1");
        await _log.Outbox.PutAsync([message], Ct);
        await _log.DisposeAsync();
        _log = await SqliteLog.OpenAsync(_folder.Path, _time, NullLogger.Instance, Ct);
        var due = Assert.Single(await _log.Outbox.ListDueAsync("c1", Some.Noon, 10, Ct));
        Assert.Equal(("m1-c1", 0, Some.Noon), (due.Id, due.Attempts, due.Since));
        Assert.Equivalent(message.Notice, due.Notice, strict: true);
        Assert.Equal(["c1"], await _log.Outbox.ListDueChannelsAsync(Some.Noon, Ct));
    }

    [Fact]
    public async Task To_nobody_and_to_what_is_off_a_message_is_given_up_with_the_reason()
    {
        await AddAsync("c2", off: "Switched off by hand.");
        await _log.Outbox.PutAsync([Message("m1", "c2", "gone")], Ct);
        var dead = (await _log.Outbox.ListAsync(null, DeliveryState.Dead, 10, null, Ct)).Items;
        Assert.Equal([("m1-gone", "There is no such channel."), ("m1-c2", "Switched off by hand.")], dead.Select(delivery => (delivery.Id, delivery.Reason!)));
        Assert.Equal(0, await _log.Outbox.RetryAsync("m1-gone", null, Ct));
    }

    [Fact]
    public async Task Lists_go_page_by_page_newest_first_by_channel_and_state()
    {
        await AddAsync("c2");
        await _log.Outbox.PutAsync([.. Enumerable.Range(0, 5).Select(i => Message($"m{i}", "c1", "c2"))], Ct);
        await _log.Outbox.RecordAsync("m3-c1", new(Some.Noon, TimeSpan.FromMilliseconds(5), 200, "ok"), new AfterAttempt.Delivered(), Ct);
        var first = await _log.Outbox.ListAsync("c1", null, 3, null, Ct);
        var second = await _log.Outbox.ListAsync("c1", null, 3, first.Next, Ct);
        Assert.Equal(["m4-c1", "m3-c1", "m2-c1", "m1-c1", "m0-c1"], first.Items.Concat(second.Items).Select(delivery => delivery.Id));
        Assert.Null(second.Next);
        Assert.Equal(new DeliveryAttempt(Some.Noon, TimeSpan.FromMilliseconds(5), 200, "ok"), first.Items[1].Last);
        Assert.Equal(9, (await _log.Outbox.ListAsync(null, DeliveryState.Waiting, 20, null, Ct)).Items.Count);
        Assert.Equal(new ChannelCounts(4, 0), (await _log.Outbox.CountAsync(Ct))["c1"]);
        Assert.Equal(5, (await _log.Outbox.ListNoticesAsync("r1", 10, Ct)).Count);
    }

    [Fact]
    public async Task What_is_delivered_stays_delivered_and_what_was_given_up_meanwhile_is_delivered_if_it_was_received()
    {
        await _log.Outbox.PutAsync([Message("m1"), Message("m2")], Ct);
        await _log.Channels.ChangeAsync("c1", (channel, target) => (channel with { OffReason = "Off." }, target), Ct);
        var ledger = (await _log.Alerts.ListLedgerAsync(new(Kinds: [LedgerKind.Undelivered]), 10, null, Ct)).Items;
        Assert.Equal([("m2", "channel “c1”: Off."), ("m1", "channel “c1”: Off.")], ledger.Select(entry => (entry.By!, entry.Why)));
        var attempt = new DeliveryAttempt(Some.Noon, TimeSpan.Zero, 200, "");
        Assert.True(await _log.Outbox.RecordAsync("m1-c1", attempt, new AfterAttempt.Delivered(), Ct));
        Assert.False(await _log.Outbox.RecordAsync("m2-c1", attempt with { Status = 500 }, new AfterAttempt.Again(Some.Noon), Ct));
        Assert.False(await _log.Outbox.RecordAsync("m1-c1", attempt with { Status = 500 }, new AfterAttempt.GivenUp("no"), Ct));
        Assert.Equal([("m2-c1", DeliveryState.Dead), ("m1-c1", DeliveryState.Delivered)], (await _log.Outbox.ListAsync("c1", null, 10, null, Ct)).Items.Select(d => (d.Id, d.State)));
        Assert.Equal(2, (await _log.Outbox.GetAsync("m1-c1", Ct))!.Attempts.Count);
    }

    [Fact]
    public async Task The_ledger_says_when_an_attempt_came_to_its_end()
    {
        await _log.Outbox.PutAsync([Message("m1")], Ct);
        var attempt = new DeliveryAttempt(Some.Noon, TimeSpan.FromSeconds(40), 500, "busy");
        await _log.Outbox.RecordAsync("m1-c1", attempt, new AfterAttempt.Again(Some.Noon.AddMinutes(1)), Ct);
        await _log.Outbox.RecordAsync("m1-c1", attempt with { At = Some.Noon.AddMinutes(1), Took = TimeSpan.FromSeconds(5), Status = 200 }, new AfterAttempt.Delivered(), Ct);
        var ledger = (await _log.Alerts.ListLedgerAsync(new(Kinds: [LedgerKind.Delayed, LedgerKind.Delivered]), 10, null, Ct)).Items;
        Assert.Equal([(LedgerKind.Delivered, Some.Noon.AddSeconds(65)), (LedgerKind.Delayed, Some.Noon.AddSeconds(40))], ledger.Select(entry => (entry.Kind, entry.At)));
        Assert.Equal(Some.Noon.AddMinutes(1), (await _log.Outbox.GetAsync("m1-c1", Ct))!.Delivery.Last!.At);
    }

    [Fact]
    public async Task Nothing_of_a_channel_that_is_held_falls_due_before_whenever_it_is_put_in_or_tried_again()
    {
        var (earlier, until) = (Some.Noon.AddMinutes(1), Some.Noon.AddMinutes(10));
        var attempt = new DeliveryAttempt(Some.Noon, TimeSpan.Zero, 500, "");
        await AddAsync("c2");
        await _log.Outbox.PutAsync([Message("waits"), Message("fails"), Message("dead")], Ct);
        await _log.Outbox.RecordAsync("dead-c1", attempt, new AfterAttempt.GivenUp("no"), Ct);
        await _log.Outbox.HoldAsync("c1", until, Ct);
        await _log.Outbox.HoldAsync("c1", earlier, Ct);

        await _log.Outbox.PutAsync([Message("later", "c1", "c2")], Ct);
        await _log.Outbox.RecordAsync("fails-c1", attempt, new AfterAttempt.Again(earlier), Ct);
        await _log.Outbox.RetryAsync("dead-c1", null, Ct);
        Assert.Equal(["c2"], await _log.Outbox.ListDueChannelsAsync(until.AddTicks(-1), Ct));
        Assert.Equal([until, until, until, until], (await _log.Outbox.ListAsync("c1", null, 10, null, Ct)).Items.Select(delivery => delivery.Due));

        await _log.Outbox.RecordAsync("fails-c1", attempt, new AfterAttempt.Again(until.AddMinutes(1)), Ct);
        Assert.Equal(until.AddMinutes(1), (await _log.Outbox.GetAsync("fails-c1", Ct))!.Delivery.Due);
        _time.Advance(TimeSpan.FromMinutes(11));
        await _log.Outbox.PutAsync([Message("after")], Ct);
        Assert.Equal(_time.GetUtcNow(), (await _log.Outbox.GetAsync("after-c1", Ct))!.Delivery.Due);
    }

    [Fact]
    public async Task A_channel_that_is_held_is_free_once_it_leads_elsewhere_with_what_waited()
    {
        await _log.Outbox.HoldAsync("c1", Some.Noon.AddMinutes(10), Ct);
        await _log.Channels.ChangeAsync("c1", (channel, target) => (channel with { Name = "Desk" }, target.Rotate(new("whsec_other"), Some.Noon)), Ct);
        await _log.Outbox.PutAsync([Message("m1")], Ct);
        Assert.Empty(await _log.Outbox.ListDueChannelsAsync(Some.Noon, Ct));
        await _log.Channels.ChangeAsync("c1", (channel, target) => (channel, target with { Address = new Secret("https://elsewhere.example/") }), Ct);
        await _log.Outbox.PutAsync([Message("m2")], Ct);
        Assert.Equal(["m1-c1", "m2-c1"], (await _log.Outbox.ListDueAsync("c1", Some.Noon, 10, Ct)).Select(due => due.Id));
    }

    [Fact]
    public async Task Only_the_newest_attempts_are_kept()
    {
        await _log.Outbox.PutAsync([Message("m1")], Ct);
        for (var i = 0; i < DeliveryRecord.MaxAttempts + 5; i++)
        {
            await _log.Outbox.RecordAsync("m1-c1", new(Some.Noon, TimeSpan.Zero, i, ""), new AfterAttempt.Again(Some.Noon.AddHours(1)), Ct);
        }

        var record = (await _log.Outbox.GetAsync("m1-c1", Ct))!;
        Assert.Equal(Enumerable.Range(5, DeliveryRecord.MaxAttempts), record.Attempts.Select(attempt => attempt.Status!.Value));
        Assert.Equal(Some.Noon.AddHours(1), await _log.Outbox.ReadNextDueAsync(Some.Noon, Ct));
    }

    [Fact]
    public async Task What_is_over_is_forgotten_in_time_and_what_waits_is_not()
    {
        await _log.Outbox.PutAsync([Message("m1"), Message("m2")], Ct);
        await _log.Outbox.RecordAsync("m1-c1", new(Some.Noon, TimeSpan.Zero, 200, ""), new AfterAttempt.Delivered(), Ct);
        Assert.Equal(0, await _log.Outbox.ForgetAsync(Some.Noon, Ct));
        Assert.Equal(1, await _log.Outbox.ForgetAsync(Some.Noon.AddTicks(1), Ct));
        Assert.Null(await _log.Outbox.GetAsync("m1-c1", Ct));
        Assert.NotNull(await _log.Outbox.GetAsync("m2-c1", Ct));
    }

    [Fact]
    public async Task A_channel_goes_with_its_deliveries_and_its_name_is_free_again()
    {
        await _log.Outbox.PutAsync([Message("m1")], Ct);
        Assert.Equal(ChannelAdded.NameTaken, await _log.Channels.AddAsync(Channel("c9") with { Name = "c1" }, Target, Ct));
        Assert.True(await _log.Channels.RemoveAsync("c1", Ct));
        Assert.False(await _log.Channels.RemoveAsync("c1", Ct));
        Assert.Empty((await _log.Outbox.ListAsync(null, null, 10, null, Ct)).Items);
        Assert.Equal(ChannelAdded.Added, await _log.Channels.AddAsync(Channel("c9") with { Name = "c1" }, Target, Ct));
    }

    [Fact]
    public async Task What_is_secret_of_a_channel_comes_back_and_stands_in_no_list()
    {
        var (_, target) = (await _log.Channels.OpenAsync("c1", Ct))!.Value;
        Assert.Equivalent(Target, target, strict: true);
        Assert.DoesNotContain("hidden", string.Join(' ', await _log.Channels.ListAsync(Ct)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feeds_address_is_found_by_its_hash_until_it_is_closed()
    {
        var feed = (await _log.FeedAddresses.AddAsync("abc", "r1", null, Some.Noon, Ct))!;
        Assert.Equal(feed, await _log.FeedAddresses.FindAsync("abc", Ct));
        Assert.Null(await _log.FeedAddresses.FindAsync("abd", Ct));
        Assert.True(await _log.FeedAddresses.RemoveAsync(feed.Number, Ct));
        Assert.Null(await _log.FeedAddresses.RotateAsync(feed.Number, "abe", Some.Noon, Ct));
        Assert.Null(await _log.FeedAddresses.FindAsync("abc", Ct));
    }

    [Fact]
    public async Task A_feed_has_one_address_at_a_time()
    {
        var feed = (await _log.FeedAddresses.AddAsync("abc", null, "topic:1", Some.Noon, Ct))!;
        var other = (await _log.FeedAddresses.AddAsync("xyz", "r1", null, Some.Noon, Ct))!;
        var rotated = await _log.FeedAddresses.RotateAsync(feed.Number, "abd", Some.Noon.AddHours(1), Ct);
        Assert.Equal(feed with { At = Some.Noon.AddHours(1) }, rotated);
        Assert.Null(await _log.FeedAddresses.FindAsync("abc", Ct));
        Assert.Equal(rotated, await _log.FeedAddresses.FindAsync("abd", Ct));
        Assert.Equal(other, await _log.FeedAddresses.FindAsync("xyz", Ct));
    }

    [Fact]
    public async Task What_was_told_of_a_rule_in_a_digest_of_several_is_among_what_was_told_of_it_without_the_others()
    {
        static NoticeAlert Of(string rule, string alert, NoticeSeverity severity, DateTimeOffset? ended = null) =>
            new(alert, 1, alert, "", severity, Some.Noon, ended, null, NoticeAlert.NoLabels.Add(LabelNames.Rule, rule), []);
        var digest = Message("m2") with { Rule = null };
        digest = digest with
        {
            Notice = digest.Notice with
            {
                Kind = NoticeKind.Digest,
                Title = "Digest: 41 alerts",
                Severity = NoticeSeverity.Critical,
                Alerts = [Of("r1", "a1", NoticeSeverity.Info), Of("r2", "a2", NoticeSeverity.Critical), Of("r1", "a3", NoticeSeverity.Warning, Some.Noon)],
                More = 38,
                MoreNews = 38,
            },
        };
        await _log.Outbox.PutAsync([Message("m1"), digest], Ct);
        var told = await _log.Outbox.ListNoticesAsync("r1", 10, Ct);
        Assert.Equal([("m2", 2), ("m1", 1)], told.Select(kept => (kept.Id, kept.Notice.Alerts.Length)));
        var own = told[0].Notice;
        Assert.Equal(("Digest: 1 alert, 1 over, or more", NoticeSeverity.Warning, 0, 0), (own.Title, own.Severity, own.More, own.MoreNews));
        Assert.Equal(["a2"], Assert.Single(await _log.Outbox.ListNoticesAsync("r2", 10, Ct)).Notice.Alerts.Select(alert => alert.Id));
        Assert.Equal(3, (await _log.Outbox.GetAsync("m2-c1", Ct))!.Notice.Alerts.Length);
    }

    [Fact]
    public async Task A_notice_whose_addresses_are_too_long_goes_out_with_all_alerts_and_fewer_articles()
    {
        var article = new NoticeArticle("Title", "bbc", Some.Noon, "https://bbc.example/?" + new string('&', 2_000), null);
        var alert = Message("m1").Notice.Alerts[0] with { Articles = [.. Enumerable.Repeat(article, 5)] };
        var message = Message("m1");
        await _log.Outbox.PutAsync([message with { Notice = message.Notice with { Alerts = [.. Enumerable.Repeat(alert, 50)] } }], Ct);
        var kept = (await _log.Outbox.GetAsync("m1-c1", Ct))!.Notice.Alerts;
        Assert.Equal(50, kept.Length);
        Assert.All(kept, alert => Assert.Equal(3, alert.Articles.Length));
    }

    private static ChannelTarget Target { get; } =
        new(new Secret("https://desk.example/hidden"), new Secret("hidden"), new("a@b.example", new("mail.example", 587, MailSecurity.Tls, "c@d.example", "me", new("hidden"))), [new(new("hidden"), Some.Noon, Some.Noon.AddDays(1))]);

    private static DeliveryChannel Channel(string id) => new(id, ChannelKind.Webhook, id, "https://desk.example/…", null, Some.Noon);

    private static OutboxMessage Message(string id, params string[] channels) => new(
        id, "r1",
        new()
        {
            Thread = "t",
            Topic = "Harbour",
            Title = "Harbour: 34 articles",
            At = Some.Noon,
            Labels = NoticeAlert.NoLabels.Add("severity", "warning"),
            Alerts = [new("a1", 1, "Harbour", "34 articles", NoticeSeverity.Critical, Some.Noon, Some.Noon.AddHours(1), "/alerts/a1", NoticeAlert.NoLabels.Add("b", "c"), [new("Title", "bbc", Some.Noon, null, "Quote.")])],
        },
        channels.Length > 0 ? channels : ["c1"]);

    private Task AddAsync(string id, string? off = null) => _log.Channels.AddAsync(Channel(id) with { OffReason = off }, Target, Ct);
}
