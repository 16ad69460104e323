using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Domain;
using NewsMonitor.Log;

namespace NewsMonitor.Intake.Tests.Feeds;

public sealed class FeedClientTests
{
    private const string Feed = "<rss version='2.0'><channel><title>T</title><item><title>One</title><guid>1</guid><link>/one</link><description>Short.</description></item></channel></rss>";

    private readonly FakeTimeProvider _time = new(Some.Now);
    private readonly FakeLog _log = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static FeedSource Source(Uri address, bool fetchPages = false) =>
        new("example", address.AbsoluteUri, null, fetchPages, TimeSpan.FromMinutes(5), false, Some.Now, FeedHealth.Unknown);

    [Fact]
    public async Task An_unchanged_feed_is_asked_for_with_its_validators_and_not_sent_again()
    {
        await using var site = await Site.StartAsync(c =>
        {
            c.Response.Headers.ETag = "\"v1\"";
            c.Response.StatusCode = c.Request.Headers.IfNoneMatch == "\"v1\"" ? 304 : 200;
            return c.Response.StatusCode == 304 ? Task.CompletedTask : c.Response.WriteAsync(Feed);
        });
        using var fetcher = Site.Fetcher(_time, null, site.Host);
        var client = Site.Client(fetcher, _log, _time);
        var first = await client.PollAsync(Source(site.Address), Ct);
        Assert.Equal(("example", "1", "One", "Short."), (first.Items[0].Source, first.Items[0].Id, first.Items[0].Title, first.Items[0].Body));
        Assert.Equal(("RSS 2.0", 1, "\"v1\""), (first.Source.Health.Format, first.Source.Health.ItemsLastPoll, first.Source.Health.Etag));
        Assert.Equal(Some.Now + TimeSpan.FromMinutes(5.25), first.Source.Health.NextPoll);
        var second = await client.PollAsync(first.Source, Ct);
        Assert.Empty(second.Items);
        Assert.Null(second.Error);
    }

    [Fact]
    public async Task Failures_wait_longer_each_time_up_to_a_day_and_say_in_words_what_is_wrong()
    {
        await using var site = await Site.StartAsync(c =>
        {
            c.Response.StatusCode = 503;
            return Task.CompletedTask;
        });
        using var fetcher = Site.Fetcher(_time, null, site.Host);
        var client = Site.Client(fetcher, _log, _time);
        var source = (await client.PollAsync(Source(site.Address), Ct)).Source;
        Assert.Equal("The server answers 503. Next try 12:10 UTC.", source.Health.LastError);
        var last = TimeSpan.Zero;
        for (var i = 0; i < 15; i++)
        {
            source = (await client.PollAsync(source, Ct)).Source;
            var delay = source.Health.NextPoll!.Value - Some.Now;
            Assert.InRange(delay, last, TimeSpan.FromHours(24));
            last = delay;
        }

        Assert.Equal(TimeSpan.FromHours(24), last);
        Assert.Equal((16, Some.Now), (source.Health.Failures, source.Health.FailingSince));
    }

    [Fact]
    public async Task The_server_says_when_it_wants_to_be_asked_again()
    {
        await using var site = await Site.StartAsync(c =>
        {
            c.Response.StatusCode = 429;
            c.Response.Headers.RetryAfter = "7200";
            return Task.CompletedTask;
        });
        using var fetcher = Site.Fetcher(_time, null, site.Host);
        var poll = await Site.Client(fetcher, _log, _time).PollAsync(Source(site.Address), Ct);
        Assert.Equal(Some.Now + TimeSpan.FromHours(2), poll.Source.Health.NextPoll);
    }

