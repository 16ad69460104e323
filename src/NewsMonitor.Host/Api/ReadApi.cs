using NewsMonitor.Domain;
using NewsMonitor.Grains;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Api;

/// <summary>What screens and scripts read: status, subjects, articles, boards. All of it on the live timeline, or on a replay's.</summary>
internal static class ReadApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var read = api.MapGroup("").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        read.MapGet("/status", GetStatusAsync).WithSummary("The state of the program; clock, positions, articles and sources are the timeline's");
        read.MapGet("/subjects", FindSubjectsAsync).WithSummary("Subjects by the beginnings of their words");
        read.MapGet("/subjects/{subject}", GetPictureAsync).WithSummary("A subject's picture").Produces<Picture>();
        read.MapGet("/subjects/{subject}/series", GetSeriesAsync).WithSummary("Counts over time");
        read.MapGet("/subjects/{subject}/related", GetRelatedAsync).WithSummary("Subjects named in the same articles");
        read.MapGet("/subjects/{subject}/sources", GetSourcesAsync).WithSummary("Who writes about it");
        read.MapGet("/articles", ListArticlesAsync).WithSummary("Articles, newest first");
        read.MapGet("/articles/{article}", GetArticleAsync).WithSummary("An article with its versions and what was found in them").Produces<ArticleDetailDto>();
        read.MapGet("/boards/{order}", GetBoardAsync).WithSummary("A board");
    }

    private static async Task<StatusDto> GetStatusAsync(string? timeline, Moments moments, StatusBoard status, CancellationToken ct)
    {
        var moment = await moments.GetAsync(timeline, ct);
        return (await status.ReadAsync(ct)).At(moment);
    }

    private static async Task<SeriesDto> GetSeriesAsync(
        string subject, string? from, string? to, string? step, string? timeline, Moments moments, CancellationToken ct)
    {
        var moment = await moments.GetAsync(timeline, ct);
        return await new SeriesReader(moments.LogAt(moment), moment.Clock).ReadAsync(
            Parameters.Subject(subject), Parameters.Time("from", from), Parameters.Time("to", to), step, ct);
    }

    private static async Task<ListOf<RelatedDto>> GetRelatedAsync(
        string subject, string? window, string? limit, string? timeline, Moments moments, CancellationToken ct)
    {
        var moment = await moments.GetAsync(timeline, ct);
        return await new RelatedReader(moments.LogAt(moment), Minute.Of(moment.Clock)).ReadAsync(
            Parameters.Subject(subject), Parameters.Window(window), Parameters.Limit(limit, 20, 200), ct);
    }

    private static async Task<ListOf<SubjectDto>> FindSubjectsAsync(
        string? query, string? kind, string? limit, string? cursor, string? timeline, Moments moments, CancellationToken ct)
    {
        var moment = await moments.GetAsync(timeline, ct);
        var page = await moments.LogAt(moment).FindSubjectsAsync(query ?? "", Parameters.Kinds(kind), Parameters.Page(limit), cursor, ct);
        return new([.. page.Items.Select(subject => subject.ToDto())], page.Next);
    }

    private static async Task<IResult> GetPictureAsync(string subject, string? timeline, Moments moments, IGrainFactory grains, IReadings readings, CancellationToken ct)
    {
        var id = Parameters.Subject(subject);
        var moment = await moments.GetAsync(timeline, ct);
        return await grains.GetGrain<ISubjectGrain>(TimelineKey.Of(moment.Timeline, id)).GetPictureAsync().WaitAsync(ct) is not { } picture
            ? Problems.NotFound($"No article has named the subject '{subject}' yet.")

            // Who read what is counted for now only.
            : Results.Ok(moment.AsOf is null ? picture with { Readers = (await readings.ReadReadersAsync(id, ct)).ToDto() } : picture);
    }

    private static async Task<ListOf<SubjectSourceDto>> GetSourcesAsync(
        string subject, string? window, string? limit, string? timeline, Moments moments, CancellationToken ct)
    {
        var moment = await moments.GetAsync(timeline, ct);
        var clock = Minute.Of(moment.Clock);
        var sources = await moments.LogAt(moment).ReadSubjectSourcesAsync(
            Parameters.Subject(subject), clock - (int)Parameters.Window(window) + 1, clock + 1, Parameters.Limit(limit, 50, 500), ct);
        return new([.. sources.Select(source => source.ToDto())], null);
    }

    private static async Task<ListOf<ArticleDto>> ListArticlesAsync(
        string? subject, string? query, string? source, string? from, string? to, string? limit, string? cursor, string? originals, string? story, string? timeline,
        Moments moments, CancellationToken ct)
    {
        Parameters.NotYet("story", story);
        var filter = new ArticleFilter(
            subject is null ? null : Parameters.Subject(subject), Parameters.Query(query), source,
            Parameters.Time("from", from) is { } start ? Minute.Of(start) : null,
            Parameters.Time("to", to) is { } end ? Minute.Of(end) : null,
            originals == "true");
        var page = await moments.LogAt(await moments.GetAsync(timeline, ct)).ListArticlesAsync(filter, Parameters.Page(limit), cursor, ct);
        return new([.. page.Items.Select(article => article.ToDto())], page.Next);
    }

    private static async Task<IResult> GetArticleAsync(string article, string? timeline, Moments moments, CancellationToken ct)
    {
        var log = moments.LogAt(await moments.GetAsync(timeline, ct));
        return await log.GetArticleAsync(new(article), ct) is { } record ? Results.Ok(record.ToDto()) : Problems.NotFound($"There is no article '{article}'.");
    }

    private static async Task<Board> GetBoardAsync(
        string order, string? window, string? kind, string? filter, string? limit, string? subjects, string? timeline, Moments moments, IBoards boards, CancellationToken ct)
    {
        var moment = await moments.GetAsync(timeline, ct);
        var query = new BoardQuery(
            order, Parameters.Window(window).Word(), kind ?? "", filter ?? "", Parameters.Limit(limit, 50, BoardQuery.MaxLimit),
            [.. (subjects ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(subject => Parameters.Subject(subject).Value)]);
        try
        {
            return await boards.GetBoardAsync(moment.Timeline, query, ct);
        }
        catch (ArgumentException error)
        {
            throw new BadParameterException(error.Message);
        }
    }
}
