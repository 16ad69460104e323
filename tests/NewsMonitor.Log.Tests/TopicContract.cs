using CsCheck;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Domain.Tests.Queries;

namespace NewsMonitor.Log.Tests;

/// <summary>A topic of one's own counts what its query matches one article after the other, whenever it was made and whatever happened on the way.</summary>
public abstract class TopicContract(ITestStore store) : StoreContract(store, Some.Noon)
{
    private static readonly Minute Start = new(0);

    [Fact]
    public Task A_topic_counts_what_its_query_matches_whatever_came_in_between() =>
        TopicSteps.All.SampleAsync(
            async steps =>
            {
                var name = Guid.NewGuid().ToString("N");
                var world = new TopicWorld(await OpenAsync(name), () => OpenAsync(name), Ct);
                foreach (var step in steps)
                {
                    Time.Advance(TimeSpan.FromSeconds(1));
                    await world.TakeAsync(step);
                }

                await world.CountAsync(int.MaxValue);
                await world.CheckAsync();
                await world.Log.DisposeAsync();
                await DropAsync(name);
            },
            iter: 150, threads: 1);

    [Fact]
    public async Task What_comes_while_the_past_is_counted_counts_once()
    {
        await using var log = await OpenAsync();
        await log.CommitAsync([Some.Text("1", body: "A truce."), Some.Text("2", body: "A truce.", source: "ap")], Ct);
        var topic = await AddAsync(log, "truce");
        var past = await log.Topics.OpenPastAsync(topic, Ct);
        var (due, next) = await log.Topics.ReadDueAsync(past, 0, Ct);
        Assert.Equal((2, 2), (due.Count, next));

        await log.CommitAsync([Some.Text("1", body: "A truce, edited."), Some.Text("3", body: "Another truce.")], Ct);
        var receipts = await log.CommitAsync([.. due, .. due], Ct);
        Assert.Single(receipts.OfType<Receipt.Reread>());
        Assert.Equal(3, (await log.LoadSubjectAsync(topic.Subject, Start, Start, Ct))!.Total.Articles);
    }

    [Fact]
    public async Task A_withdrawal_takes_an_article_out_of_its_topics_and_its_return_brings_it_back()
    {
        await using var log = await OpenAsync();
        var topic = await AddAsync(log, "truce");
        await log.CommitAsync([Some.Text("1", body: "A truce and a truce.", findings: Some.Findings(tone: Some.Bad))], Ct);
        Assert.Equal(new Counts(1, 1, 2, 1, 0, 0, -750, 0), (await log.LoadSubjectAsync(topic.Subject, Start, Start, Ct))!.Total);
        await log.CommitAsync([Some.Withdrawal("1")], Ct);
        Assert.Equal(default, (await log.LoadSubjectAsync(topic.Subject, Start, Start, Ct))!.Total);
        await log.CommitAsync([Some.Text("1", body: "A truce.")], Ct);
        Assert.Equal(1, (await log.LoadSubjectAsync(topic.Subject, Start, Start, Ct))!.Total.Articles);
    }

    [Fact]
    public async Task A_deleted_topic_counts_nothing_and_counts_as_before_when_it_is_brought_back()
    {
        await using var log = await OpenAsync();
        await log.CommitAsync([Some.Text("1", body: "A truce."), Some.Text("2", body: "A war.")], Ct);
        var topic = await AddAsync(log, "truce");
        await CountAsync(log);
        var before = (await log.LoadSubjectAsync(topic.Subject, Start, Start, Ct))!;
        Assert.Equal(1, before.Total.Articles);

        await log.Topics.ChangeAsync(topic.Subject, new(Deleted: true), Ct);
        await CountAsync(log);
        await log.CommitAsync([Some.Text("3", body: "A second truce.")], Ct);
        Assert.Empty(await log.Topics.ListAsync(Ct));
        Assert.Equal(0, (await log.LoadSubjectAsync(topic.Subject, Start, Start, Ct))!.Total.Articles);
        Assert.Empty((await log.ListArticlesAsync(new(topic.Subject), 10, null, Ct)).Items);

        await log.Topics.ChangeAsync(topic.Subject, new(Deleted: false), Ct);
        await CountAsync(log);
        Assert.Equal(["3", "1"], (await log.ListArticlesAsync(new(topic.Subject), 10, null, Ct)).Items.Select(article => article.Key.Id).OrderDescending());
    }

