using System.Globalization;
using NewsMonitor.Domain;
using NewsMonitor.Intake;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Sample;

/// <summary>Hands one article of the sample feed to the same way in that every article takes; the inner task ends with its commit.</summary>
internal delegate ValueTask<Task<Receipt>> SubmitSample(Admission admission, CancellationToken ct);

/// <summary>What the log has of an article; null: nothing.</summary>
internal delegate Task<ArticleRecord?> FindArticle(ArticleId article, CancellationToken ct);

/// <summary>
/// Plays the sample feed into a log: what has already happened at once, with recorded arrivals; the rest one by one as time passes. The log is
/// the only memory: a restart finds there when the playing began and how far it came, and goes on behind the last line that was committed.
/// </summary>
internal sealed class SamplePlayer(SampleFeed feed, FindArticle find, SubmitSample submit, TimeProvider time)
{
    private int _committed;

    /// <summary>Lines committed, as a share of all: 0 … 1. 1 means that it has ended.</summary>
    public double Progress => (double)Volatile.Read(ref _committed) / feed.Lines.Length;

    /// <summary>Ends when the feed does. Throws where a line is refused: then the feed or the door is broken.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var clock = new SampleClock(await FindStartAsync(ct));
        _committed = await CountCommittedAsync(ct);
        var waiting = new List<Task>();
        for (var i = _committed; i < feed.Lines.Length; i++)
        {
            var line = feed.Lines[i];
            DateTimeOffset? recorded = line.Offset < SampleFeed.LiveFrom ? clock.Past(line.Offset) : null;
            if (recorded is null)
            {
                await Task.WhenAll(waiting);
                waiting.Clear();
                await Task.Delay(SampleClock.Gap(feed.Lines[Math.Max(i - 1, 0)].Offset, line.Offset), time, ct);
            }

            waiting.Add(ConfirmAsync(i, await submit(Admit(line, clock, recorded), ct)));
        }

        await Task.WhenAll(waiting);
    }

    private async Task ConfirmAsync(int index, Task<Receipt> receipt)
    {
        if (await receipt is Receipt.Rejected rejected)
        {
            throw new InvalidDataException($"sample feed, line {index + 1}: {rejected.Reason}");
        }

        Interlocked.Increment(ref _committed);
    }

    private Admission Admit(SampleLine line, SampleClock clock, DateTimeOffset? recorded)
    {
        var (article, now) = (line.Article, time.GetUtcNow());
        DateTimeOffset? published = article.PublishedOffset is { } offset
            ? offset < SampleFeed.LiveFrom ? clock.Past(offset) : now
            : article.PublishedAt;
        var input = new ArticleInput
        {
            Source = article.Source,
            Id = article.Id,
            Url = article.Url,
            Title = article.Title,
            Body = article.Body,
            Section = article.Section,
            Byline = article.Byline,
            Language = article.Language,
            PublishedAt = published?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            Withdrawn = article.Withdrawn,
        };
        return ArticleDoor.Admit(input, Way.Sample, now) switch
        {
            Admission.Text text => text with { ArrivedAt = recorded },
            Admission.Withdrawal withdrawal => withdrawal with { ArrivedAt = recorded },
            var rejected => rejected,
        };
    }

    private async Task<DateTimeOffset> FindStartAsync(CancellationToken ct)
    {
        var first = feed.Lines[0];
        var known = await find(ArticleId.Of(first.Article.Key()), ct);
        var now = time.GetUtcNow();
        return known is null ? now : SampleClock.StartOf(first.Offset, known.Versions[0].Arrival);
    }

    /// <summary>Lines from the first on that the log has: it has as many versions of each line's article as the feed has up to that line.</summary>
    private async Task<int> CountCommittedAsync(CancellationToken ct)
    {
        var versions = new Dictionary<ArticleKey, Versions>();
        for (var i = 0; i < feed.Lines.Length; i++)
        {
            var article = feed.Lines[i].Article;
            var state = versions.TryGetValue(article.Key(), out var seen)
                ? seen with { Wanted = seen.Wanted + (seen.Last == article ? 0 : 1), Last = article }
                : new(1, (await find(ArticleId.Of(article.Key()), ct))?.Versions.Count ?? 0, article);
            if (state.Found < state.Wanted)
            {
                return i;
            }

            versions[article.Key()] = state;
        }

        return feed.Lines.Length;
    }

    /// <param name="Wanted">Versions that the feed has up to a line.</param>
    /// <param name="Found">Versions that the log has.</param>
    private readonly record struct Versions(int Wanted, int Found, SampleArticle Last);
}
