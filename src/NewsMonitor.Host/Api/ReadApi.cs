using NewsMonitor.Domain;
using NewsMonitor.Grains;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Api;

/// <summary>What screens and scripts read: status, subjects, articles, boards.</summary>
internal static class ReadApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/status", (string? timeline, StatusBoard status, CancellationToken ct) =>
        {
            Parameters.Timeline(timeline);
            return status.ReadAsync(ct);
        }).WithSummary("The state of the program");

        api.MapGet("/subjects", FindSubjectsAsync).WithSummary("Subjects by the beginnings of their words");
        api.MapGet("/subjects/{subject}", GetPictureAsync).WithSummary("A subject's picture").Produces<Picture>();
        api.MapGet("/subjects/{subject}/series", (string subject, string? from, string? to, string? step, string? timeline, SeriesReader series, CancellationToken ct) =>
        {
            Parameters.Timeline(timeline);
            return series.ReadAsync(Parameters.Subject(subject), Parameters.Time("from", from), Parameters.Time("to", to), step, ct);
        }).WithSummary("Counts over time");
        api.MapGet("/subjects/{subject}/related", (string subject, string? window, string? limit, string? timeline, RelatedReader related, CancellationToken ct) =>
        {
            Parameters.Timeline(timeline);
            return related.ReadAsync(Parameters.Subject(subject), Parameters.Window(window), Parameters.Limit(limit, 20, 200), ct);
        }).WithSummary("Subjects named in the same articles");
        api.MapGet("/subjects/{subject}/sources", GetSourcesAsync).WithSummary("Who writes about it");

        api.MapGet("/articles", ListArticlesAsync).WithSummary("Articles, newest first");
        api.MapGet("/articles/{article}", GetArticleAsync).WithSummary("An article with its versions and what was found in them").Produces<ArticleDetailDto>();

        api.MapGet("/boards/{order}", GetBoardAsync).WithSummary("A board");
    }

    private static async Task<ListOf<SubjectDto>> FindSubjectsAsync(
        string? query, string? kind, string? limit, string? cursor, string? timeline, ILogReader log, CancellationToken ct)
    {
        Parameters.Timeline(timeline);
        var page = await log.FindSubjectsAsync(query ?? "", Parameters.Kinds(kind), Parameters.Page(limit), cursor, ct);
        return new([.. page.Items.Select(subject => subject.ToDto())], page.Next);
    }

    private static async Task<IResult> GetPictureAsync(string subject, string? timeline, IGrainFactory grains, IReadings readings, CancellationToken ct)
    {
        var id = Parameters.Subject(subject);
        var key = TimelineKey.Of(Parameters.Timeline(timeline), id);
        return await grains.GetGrain<ISubjectGrain>(key).GetPictureAsync().WaitAsync(ct) is { } picture
            ? Results.Ok(picture with { Readers = (await readings.ReadReadersAsync(id, ct)).ToDto() })
            : Problems.NotFound($"No article has named the subject '{subject}' yet.");
    }

    private static async Task<ListOf<SubjectSourceDto>> GetSourcesAsync(
        string subject, string? window, string? limit, string? timeline, ILogReader log, TimeProvider time, CancellationToken ct)
    {
        Parameters.Timeline(timeline);
        var clock = Minute.Of(time.GetUtcNow());
        var sources = await log.ReadSubjectSourcesAsync(
            Parameters.Subject(subject), clock - (int)Parameters.Window(window) + 1, clock + 1, Parameters.Limit(limit, 50, 500), ct);
        return new([.. sources.Select(source => source.ToDto())], null);
    }

    private static async Task<ListOf<ArticleDto>> ListArticlesAsync(
        string? subject, string? query, string? source, string? from, string? to, string? limit, string? cursor, string? originals, string? story, string? timeline,
        ILogReader log, CancellationToken ct)
    {
        Parameters.Timeline(timeline);
        Parameters.NotYet("story", story);
        var filter = new ArticleFilter(
            subject is null ? null : Parameters.Subject(subject), string.IsNullOrWhiteSpace(query) ? null : query, source,
            Parameters.Time("from", from) is { } start ? Minute.Of(start) : null,
            Parameters.Time("to", to) is { } end ? Minute.Of(end) : null,
            originals == "true");
        var page = await log.ListArticlesAsync(filter, Parameters.Page(limit), cursor, ct);
        return new([.. page.Items.Select(article => article.ToDto())], page.Next);
    }

    private static async Task<IResult> GetArticleAsync(string article, string? timeline, ILogReader log, CancellationToken ct)
    {
        Parameters.Timeline(timeline);
        return await log.GetArticleAsync(new(article), ct) is { } record ? Results.Ok(record.ToDto()) : Problems.NotFound($"There is no article '{article}'.");
    }

    private static async Task<Board> GetBoardAsync(
        string order, string? window, string? kind, string? filter, string? limit, string? subjects, string? timeline, IBoards boards, CancellationToken ct)
    {
        var query = new BoardQuery(
            order, Parameters.Window(window).Word(), kind ?? "", filter ?? "", Parameters.Limit(limit, 50, BoardQuery.MaxLimit),
            [.. (subjects ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(subject => Parameters.Subject(subject).Value)]);
        try
        {
            return await boards.GetBoardAsync(Parameters.Timeline(timeline), query, ct);
        }
        catch (ArgumentException error)
        {
            throw new BadParameterException(error.Message);
        }
    }
}