    [Fact]
    public async Task Only_another_meaning_has_the_past_counted_again()
    {
        await using var log = await OpenAsync();
        var topic = await AddAsync(log, "truce OR  ceasefire");
        await CountAsync(log);
        var done = await ChangeAsync(log, topic, "Peace", "(truce) OR ceasefire");
        Assert.Equal((2, true, "Peace"), (done.Revision, done.IsCounted, done.Name));
        Assert.Equal("Peace", (await log.LoadSubjectAsync(topic.Subject, Start, Start, Ct))!.Summary.Name);
        Assert.Equal((2, true), await RevisionAsync(log, await ChangeAsync(log, topic, "Peace", "truce OR ceasefire")));
        Assert.Equal((3, false), await RevisionAsync(log, await ChangeAsync(log, topic, "Peace", "truce")));
    }

    [Fact]
    public async Task A_replay_by_arrival_shows_a_later_topic_as_if_it_had_been_there()
    {
        await using var log = await OpenAsync();
        await log.CommitAsync([Some.Text("1", body: "A truce.")], Ct);
        Time.Advance(TimeSpan.FromHours(1));
        await log.CommitAsync([Some.Text("2", body: "No peace."), Some.Text("3", "ap", body: "A second truce.")], Ct);
        Time.Advance(TimeSpan.FromDays(3));
        var topic = await AddAsync(log, "truce");
        await CountAsync(log);
        var past = (IPast)log;
        var head = (await log.ReadHeadAsync(Ct)).Position;

        Assert.Equal(["1"], await AtAsync(Some.Noon.AddMinutes(30)));
        Assert.Equal(["3", "1"], await AtAsync(Some.Noon.AddHours(2)));
        var order = await past.ReadArrivalOrderAsync(head, Ct);
        var slice = await past.ReadArrivedAsync(order, Some.Noon.AddMinutes(-1), Position.None, Some.Noon.AddMinutes(30), 100, Ct);
        var subject = Assert.Single(await past.ReadPastSubjectsAsync([.. slice.Changes.Select(change => change.Subject)], Ct), s => s.Id == topic.Subject);
        Assert.Equal(1, slice.Changes.Where(change => change.Subject == subject.Key).Sum(change => change.Counts.Articles));

        async Task<IEnumerable<string>> AtAsync(DateTimeOffset instant)
        {
            var view = past.At(new AsOf.Arrival(instant, head));
            var listed = await view.ListArticlesAsync(new(topic.Subject), 10, null, Ct);
            var series = await view.ReadSeriesAsync(topic.Subject, Start, Minute.Of(instant) + 60, 1440, Ct);
            Assert.Equal(listed.Items.Count, series.Sum(point => point.Counts.Articles));
            return listed.Items.Select(article => article.Key.Id).OrderDescending();
        }
    }

    [Fact]
    public async Task A_reading_that_came_before_a_topic_stays_where_it_was_in_the_past()
    {
        await using var log = await OpenAsync();
        await log.CommitAsync([Some.Text("1", body: "A truce.", findings: Some.Findings([Some.Entity("Oslo")]))], Ct);
        Time.Advance(TimeSpan.FromHours(2));
        await log.CommitAsync(
            [new Submission.Reading(Some.Article("1", body: "A truce."), new(1), Some.Findings([Some.Entity("Paris")]) with { Reader = "test/2" })], Ct);
        Time.Advance(TimeSpan.FromHours(2));
        var topic = await AddAsync(log, "truce");
        await CountAsync(log);
        var head = (await log.ReadHeadAsync(Ct)).Position;
        Assert.Equal(["custom", "place:Oslo"], await AtAsync(1));
        Assert.Equal(["custom", "place:Paris"], await AtAsync(3));
        Assert.Equal(["custom", "place:Paris"], await AtAsync(5));

        async Task<IEnumerable<string>> AtAsync(int hours)
        {
            var article = Assert.Single((await ((IPast)log).At(new AsOf.Arrival(Some.Noon.AddHours(hours), head)).ListArticlesAsync(new(), 10, null, Ct)).Items);
            return article.Subjects.Select(s => s.Kind is SubjectKind.Custom ? "custom" : $"{s.Kind.Word()}:{s.Name}").Order();
        }
    }

    [Fact]
    public async Task A_list_of_a_topic_shows_the_sentences_that_matched()
    {
        await using var log = await OpenAsync();
        var topic = await AddAsync(log, "truce");
        const string Body = "Rain fell. A truce held. Truce or war?";
        var findings = Some.Findings() with { Sentences = [new(TextField.Body, 0, 10), new(TextField.Body, 11, 13), new(TextField.Body, 25, 13)] };
        await log.CommitAsync([Some.Text("1", title: "No truce", body: Body, findings: findings)], Ct);
        var article = Assert.Single((await log.ListArticlesAsync(new(topic.Subject), 10, null, Ct)).Items);
        Assert.Equal(3, article.Share!.Mentions);
        Assert.Equal(["No truce", "A truce held.", "Truce or war?"], article.Matched.Select(matched => matched.Text));
        Assert.Equal(
            ["truce", "truce", "Truce"], article.Matched.SelectMany(matched => matched.Places.Select(place => matched.Text.Substring(place.Start, place.Length))));
    }

