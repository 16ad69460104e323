using System.Globalization;
using System.Text;
using NewsMonitor.Domain;
using NewsMonitor.Host.Access;
using NewsMonitor.Host.Api;
using NewsMonitor.Reading.OwnList;

namespace NewsMonitor.Host.Names;

/// <summary>The user's own list of names: CSV in, JSON out.</summary>
internal static class NamesApi
{
    private const string Csv = "text/csv";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/names", List).Needs(Scope.Read).WithSummary("The list of own names");
        api.MapGet("/names/csv", (OwnNamesList list) =>
                Results.File(Encoding.UTF8.GetBytes(NamesFile.Text(list.Names.Rows)), Csv + "; charset=utf-8", "own-names.csv"))
            .Needs(Scope.Read).Produces<string>(contentType: Csv).WithSummary("The list of own names as CSV, as it is put");
        api.MapPut("/names", ReplaceAsync).Needs(Scope.Admin).Accepts<string>(Csv).Produces<NamesResultDto>()
            .WithSummary("Replace the list of own names by a CSV of name, aliases (joined by |), kind and wikidata; new articles are read with it");
        api.MapDelete("/names", RemoveAsync).Needs(Scope.Admin).Produces<NamesResultDto>().WithSummary("Remove one own name, or all");
    }

    private static OwnNamesDto List(string? query, string? limit, string? cursor, OwnNamesList list)
    {
        var (size, from) = (Parameters.Page(limit), From(cursor));
        var rows = list.Names.Rows.Where(row => string.IsNullOrWhiteSpace(query) || Has(row, query.Trim())).Skip(from).Take(size + 1).ToList();
        return new(
            [.. rows.Take(size).Select(row => new OwnNameDto(row.Name, row.Aliases, row.Kind.Word(), row.Wikidata))],
            rows.Count > size ? (from + size).ToString(CultureInfo.InvariantCulture) : null, list.Names.Rows.Length);
    }

    private static async Task<IResult> ReplaceAsync(HttpRequest request, OwnNamesList list, CancellationToken ct)
    {
        using var csv = new MemoryStream();
        await request.Body.CopyToAsync(csv, ct);
        csv.Position = 0;
        return OwnNames.Parse(csv) switch
        {
            OwnNamesParse.Taken taken => Answer(await list.ChangeAsync(_ => taken.Names, ct), list),
            OwnNamesParse.Refused refused => Refuse(refused),
            _ => throw new InvalidOperationException("A list is taken or refused."),
        };
    }

    private static async Task<IResult> RemoveAsync(string? name, OwnNamesList list, CancellationToken ct) =>
        await list.ChangeAsync(names => name is null ? OwnNames.Empty : NamesFile.Without(names, name), ct) is { } rest
            ? Answer(rest, list)
            : Problems.NotFound($"The list has no name '{name}'.");

    private static IResult Answer(OwnNames? names, OwnNamesList list) => Results.Ok(new NamesResultDto(names!.Rows.Length, list.Reader));

    private static IResult Refuse(OwnNamesParse.Refused refused) => Results.Problem(
        statusCode: StatusCodes.Status400BadRequest, title: "The list was not taken", detail: refused.Problems[0].ToString(),
        extensions: new Dictionary<string, object?> { ["errors"] = refused.Problems.Select(problem => new NamesProblemDto(problem.Line, problem.Message)).ToList() });

    private static bool Has(OwnName row, string query) =>
        row.Name.Contains(query, StringComparison.OrdinalIgnoreCase) || row.Aliases.Any(alias => alias.Contains(query, StringComparison.OrdinalIgnoreCase));

    private static int From(string? cursor) =>
        cursor is null ? 0
        : int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from
        : throw new BadParameterException("The cursor is not one that a page of this list gave.");
}
