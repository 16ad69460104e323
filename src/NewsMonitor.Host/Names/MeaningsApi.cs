using NewsMonitor.Domain;
using NewsMonitor.Host.Access;
using NewsMonitor.Host.Api;
using NewsMonitor.Intake;

namespace NewsMonitor.Host.Names;

/// <summary>Who a name may mean, for whoever sets a reading right.</summary>
internal static class MeaningsApi
{
    private const int Standard = 20;
    private const int Most = 50;

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/names/meanings", List).Needs(Scope.Read).Produces<ListOf<MeaningDto>>()
            .WithSummary("Everybody that the reader knows by a name, the likeliest first");

    private static IResult List(string? name, string? limit, IReaders readers)
    {
        var most = Parameters.Limit(limit, Standard, Most);
        if (string.IsNullOrWhiteSpace(name) || name.Length > Corrections.LongestName)
        {
            throw new BadParameterException($"name has 1 to {Corrections.LongestName} characters.", "name");
        }

        try
        {
            return Results.Ok(new ListOf<MeaningDto>([.. readers.MeaningsOf(name).Take(most).Select(meaning => meaning.ToDto())], Next: null));
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            return Problems.Conflict(error.Message);
        }
    }
}