    [Fact]
    public async Task A_preview_counts_what_a_query_would_find_and_shows_the_newest()
    {
        await using var log = await OpenAsync();
        await log.CommitAsync([.. Enumerable.Range(0, 12).Select(i => Some.Text($"{i}", body: i % 2 == 0 ? "A truce." : "War.", publishedAt: Some.Noon.AddMinutes(-i)))], Ct);
        await CatchUpAsync(log);
        var preview = await log.Topics.PreviewAsync(Query.Parse("truce"), null, Minute.Of(Some.Noon) - 1, 2, TimeSpan.FromMinutes(1), Ct);
        Assert.Equal((5L, true), (preview.Articles, preview.IsWhole));
        await log.CommitAsync([Some.Text("late", body: "A truce.")], Ct);
        Assert.False((await log.Topics.PreviewAsync(Query.Parse("truce"), null, null, 2, TimeSpan.FromMinutes(1), Ct)).IsWhole);
        await CatchUpAsync(log);
        Assert.True((await log.Topics.PreviewAsync(Query.Parse("truce"), null, null, 2, TimeSpan.FromMinutes(1), Ct)).IsWhole);
        Assert.Equal(["2", "4"], preview.Newest.Select(article => article.Key.Id));
        Assert.Equal("truce", Assert.Single(preview.Newest[0].Matched) is var matched ? matched.Text.Substring(matched.Places[0].Start, 5) : "");
    }

    [Fact]
    public async Task What_was_deleted_is_found_and_of_too_many_what_was_deleted_first_is_forgotten()
    {
        await using var log = await OpenAsync();
        await log.CommitAsync([Some.Text("1", body: "A truce.")], Ct);
        var (first, second) = (await AddAsync(log, "truce"), await AddAsync(log, "truce AND NOT war"));
        var ofRule = await log.Topics.PutOfRuleAsync(SubjectId.OfRule("r1"), new("Rule", Query.Parse("truce")), Ct);
        foreach (var topic in new[] { ofRule, first, second })
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await log.Topics.ChangeAsync(topic.Subject, new(Deleted: true), Ct);
        }

        Assert.Equal([second.Subject, first.Subject], (await log.Topics.ListDeletedAsync(Ct)).Select(topic => topic.Subject));
        Assert.Empty(await log.Topics.ListAsync(Ct));
        await CountAsync(log);
        for (var i = 0; i < CustomTopic.MaxDeleted - 1; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            var other = await log.Topics.PutOfRuleAsync(SubjectId.OfRule($"other{i}"), new("Rule", Query.Parse("war")), Ct);
            await log.Topics.SetCountedAsync(((TopicChange.Done)await log.Topics.ChangeAsync(other.Subject, new(Deleted: true), Ct)).Topic, Ct);
        }

        Assert.Equal([second.Subject], (await log.Topics.ListDeletedAsync(Ct)).Select(topic => topic.Subject));
        Assert.IsType<TopicChange.Unknown>(await log.Topics.ChangeAsync(first.Subject, new(Deleted: false), Ct));
        Assert.Null(await log.Topics.FindAsync(ofRule.Subject, Ct));

