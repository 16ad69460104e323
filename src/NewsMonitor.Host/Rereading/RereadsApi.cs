using System.Globalization;
using NewsMonitor.Domain;
using NewsMonitor.Host.Access;
using NewsMonitor.Host.Api;
using NewsMonitor.Intake;
using NewsMonitor.Reading;

namespace NewsMonitor.Host.Rereading;

/// <summary>Starts, shows and cancels rereads.</summary>
internal static class RereadsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/rereads", Start).Needs(Scope.Admin).Produces<RereadDto>(StatusCodes.Status202Accepted)
            .WithSummary("Have articles read again that another reader read; one reread at a time");
        api.MapGet("/rereads", (Rereads rereads) => new ListOf<RereadDto>(rereads.List(), null)).WithSummary("The rereads since the program started, newest first");
        api.MapGet("/rereads/{id}", (string id, Rereads rereads) => Answer(id, rereads.Find(id))).Produces<RereadDto>().WithSummary("How far a reread is");
        api.MapDelete("/rereads/{id}", async (string id, Rereads rereads) => Answer(id, await rereads.CancelAsync(id)))
            .Needs(Scope.Admin).Produces<RereadDto>().WithSummary("Cancel a reread; what was read again stays");
    }

    /// <param name="live">Which reader reads where the request does not say.</param>
    /// <exception cref="BadParameterException">A part of the request is wrong.</exception>
    public static RereadOrder Order(RereadRequest request, ReaderKind live)
    {
        if (request.From is { } first && request.To is { } end && Minute.Of(first) >= Minute.Of(end))
        {
            throw new BadParameterException($"from '{Word(first)}' is not before to '{Word(end)}': no minute lies between them.", "from");
        }

        return new(
            Parameters.Reader(request.Reader) ?? live,
            new(
                request.Subject is { } subject ? Parameters.Subject(subject) : null, request.Source,
                request.From is { } from ? Minute.Of(from) : null, request.To is { } to ? Minute.Of(to) : null,
                request.Article is { } article ? new ArticleId(article) : null));
    }

    private static IResult Start(RereadRequest request, Rereads rereads, IReaders readers)
    {
        var order = Order(request, readers.Live);
        try
        {
            return rereads.Start(order, request) is { } started
                ? Results.Accepted("/api/v1/rereads/" + started.Id, started)
                : Problems.Conflict("Another reread is running. Cancel it, or wait until it is done.");
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            return Problems.Conflict(error.Message);
        }
    }

    private static string Word(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static IResult Answer(string id, RereadDto? reread) =>
        reread is null ? Problems.NotFound($"There is no reread '{id}' since the program started.") : Results.Ok(reread);
}