    [Fact]
    public async Task A_permanent_move_changes_the_address_a_temporary_one_does_not_and_gone_is_gone()
    {
        await using var site = await Site.StartAsync(c =>
        {
            switch (c.Request.Path.Value)
            {
                case "/moved":
                    c.Response.Redirect("/feed", permanent: true);
                    return Task.CompletedTask;
                case "/for-now":
                    c.Response.Redirect("/feed", permanent: false);
                    return Task.CompletedTask;
                case "/gone":
                    c.Response.StatusCode = 410;
                    return Task.CompletedTask;
                default:
                    return c.Response.WriteAsync(Feed);
            }
        });
        using var fetcher = Site.Fetcher(_time, null, site.Host);
        var client = Site.Client(fetcher, _log, _time);
        Assert.Equal(new Uri(site.Address, "/feed").AbsoluteUri, (await client.PollAsync(Source(new(site.Address, "/moved")), Ct)).Source.Address);
        Assert.Equal(new Uri(site.Address, "/for-now").AbsoluteUri, (await client.PollAsync(Source(new(site.Address, "/for-now")), Ct)).Source.Address);
        var gone = (await client.PollAsync(Source(new(site.Address, "/gone")), Ct)).Source.Health;
        Assert.True(gone.Gone);
        Assert.Null(gone.NextPoll);
    }

    [Fact]
    public async Task A_teaser_is_filled_from_its_page_until_the_log_has_it()
    {
        var article = string.Join("", Enumerable.Range(1, 12).Select(i => $"<p>Paragraph {i} says that the council met, that it argued for hours, and that nobody left the room satisfied in the end.</p>"));
        await using var site = await Site.StartAsync(c =>
        {
            c.Response.ContentType = c.Request.Path == "/one" ? "text/html" : "application/rss+xml";
            return c.Response.WriteAsync(c.Request.Path == "/one" ? $"<html><body><article>{article}</article></body></html>" : Feed);
        });
        using var fetcher = Site.Fetcher(_time, null, site.Host);
        var client = Site.Client(fetcher, _log, _time);
        var first = await client.PollAsync(Source(site.Address, fetchPages: true), Ct);
        Assert.Contains("Paragraph 12 says", Assert.Single(first.Items).Body, StringComparison.Ordinal);
        Assert.Single((await client.PollAsync(first.Source, Ct)).Items); // the log does not have it yet: its commit may have failed
        _log.Put(((Admission.Text)ArticleDoor.Admit(first.Items[0], Way.Feed, Some.Now)).Article);
        Assert.Empty((await client.PollAsync(first.Source, Ct)).Items);
        Assert.Equal(2, site.Requests.Count(r => r.Path == "/one"));
    }

    [Fact]
    public async Task A_page_that_cannot_be_had_does_not_put_a_full_article_back_to_its_teaser()
    {
        await using var site = await Site.StartAsync(c =>
        {
            c.Response.StatusCode = c.Request.Path == "/one" ? 500 : 200;
            c.Response.Headers.ETag = "\"v1\"";
            return c.Response.WriteAsync(Feed);
        });
        using var fetcher = Site.Fetcher(_time, null, site.Host);
        var unknown = await Site.Client(fetcher, _log, _time).PollAsync(Source(site.Address, fetchPages: true), Ct);
        Assert.Equal("Short.", Assert.Single(unknown.Items).Body);
        Assert.Null(unknown.Source.Health.Etag);
        _log.Put(new(new("example", "1"), "One", "The whole text."));
        Assert.Empty((await Site.Client(fetcher, _log, _time).PollAsync(Source(site.Address, fetchPages: true), Ct)).Items);
    }

    [Fact]
    public async Task The_preview_finds_the_feed_that_a_page_names_or_says_why_not()
    {
        await using var site = await Site.StartAsync(c => c.Response.WriteAsync(c.Request.Path.Value switch
        {
            "/feed" => Feed,
            "/page" => "<html><head><link rel='alternate' type='application/rss+xml' href='/feed'></head></html>",
            _ => "<html></html>",
        }));
        using var fetcher = Site.Fetcher(_time, null, site.Host);
        var client = Site.Client(fetcher, _log, _time);
        var found = Assert.IsType<FeedPreview.Found>(await client.PreviewAsync(new Uri(site.Address, "/page").AbsoluteUri, Ct));
        Assert.Equal((new Uri(site.Address, "/feed").AbsoluteUri, "T"), (found.Address, found.Feed.Title));
        var nothing = Assert.IsType<FeedPreview.Nothing>(await client.PreviewAsync(site.Address.AbsoluteUri, Ct));
        Assert.Equal("The address answers with a web page, not a feed.", nothing.Words);
        Assert.IsType<FeedPreview.Nothing>(await client.PreviewAsync("not an address", Ct));
    }
}