        // A rule that is brought back has its topic again.
        await log.Topics.PutOfRuleAsync(ofRule.Subject, new("Rule again", Query.Parse("truce")), Ct);
        await CountAsync(log);
        Assert.Equal(1, (await log.LoadSubjectAsync(ofRule.Subject, Start, Start, Ct))!.Total.Articles);
    }

    [Fact]
    public async Task Of_what_arrives_a_query_finds_what_it_matches_and_says_how_much_it_was_asked_of()
    {
        await using var log = await OpenAsync();
        await log.CommitAsync([Some.Text("before", body: "A truce.")], Ct);
        var after = (await log.ReadHeadAsync(Ct)).Position;
        var query = Query.Parse("truce");
        var none = await log.Topics.ReadArrivalsAsync(query, after, 100, 2, Ct);
        Assert.Equal((after, 0L, 0), (none.To, none.Arrived, none.Matched));

        await log.CommitAsync([.. Enumerable.Range(0, 8).Select(i => Some.Text($"{i}", body: i % 2 == 0 ? "A truce." : "War."))], Ct);
        await log.CommitAsync([Some.Withdrawal("6")], Ct);
        var news = await log.Topics.ReadArrivalsAsync(query, after, 100, 2, Ct);
        Assert.Equal((7L, 7, 3), (news.Arrived, news.Looked, news.Matched));
        Assert.Equal(["4", "2"], news.Newest.Select(article => article.Key.Id));
        Assert.Equal("A truce.", Assert.Single(news.Newest[0].Matched).Text);

        await log.CommitAsync([Some.Text("before", body: "A truce, edited."), Some.Text("2", body: "A truce, edited.")], Ct);
        Assert.Equal(0, (await log.Topics.ReadArrivalsAsync(query, news.To, 100, 2, Ct)).Arrived);

        // Many at once: the newest are asked, and it is told of how many.
        var some = await log.Topics.ReadArrivalsAsync(query, after, 3, 10, Ct);
        Assert.Equal((7L, 3, 1), (some.Arrived, some.Looked, some.Matched));
        Assert.Equal(0, (await log.Topics.ReadArrivalsAsync(query, some.To, 3, 10, Ct)).Arrived);
    }

    [Fact]
    public async Task A_topic_whose_plain_form_is_longer_than_a_query_may_be_counts_after_a_reopening_and_is_deleted_and_brought_back()
    {
        var query = Query.Parse($"title:({string.Join(" OR ", Enumerable.Range(0, 2_000).Select(i => $"w{i}"))})");
        Assert.True(query.ToString().Length > Query.MaxLength);
        SubjectId subject;
        await using (var log = await OpenAsync())
        {
            await log.CommitAsync([Some.Text("1", title: "w7")], Ct);
            subject = (await log.Topics.AddAsync(new("Words", query), Ct))!.Subject;
            await CountAsync(log);
        }

        await using var again = await OpenAsync();
        await again.CommitAsync([Some.Text("2", title: "w1999")], Ct);
        Assert.Equal(["2", "1"], (await again.ListArticlesAsync(new(subject), 10, null, Ct)).Items.Select(article => article.Key.Id));
        await again.Topics.ChangeAsync(subject, new(Deleted: true), Ct);
        await CountAsync(again);
        Assert.Equal(0, (await again.Topics.FindAsync(subject, Ct))!.Articles);
        await again.Topics.ChangeAsync(subject, new(Deleted: false), Ct);
        await CountAsync(again);
        Assert.Equal(2, (await again.Topics.FindAsync(subject, Ct))!.Articles);
    }

    [Fact]
    public async Task A_change_of_a_revision_that_is_not_the_newest_changes_nothing()
    {
        await using var log = await OpenAsync();
        var topic = await AddAsync(log, "truce");
        var changed = Assert.IsType<TopicChange.Done>(await log.Topics.ChangeAsync(topic.Subject, new(Name: "Peace", Revision: 1), Ct)).Topic;
        Assert.Equal(("Peace", "truce", 2), (changed.Name, changed.Query, changed.Revision));
        Assert.Equal(changed, Assert.IsType<TopicChange.Stale>(await log.Topics.ChangeAsync(topic.Subject, new(Query: Query.Parse("war"), Revision: 1), Ct)).Topic);
        Assert.Equal(changed, await log.Topics.FindAsync(topic.Subject, Ct));
    }

    [Fact]
    public async Task There_are_no_more_topics_than_the_bound()
    {
        await using var log = await OpenAsync();
        var first = await AddAsync(log, "truce");
        var text = new TopicText(first.Name, Query.Parse(first.Query));
        await log.Topics.ChangeAsync(first.Subject, new(Deleted: true), Ct);
        for (var i = 0; i < CustomTopic.MaxTopics; i++)
        {
            Assert.NotNull(await log.Topics.AddAsync(new($"{i}", Query.Parse($"word{i}")), Ct));
        }

        Assert.Null(await log.Topics.AddAsync(text, Ct));
        Assert.IsType<TopicChange.Full>(await log.Topics.ChangeAsync(first.Subject, new(Deleted: false), Ct));
        Assert.IsType<TopicChange.Unknown>(await log.Topics.ChangeAsync(SubjectId.Custom("none"), new(Deleted: false), Ct));
    }

    private static async Task<CustomTopic> AddAsync(ILog log, string query) =>
        await log.Topics.AddAsync(new("Truce", Query.Parse(query)), Ct) ?? throw new InvalidOperationException("There are too many topics.");

    private static async Task<CustomTopic> ChangeAsync(ILog log, CustomTopic topic, string name, string query) =>
        Assert.IsType<TopicChange.Done>(await log.Topics.ChangeAsync(topic.Subject, new(name, Query.Parse(query), Deleted: false), Ct)).Topic;

    private static async Task<(int Revision, bool IsCounted)> RevisionAsync(ILog log, CustomTopic topic) =>
        await log.Topics.FindAsync(topic.Subject, Ct) is { } stored && stored == topic
            ? (topic.Revision, topic.IsCounted)
            : throw new InvalidOperationException("What is stored is not what was answered.");

    private static async Task CountAsync(ILog log) => await TopicWorld.CountAsync(log, int.MaxValue, Ct);
}

public sealed class SqliteTopicTests() : TopicContract(new SqliteTestStore());
