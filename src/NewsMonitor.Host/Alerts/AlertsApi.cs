using NewsMonitor.Domain.Alerts;
using NewsMonitor.Grains.Alerts;
using NewsMonitor.Host.Access;
using NewsMonitor.Host.Api;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Alerts;

/// <summary>Alerts: what fires and fired, who is on it, and why something was told or not.</summary>
internal static class AlertsApi
{
    private const int MaxBy = 100;
    private const int LedgerShown = 200;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/alerts", ListAsync).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Alerts, newest first").WithDescription("status: firing or resolved; handling: new, seen, taken or done. Resolved ones are kept for 90 days.");
        api.MapGet("/alerts/ledger", ListLedgerAsync).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("What happened and why, newest first")
            .WithDescription("Each step of an alert (fired, raised, spread, reopened, resolved, reminded) ends in one of told, digested, dropped. Lines are kept for 90 days, 500,000 at most.");
        api.MapGet("/alerts/{id}", GetAsync).ProducesProblem(StatusCodes.Status404NotFound).WithSummary("An alert with its evidence and its lines of the ledger");
        api.MapPatch("/alerts/{id}", HandleAsync).Needs(Scope.Admin).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Say who is on an alert").WithDescription("{handling: new, seen, taken or done, by}. Shared by all who look.");
    }

    private static async Task<IResult> ListAsync(
        string? status, string? handling, string? rule, string? limit, string? cursor, IAlertStore store, IAlerts alerts, CancellationToken ct)
    {
        var filter = new AlertFilter(Word<AlertStatus>("status", status), Word<Handling>("handling", handling), rule);
        var page = await store.ListAlertsAsync(filter, Parameters.Page(limit), cursor, ct);
        return AlertBody.Answer(new ListOf<AlertRow>([.. (await alerts.NameAsync(page.Items, ct)).Select(row => row.Short())], page.Next));
    }

    private static async Task<IResult> ListLedgerAsync(string? rule, string? alert, string? limit, string? cursor, IAlertStore store, CancellationToken ct)
    {
        var page = await store.ListLedgerAsync(rule, alert, Parameters.Page(limit), cursor, ct);
        return AlertBody.Answer(new ListOf<LedgerEntry>(page.Items, page.Next));
    }

    private static async Task<IResult> GetAsync(string id, IAlertStore store, IAlerts alerts, CancellationToken ct)
    {
        if (await store.FindAlertAsync(id, ct) is not { } alert)
        {
            return Missing(id);
        }

        var ledger = await store.ListLedgerAsync(null, id, LedgerShown, null, ct);
        return AlertBody.Answer(new AlertDto((await alerts.NameAsync([alert], ct))[0], ledger.Items));
    }

    private static async Task<IResult> HandleAsync(string id, HttpContext context, IAlertStore store, IAlerts alerts, CancellationToken ct)
    {
        var form = AlertBody.To<HandlingForm>(await AlertBody.ReadAsync(context), "handling", "by");
        if (string.IsNullOrWhiteSpace(form.By) || form.By.Length > MaxBy)
        {
            throw new BadParameterException($"by is a name of 1 to {MaxBy} characters.", "by");
        }

        return await alerts.HappenAsync(new LifeEvent.Handled(id, form.Handling, form.By.Trim()), ct) ? await GetAsync(id, store, alerts, ct) : Missing(id);
    }

    private static T? Word<T>(string name, string? word)
        where T : struct, Enum =>
        word is null ? null
        : Array.Find(Enum.GetNames<T>(), known => known.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } known ? Enum.Parse<T>(known)
        : throw new BadParameterException($"{name} is one of {string.Join(", ", Enum.GetNames<T>().Select(known => known.ToLowerInvariant()))}.", name);

    private static IResult Missing(string id) => Problems.NotFound($"There is no alert '{id}'. Resolved ones are kept for 90 days.");
}

internal sealed record HandlingForm(Handling Handling, string By);

/// <param name="Ledger">Newest first, 200 at most.</param>
internal sealed record AlertDto(AlertRow Alert, IReadOnlyList<LedgerEntry> Ledger);
