using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Tests.Alerts;

/// <summary>An archive that was imported in any order, of which nobody knows when its articles came, beside the same articles that came when they were published.</summary>
public sealed class DatedBacktestTests
{
    private const int Articles = 500;
    private static readonly SentimentFinding[] Moods = [new(0.8, 0.1, 0.1), new(0.1, 0.8, 0.1), new(0.1, 0.1, 0.8)];
    private static readonly string[] Words = ["crane", "harbour", "ferry", "storm"];

    private sealed record Piece(int Number, DateTimeOffset At, string Source, string Title, string? Text, SentimentFinding Mood, string Other);

    [Theory]
    [InlineData("""{"kind":"article","gap":"1h"}""")]
    [InlineData("""{"kind":"burst","window":"1h","measure":"ratio","threshold":1.5,"minArticles":2,"minSources":2,"calm":{"for":"5m"}}""")]
    [InlineData("""{"kind":"burst","window":"24h","threshold":0.3,"raise":[0.6,1],"minArticles":3,"minSources":2}""")]
    [InlineData("""{"kind":"sentiment","window":"24h","threshold":0.1,"direction":"either","minArticles":5}""")]
    [InlineData("""{"kind":"company","minArticles":1,"minSources":1,"within":"2h","memory":"1d"}""")]
    [InlineData("""{"kind":"silence","lasts":"9h"}""")]
    public async Task By_its_dates_an_archive_fires_what_its_articles_would_have_fired_when_they_were_published(string when)
    {
        var pieces = Pieces(new(11));
        await using var live = await AlertWorld.OpenAsync();
        foreach (var piece in pieces)
        {
            live.Time.Advance(piece.At - live.Time.GetUtcNow());
            await AddAsync(live, piece, Way.Push);
        }

        await using var archive = await AlertWorld.OpenAsync();
        await using var recorded = await AlertWorld.OpenAsync();
        foreach (var world in new[] { archive, recorded })
        {
            world.Time.Advance(pieces[^1].At.AddDays(200) - world.Time.GetUtcNow());
            foreach (var piece in pieces.OrderByDescending(piece => piece.Number % 7).ThenByDescending(piece => piece.At))
            {
                await AddAsync(world, piece, Way.Import, world == recorded ? piece.At : null);
            }
        }

        var (from, to) = (pieces[Articles / 2].At.AddSeconds(30), pieces[^1].At.AddHours(1));
        live.Time.Advance(TimeSpan.FromDays(1));
        foreach (var rule in new[] { AlertWorld.Rule(AlertJson.Read<Condition>(when)), AlertWorld.Rule(AlertJson.Read<Condition>(when), "crane*") })
        {
            var (lived, sent) = await live.BacktestAsync(rule, from, to);
            var (dated, told) = await archive.BacktestAsync(rule, from, to, BacktestClock.Event);
            Assert.NotEqual(0, lived.Firings);
            Assert.Equal(AlertJson.Write(lived), AlertJson.Write(dated));
            Assert.Equal(AlertJson.Write(sent), AlertJson.Write(told));

            // So does one whose arrivals are known, though they lie in the log in any order.
            var (came, toldThen) = await recorded.BacktestAsync(rule, from, to);
            Assert.Equal(AlertJson.Write(lived), AlertJson.Write(came));
            Assert.Equal(AlertJson.Write(sent), AlertJson.Write(toldThen));
        }
    }

    [Fact]
    public async Task What_was_withdrawn_or_says_something_else_now_is_as_it_is_now()
    {
        await using var world = await AlertWorld.OpenAsync();
        var at = world.Time.GetUtcNow();
        world.Time.Advance(TimeSpan.FromDays(50));
        await world.ArticleAsync(title: "Cranes stand", id: "edited", way: Way.Import, published: at);
        await world.ArticleAsync(title: "Cranes fall", id: "gone", way: Way.Import, published: at.AddHours(3));
        await world.ArticleAsync(title: "Cranes rise", id: "kept", way: Way.Import, published: at.AddHours(6));
        await world.ArticleAsync(title: "Ferries stand", id: "edited", way: Way.Import, published: at);
        await world.Log.CommitAsync([new Submission.Withdrawal(new("bbc", "gone"), Way.Push)], TestContext.Current.CancellationToken);

        var rule = AlertWorld.Rule(new Condition.Article());
        var all = await world.BacktestAsync(rule, at.AddHours(-1), at.AddDays(1), BacktestClock.Event);
        Assert.Equal(["Ferries stand", "Cranes rise"], Titles(all.Result));
        var found = await world.BacktestAsync(rule with { On = new(null, "cranes") }, at.AddHours(-1), at.AddDays(1), BacktestClock.Event);
        Assert.Equal(["Cranes rise"], Titles(found.Result));
        Assert.Equal(at.AddHours(6), Assert.Single(found.Result.Fired).At);
    }

    private static IEnumerable<string> Titles(BacktestResult result) => result.Fired.SelectMany(firing => firing.Evidence.Shown).Select(article => article.Title);

    private static Task AddAsync(AlertWorld world, Piece piece, Way way, DateTimeOffset? recorded = null) => world.ArticleAsync(
        piece.Source, piece.Title, way, piece.At, recorded, sentiment: piece.Mood, id: $"{piece.Number}", text: piece.Text, others: piece.Other);

    /// <summary>One at a minute at most, some of them copies of others.</summary>
    private static Piece[] Pieces(Random random)
    {
        var (pieces, at) = (new List<Piece>(), Some.Now);
        for (var number = 1; number <= Articles; number++)
        {
            at += random.Next(3) == 0 ? TimeSpan.FromMinutes(random.Next(200, 700)) : TimeSpan.FromMinutes(random.Next(1, 40));
            var copied = number > 5 && random.Next(4) == 0 ? pieces[^random.Next(1, 5)] : null;
            pieces.Add(new(
                number, at, $"source{random.Next(6)}", copied?.Title ?? $"{string.Join(' ', random.GetItems(Words, 2))} {number}", copied?.Text ?? $"Of piece {number}.",
                Moods[random.Next(3)], $"Place {random.Next(12)}"));
        }

        return [.. pieces];
    }
}
