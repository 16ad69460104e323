using NewsMonitor.Domain;
using NewsMonitor.Host.Access;
using NewsMonitor.Intake;
using NewsMonitor.Reading;

namespace NewsMonitor.Host.Api;

/// <summary>Reads a text and answers what was found in it. Stores nothing.</summary>
internal static class AnalyzeApi
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/analyze", AnalyzeAsync).Needs(Scope.Read).WithSummary("What the reader finds in a text; nothing is stored").Produces<FindingsDto>();

    private static async Task<IResult> AnalyzeAsync(
        HttpContext context, AnalyzeRequest request, IReaders readers, AnalysisSlots slots, TimeProvider time, CancellationToken ct)
    {
        var kind = Parameters.Reader(request.Reader) ?? readers.Live;
        var input = request.Text is { } text ? PastedText.Parse(text) : new ArticleInput { Title = request.Title, Body = request.Body };
        return ArticleDoor.Admit(input with { Language = request.Language, Section = request.Section, Id = "analyze", Source = "analyze" }, Way.Paste, time.GetUtcNow()) switch
        {
            Admission.Text { Article: var article } => await ReadInTurnAsync(article, request.Corrections.ToDomain()),
            Admission.Rejected { Reason: var reason } => Problems.BadRequest(reason),
            _ => Problems.BadRequest("There is no text in it."),
        };

        async Task<IResult> ReadInTurnAsync(Article article, Corrections? corrections)
        {
            using var slot = await slots.EnterAsync(ct);
            return slot.IsAcquired ? Read(article, kind, readers, corrections)
                : Problems.Busy(context, "More texts wait to be analysed than may wait. Send this one again.");
        }
    }

    private static IResult Read(Article article, ReaderKind kind, IReaders readers, Corrections? corrections)
    {
        try
        {
            return Results.Ok(readers.Read(kind, new(article.Title, article.Body, article.Language, article.Section, corrections)).ToDto(article.Title, article.Body));
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            return Problems.Conflict(error.Message);
        }
    }
}

/// <summary>Either <paramref name="Text"/> as pasted (headline first), or title and body apart.</summary>
/// <param name="Section">The source's section: a hint for topics.</param>
/// <param name="Corrections">What a person set right in what was found before.</param>
/// <param name="Reader">fast or standard; null: the one that reads what arrives.</param>
public sealed record AnalyzeRequest(string? Title, string? Body, string? Language, string? Text, string? Section, string? Reader, CorrectionsDto? Corrections);
