using NewsMonitor.Domain.Queries;
using NewsMonitor.Host.Access;

namespace NewsMonitor.Host.Api;

/// <summary>Reads a query for an editor: whether it is one, what it says in plain, what of it was hardly meant, and what can stand at the caret. Looks for nothing.</summary>
internal static class QueriesApi
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/queries/check", Check).Needs(Scope.Read)
        .WithSummary("Whether a text is a query, and what can stand at a place of it").ProducesProblem(StatusCodes.Status400BadRequest);

    private static QueryCheckDto Check(QueryCheckRequest request)
    {
        var text = request.Text ?? "";
        if (request.Caret is { } caret && (caret < 0 || caret > text.Length))
        {
            throw new BadParameterException($"caret {caret} lies outside the text of {text.Length} characters.", "caret");
        }

        var plain = Query.TryParse(text, out var query, out var error) ? query.ToString() : null;
        var offer = request.Caret is { } at && text.Length <= Query.MaxLength ? QueryCompletion.At(text, at) : null;
        return new(
            plain, error is null ? null : new(error.Position, error.Length, error.Message, error.Expected),
            offer is null ? null : new(offer.Start, offer.Length, offer.Typed, offer.Field.Word(), offer.Words),
            query is null ? [] : [.. QueryHints.Of(text, query).Select(hint => new QueryHintDto(hint.Position, hint.Length, hint.Message))]);
    }
}

/// <param name="Caret">0 … length of the text; null: nothing is to be offered.</param>
public sealed record QueryCheckRequest(string? Text = null, int? Caret = null);

/// <param name="Query">In its plainest form; null: it is none.</param>
/// <param name="Offer">What can stand at the caret.</param>
/// <param name="Hints">Of a text that is a query: what its writer hardly meant.</param>
public sealed record QueryCheckDto(string? Query, QueryErrorDto? Error, QueryOfferDto? Offer, IReadOnlyList<QueryHintDto> Hints);

/// <param name="Position">First character that it is about, from 0.</param>
public sealed record QueryHintDto(int Position, int Length, string Message);

/// <param name="Position">First character that is wrong, from 0.</param>
/// <param name="Expected">What would be right there; null: nothing would.</param>
public sealed record QueryErrorDto(int Position, int Length, string Message, string? Expected);

/// <param name="Start">First character that a choice replaces.</param>
/// <param name="Field">Whose value stands there; empty: words.</param>
/// <param name="Words">Fields with their colon, operators and bounds that begin with what is typed.</param>
public sealed record QueryOfferDto(int Start, int Length, string Typed, string Field, IReadOnlyList<string> Words);
