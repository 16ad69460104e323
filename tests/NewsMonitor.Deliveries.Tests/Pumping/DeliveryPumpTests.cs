using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using NewsMonitor.Log;

namespace NewsMonitor.Deliveries.Tests.Pumping;

/// <summary>The real outbox, pump and sender against receivers on loopback.</summary>
public sealed class DeliveryPumpTests : IAsyncLifetime
{
    private Receiver _receiver = null!;
    private DeliveryRig _rig = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _receiver = await Receiver.StartAsync();
        _rig = await DeliveryRig.OpenAsync(_receiver.Host);
    }

    public async ValueTask DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task A_message_comes_once_to_each_of_its_channels_however_often_it_is_put_in()
    {
        await _rig.AddAsync("c1", _receiver.At("one"));
        await _rig.AddAsync("c2", _receiver.At("two"));
        Assert.Equal(1, await _rig.Outbox.PutAsync([Some.Message("m1", "c1", "c2"), Some.Message("m1", "c1")], Ct));
        Assert.Equal(0, await _rig.Outbox.PutAsync([Some.Message("m1", "c2")], Ct));
        _rig.Run();

        Received[] came = [await _receiver.NextAsync(), await _receiver.NextAsync()];
        Assert.Equal(["m1-c1", "m1-c2"], came.Select(received => received.Id).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("traceparent", came[0].Headers.Keys);
        Assert.Equal("Harbour: 34 articles in an hour, usually 6", (string)JsonNode.Parse(came[0].Body)!["data"]!["title"]!);
        await _rig.Outbox.RecordedAsync("m1-c1");
        var delivered = await _rig.DeliveryAsync("m1-c1");
        Assert.Equal((DeliveryState.Delivered, 1, 200), (delivered.State, delivered.Attempts, delivered.Last!.Status));
        Assert.False(_receiver.HasMore);
    }

    [Fact]
    public async Task A_receiver_that_fails_is_tried_again_by_the_plan_until_it_works()
    {
        _receiver.Answers("hook", 500, 503, 429, 200);
        await _rig.AddAsync("c1", _receiver.At("hook"));
        await _rig.Outbox.PutAsync([Some.Message("m1", "c1")], Ct);
        _rig.Run();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await _receiver.NextAsync();
            var again = Assert.IsType<AfterAttempt.Again>(await _rig.Outbox.RecordedAsync("m1-c1"));
            Assert.Equal(_rig.Time.GetUtcNow() + RetryPlan.Wait("m1-c1", attempt), again.At);
            _rig.Time.Advance(again.At - _rig.Time.GetUtcNow());
        }

        Assert.Equal("m1-c1", (await _receiver.NextAsync()).Id);
        Assert.IsType<AfterAttempt.Delivered>(await _rig.Outbox.RecordedAsync("m1-c1"));
        Assert.Equal([500, 503, 429, 200], (await _rig.Outbox.GetAsync("m1-c1", Ct))!.Attempts.Select(attempt => attempt.Status));
    }

    [Fact]
    public async Task A_receiver_that_asks_for_time_gets_it_for_all_its_messages()
    {
        _receiver.Answer("hook", 429, retryAfter: "600");
        await _rig.AddAsync("c1", _receiver.At("hook"));
        await _rig.Outbox.PutAsync([Some.Message("m1", "c1")], Ct);
        var (pump, _, _) = _rig.Run();
        await _receiver.NextAsync();
        var again = Assert.IsType<AfterAttempt.Again>(await _rig.Outbox.RecordedAsync("m1-c1"));
        Assert.Equal(Some.Noon.AddSeconds(600), again.At);
        Assert.Equal(again.At, await _rig.Outbox.HeldAsync());

        _receiver.Answer("hook", 200);
        await _rig.Outbox.PutAsync([Some.Message("m2", "c1")], Ct);
        pump.Nudge();
        Assert.Equal(again.At, (await _rig.DeliveryAsync("m2-c1")).Due);
        _rig.Time.Advance(TimeSpan.FromSeconds(600));
        Assert.Equal(["m1-c1", "m2-c1"], new[] { (await _receiver.NextAsync()).Id, (await _receiver.NextAsync()).Id }.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_receiver_that_is_gone_switches_its_channel_off_and_its_messages_wait_to_be_tried_by_hand()
    {
        _receiver.Answer("hook", 410, words: "no such desk");
        await _rig.AddAsync("c1", _receiver.At("hook"));
        await _rig.Outbox.PutAsync([Some.Message("m1", "c1")], Ct);
        var (pump, _, _) = _rig.Run();
        await _receiver.NextAsync();
        var dead = Assert.IsType<AfterAttempt.GivenUp>(await _rig.Outbox.RecordedAsync("m1-c1"));
        Assert.Contains("410", dead.Reason, StringComparison.Ordinal);
        while ((await _rig.Channels.GetAsync("c1", Ct))!.IsOn)
        {
            await Task.Yield();
        }

        await _rig.Outbox.PutAsync([Some.Message("m2", "c1")], Ct);
        var second = await _rig.DeliveryAsync("m2-c1");
        Assert.Equal((DeliveryState.Dead, (await _rig.Channels.GetAsync("c1", Ct))!.OffReason), (second.State, second.Reason));
        Assert.Equal(0, await _rig.Outbox.RetryAsync("m2-c1", null, Ct));

        _receiver.Answer("hook", 200);
        await _rig.Channels.ChangeAsync("c1", (channel, target) => (channel with { OffReason = null }, target), Ct);
        Assert.Equal(2, await _rig.Outbox.RetryAsync(null, "c1", Ct));
        pump.Nudge();
        Assert.Equal(["m1-c1", "m2-c1"], new[] { (await _receiver.NextAsync()).Id, (await _receiver.NextAsync()).Id }.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_receiver_that_hangs_holds_up_no_other_at_the_same_host_and_is_let_go_in_time()
    {
        _receiver.Hang("hangs");
        await _rig.AddAsync("c1", _receiver.At("hangs"));
        await _rig.AddAsync("c2", _receiver.At("works"));
        await _rig.Outbox.PutAsync([.. Enumerable.Range(0, 5).Select(i => Some.Message($"h{i}", "c1")), .. Enumerable.Range(0, 5).Select(i => Some.Message($"w{i}", "c2"))], Ct);
        _rig.Run();
        for (var i = 0; i < 5; i++)
        {
            await _receiver.NextAsync("works");
            Assert.IsType<AfterAttempt.Delivered>(await _rig.Outbox.RecordedAsync($"w{i}-c2"));
        }

        _rig.Time.Advance(_rig.Options.Timeout);
        Assert.IsType<AfterAttempt.Again>(await _rig.Outbox.RecordedAsync("h0-c1"));
        Assert.Equal("127.0.0.1 did not answer within 15 s.", (await _rig.DeliveryAsync("h0-c1")).Last!.Words);
    }

    [Fact]
    public async Task What_was_accepted_is_delivered_though_the_answer_breaks_off()
    {
        using var breaking = new TcpListener(IPAddress.Loopback, 0);
        breaking.Start();
        var host = breaking.LocalEndpoint.ToString()!;
        await using var rig = await DeliveryRig.OpenAsync(host);
        await rig.AddAsync("c1", $"http://{host}/hook");
        await rig.Outbox.PutAsync([Some.Message("m1", "c1")], Ct);
        rig.Run();
        using (var caller = await breaking.AcceptTcpClientAsync(Ct))
        {
            var line = caller.GetStream();
            await line.ReadExactlyAsync(new byte[100], Ct);
            await line.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ntaken"u8.ToArray(), Ct);
            caller.Client.Shutdown(SocketShutdown.Send);
            Assert.IsType<AfterAttempt.Delivered>(await rig.Outbox.RecordedAsync("m1-c1"));
        }

        Assert.Equal("taken (the answer broke off)", (await rig.DeliveryAsync("m1-c1")).Last!.Words);
    }

    [Fact]
    public async Task What_is_under_way_at_a_stop_comes_to_its_end_and_is_not_sent_again()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _receiver.Answer("hook", _ => answer.Task);
        await _rig.AddAsync("c1", _receiver.At("hook"));
        await _rig.Outbox.PutAsync([Some.Message("m1", "c1")], Ct);
        var (_, stop, done) = _rig.Run();
        await _receiver.NextAsync();
        await stop.CancelAsync();
        Assert.False(done.IsCompleted);
        answer.SetResult();
        await done;
        Assert.Equal(DeliveryState.Delivered, (await _rig.DeliveryAsync("m1-c1")).State);
    }

    [Fact]
    public async Task What_hangs_at_a_stop_is_let_go_in_time_and_sent_again_after_the_start()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var host = silent.LocalEndpoint.ToString()!;
        var server = new MailServer("127.0.0.1", ((IPEndPoint)silent.LocalEndpoint).Port, MailSecurity.None, "alerts@news.example", null, null);
        await using var rig = await DeliveryRig.OpenAsync(host);
        await rig.Channels.AddAsync(Some.Channel("c1", ChannelKind.Email), Some.Target("https://x.example") with { Mail = new("desk@paper.example", server) }, Ct);
        await rig.Outbox.PutAsync([Some.Message("m1", "c1")], Ct);
        var (_, stop, done) = rig.Run();
        using var caller = await silent.AcceptSocketAsync(Ct);
        await stop.CancelAsync();
        rig.Time.Advance(DeliveryPump.Grace);
        await done;
        var waits = await rig.DeliveryAsync("m1-c1");
        Assert.Equal((DeliveryState.Waiting, 0), (waits.State, waits.Attempts));
    }

    [Fact]
    public async Task Killed_between_sending_and_recording_it_sends_again_under_the_same_id()
    {
        await _rig.AddAsync("c1", _receiver.At("hook"));
        await _rig.Outbox.PutAsync([Some.Message("m1", "c1")], Ct);
        using var killed = new CancellationTokenSource();
        _rig.Outbox.BeforeRecord = () => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, killed.Token);
        var (_, stop, done) = _rig.Run();
        var first = await _receiver.NextAsync();
        await stop.CancelAsync();
        await killed.CancelAsync();
        await done;
        Assert.Equal(DeliveryState.Waiting, (await _rig.DeliveryAsync("m1-c1")).State);

        _rig.Outbox.BeforeRecord = () => Task.CompletedTask;
        _rig.Run();
        var second = await _receiver.NextAsync();
        Assert.Equal(first.Id, second.Id);
        Assert.Equal(first.Body, second.Body);
        Assert.IsType<AfterAttempt.Delivered>(await _rig.Outbox.RecordedAsync("m1-c1"));
    }

    [Fact]
    public async Task An_outbox_that_cannot_be_opened_for_a_while_ends_nothing()
    {
        await _rig.AddAsync("c1", _receiver.At("hook"));
        await _rig.Outbox.PutAsync([Some.Message("m1", "c1")], Ct);
        _rig.Hide();
        await Assert.ThrowsAsync<SqliteException>(() => _rig.Outbox.ListDueChannelsAsync(Some.Noon, Ct));
        var (pump, _, done) = _rig.Run();
        Assert.False(done.IsCompleted);
        _rig.Show();
        pump.Nudge();
        Assert.Equal("m1-c1", (await _receiver.NextAsync()).Id);
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_is_given_up_and_holds_up_no_other()
    {
        await _rig.AddAsync("c1", _receiver.At("hook"));
        await _rig.Outbox.PutAsync([Some.Message("m1", "c1"), Some.Message("m2", "c1")], Ct);
        _rig.Damage("m1");
        _rig.Run();
        Assert.Equal("m2-c1", (await _receiver.NextAsync()).Id);
        Assert.Contains("cannot be read", Assert.IsType<AfterAttempt.GivenUp>(await _rig.Outbox.RecordedAsync("m1-c1")).Reason, StringComparison.Ordinal);
        Assert.Contains((await _rig.Outbox.ListAsync("c1", null, 10, null, Ct)).Items, delivery => delivery is { Id: "m1-c1", State: DeliveryState.Dead });
        Assert.Contains("cannot be read", (await _rig.Outbox.GetAsync("m1-c1", Ct))!.Notice.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(410)]
    [InlineData(429)]
    public async Task What_a_receiver_says_that_the_channel_led_to_before_is_nothing_to_the_one_it_leads_to_now(int status)
    {
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously), moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _receiver.Answer("before", async context =>
        {
            asked.TrySetResult();
            await moved.Task;
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = "3600";
        });
        await _rig.AddAsync("c1", _receiver.At("before"));
        await _rig.Outbox.PutAsync([Some.Message("m1", "c1")], Ct);
        var (pump, _, _) = _rig.Run();
        await asked.Task;
        await _rig.Channels.ChangeAsync("c1", (channel, target) => (channel, target with { Address = new Secret(_receiver.At("now")) }), Ct);
        moved.SetResult();
        await _rig.Outbox.RecordedAsync("m1-c1");
        await _receiver.NextAsync();

        await _rig.Outbox.PutAsync([Some.Message("m2", "c1")], Ct);
        pump.Nudge();
        Assert.Equal("m2-c1", (await _receiver.NextAsync()).Id);
        Assert.True((await _rig.Channels.GetAsync("c1", Ct))!.IsOn);
    }

    public static TheoryData<Exception> Faults => [new LogException("The disk is full.", transient: true), new SqliteException("out of memory", 7)];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_cannot_be_recorded_is_not_sent_again_at_once(Exception fault)
    {
        await _rig.AddAsync("c1", _receiver.At("hook"));
        await _rig.Outbox.PutAsync([Some.Message("m1", "c1")], Ct);
        var failed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _rig.Outbox.BeforeRecord = () =>
        {
            failed.TrySetResult();
            throw fault;
        };
        var pump = _rig.Pump();
        await pump.TurnAsync(Ct, Ct);
        await _receiver.NextAsync();
        await failed.Task;
        DateTimeOffset wake;
        do
        {
            await Task.Yield();
            wake = await pump.TurnAsync(Ct, Ct);
            Assert.False(_receiver.HasMore);
        }
        while (wake != Some.Noon + DeliveryPump.Glance || pump.Sending > 0);

        _rig.Outbox.BeforeRecord = () => Task.CompletedTask;
        _rig.Time.Advance(DeliveryPump.Glance);
        await pump.TurnAsync(Ct, Ct);
        Assert.IsType<AfterAttempt.Delivered>(await _rig.Outbox.RecordedAsync("m1-c1"));
    }

    [Fact]
    public async Task A_private_address_is_given_up_at_once_and_nothing_goes_there()
    {
        await using var elsewhere = await Receiver.StartAsync();
        await _rig.AddAsync("c1", elsewhere.At("hook"));
        await _rig.Outbox.PutAsync([Some.Message("m1", "c1")], Ct);
        _rig.Run();
        var dead = Assert.IsType<AfterAttempt.GivenUp>(await _rig.Outbox.RecordedAsync("m1-c1"));
        Assert.Contains("not a public address", dead.Reason, StringComparison.Ordinal);
        Assert.False(elsewhere.HasMore);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_a_refusal_is_not_repeated()
    {
        _receiver.Answer("moved", context =>
        {
            context.Response.Redirect("/elsewhere", permanent: true);
            return Task.CompletedTask;
        });
        _receiver.Answer("no", 422, words: "no such\r\nfield \u0007");
        await _rig.AddAsync("c1", _receiver.At("moved"));
        await _rig.AddAsync("c2", _receiver.At("no"));
        await _rig.Outbox.PutAsync([Some.Message("m1", "c1", "c2")], Ct);
        _rig.Run();
        Received[] came = [await _receiver.NextAsync(), await _receiver.NextAsync()];
        Assert.Equal(["/moved", "/no"], came.Select(received => received.Path).Order(StringComparer.Ordinal));
        var states = new[] { await EndAsync("m1-c1"), await EndAsync("m1-c2") };
        Assert.All(states, delivery => Assert.Equal(DeliveryState.Dead, delivery.State));
        Assert.Equal("no such field", states[1].Last!.Words);
        Assert.False(_receiver.HasMore);
    }

    [Fact]
    public async Task What_fails_for_a_day_is_given_up_and_begins_anew_by_hand()
    {
        _receiver.Answer("hook", 500);
        await _rig.AddAsync("c1", _receiver.At("hook"));
        await _rig.Outbox.PutAsync([Some.Message("m1", "c1")], Ct);
        var (pump, _, _) = _rig.Run();
        var attempts = 0;
        while (await _rig.Outbox.RecordedAsync("m1-c1") is AfterAttempt.Again again)
        {
            attempts++;
            _rig.Time.Advance(again.At - _rig.Time.GetUtcNow());
        }

        Assert.InRange(attempts, 10, 13);
        var dead = await _rig.DeliveryAsync("m1-c1");
        Assert.Equal((DeliveryState.Dead, $"Not delivered within 24 h, in {attempts + 1} attempts."), (dead.State, dead.Reason));
        Assert.InRange(_rig.Time.GetUtcNow() - Some.Noon, TimeSpan.FromHours(18), TimeSpan.FromHours(24));

        _receiver.Answer("hook", 200);
        Assert.Equal(1, await _rig.Outbox.RetryAsync("m1-c1", null, Ct));
        pump.Nudge();
        Assert.IsType<AfterAttempt.Delivered>(await _rig.Outbox.RecordedAsync("m1-c1"));
        Assert.Equal(1, (await _rig.DeliveryAsync("m1-c1")).Attempts);
    }

    private async Task<Delivery> EndAsync(string delivery)
    {
        while (true)
        {
            var now = await _rig.DeliveryAsync(delivery);
            if (now.State is not DeliveryState.Waiting)
            {
                return now;
            }

            await Task.Yield();
        }
    }
}
