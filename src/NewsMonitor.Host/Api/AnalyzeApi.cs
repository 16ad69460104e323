using NewsMonitor.Domain;
using NewsMonitor.Host.Access;
using NewsMonitor.Intake;
using NewsMonitor.Reading;

namespace NewsMonitor.Host.Api;

/// <summary>Reads a text and answers what was found in it. Stores nothing.</summary>
internal static class AnalyzeApi
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/analyze", Analyze).Needs(Scope.Read).WithSummary("What the reader finds in a text; nothing is stored").Produces<FindingsDto>();

    private static IResult Analyze(AnalyzeRequest request, IReader reader, TimeProvider time)
    {
        var input = request.Text is { } text
            ? PastedText.Parse(text)
            : new ArticleInput { Title = request.Title, Body = request.Body, Language = request.Language };
        return ArticleDoor.Admit(input with { Id = "analyze", Source = "analyze" }, Way.Paste, time.GetUtcNow()) switch
        {
            Admission.Text { Article: var article } => Results.Ok(
                reader.Read(new(article.Title, article.Body, article.Language)).ToDto(article.Title, article.Body)),
            Admission.Rejected { Reason: var reason } => Problems.BadRequest(reason),
            _ => Problems.BadRequest("There is no text in it."),
        };
    }
}

/// <summary>Either <paramref name="Text"/> as pasted (headline first), or title and body apart.</summary>
public sealed record AnalyzeRequest(string? Title, string? Body, string? Language, string? Text);
