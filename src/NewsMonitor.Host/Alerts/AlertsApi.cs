using System.Text.Json.Serialization;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Grains.Alerts;
using NewsMonitor.Host.Access;
using NewsMonitor.Host.Api;
using NewsMonitor.Host.Channels;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Alerts;

/// <summary>Alerts: what fires and fired, who is on it, and why something was told or not.</summary>
internal static class AlertsApi
{
    private const int MaxBy = 100;
    private const int LedgerShown = 200;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/alerts", ListAsync).Answers("ListOfAlertRow", AlertSchemas.AnswerOf<ListOf<AlertRow>>).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Alerts, newest first")
            .WithDescription("status: firing or resolved; handling: new, seen, taken or done; severity: info, warning or critical; rule and subject: an id. Resolved ones are kept for 90 days.");
        api.MapGet("/alerts/counts", CountAsync).Answers(nameof(AlertCountsDto), AlertSchemas.AnswerOf<AlertCountsDto>).WithSummary("How many alerts there are, by status and handling");
        api.MapGet("/alerts/ledger", ListLedgerAsync).Answers("ListOfLedgerEntry", AlertSchemas.AnswerOf<ListOf<LedgerEntry>>).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("What happened and why, newest first")
            .WithDescription("Each step of an alert (fired, raised, spread, reopened, resolved, reminded) ends in one of told, digested, dropped. kind: words of kinds, between commas. Lines are kept for 90 days, 500,000 at most.");
        api.MapGet("/alerts/{id}", GetAsync).Answers(nameof(AlertDto), AlertSchemas.AnswerOf<AlertDto>).ProducesProblem(StatusCodes.Status404NotFound).WithSummary("An alert with its evidence and its lines of the ledger");
        api.MapGet("/alerts/{id}/deliveries", ListDeliveriesAsync).WithSummary("What was sent to channels about an alert, newest first");
        api.MapPatch("/alerts/{id}", HandleAsync).Needs(Scope.Admin).Takes(nameof(HandlingForm), AlertSchemas.Of<HandlingForm>).Answers(nameof(AlertDto), AlertSchemas.AnswerOf<AlertDto>).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Say who is on an alert")
            .WithDescription("{handling: new, seen, taken or done, by, who?}. Shared by all who look. who: the person who is on it, where that is not the one who says so.");
    }

    private static async Task<IResult> ListAsync(
        string? status, string? handling, string? rule, string? severity, string? subject, string? limit, string? cursor, IAlertStore store, AlertNames names,
        CancellationToken ct)
    {
        var filter = new AlertFilter(
            Word<AlertStatus>("status", status), Word<Handling>("handling", handling), rule, Word<Severity>("severity", severity),
            subject is null ? null : Parameters.Subject(subject));
        var page = await store.ListAlertsAsync(filter, Parameters.Page(limit), cursor, ct);
        return AlertBody.Answer(new ListOf<AlertRow>([.. (await names.OfAsync(page.Items, ct)).Select(row => row.Short())], page.Next));
    }

    private static async Task<IResult> CountAsync(IAlertStore store, CancellationToken ct)
    {
        var counts = await store.CountHandlingAsync(ct);
        return AlertBody.Answer(new AlertCountsDto(Of(AlertStatus.Firing), Of(AlertStatus.Resolved)));

        HandlingCountsDto Of(AlertStatus status) => new(
            counts.GetValueOrDefault((status, Handling.New)), counts.GetValueOrDefault((status, Handling.Seen)),
            counts.GetValueOrDefault((status, Handling.Taken)), counts.GetValueOrDefault((status, Handling.Done)));
    }

    private static async Task<IResult> ListLedgerAsync(
        string? rule, string? alert, string? kind, string? limit, string? cursor, IAlertStore store, CancellationToken ct)
    {
        var kinds = kind?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word => Word<LedgerKind>("kind", word)!.Value).ToArray();
        var page = await store.ListLedgerAsync(new(rule, alert, kinds), Parameters.Page(limit), cursor, ct);
        return AlertBody.Answer(new ListOf<LedgerEntry>(page.Items, page.Next));
    }

    private static async Task<IResult> GetAsync(string id, IAlertStore store, AlertNames names, CancellationToken ct)
    {
        if (await store.FindAlertAsync(id, ct) is not { } alert)
        {
            return Missing(id);
        }

        var ledger = await store.ListLedgerAsync(new(Alert: id), LedgerShown, null, ct);
        var fired = await store.ListLedgerAsync(new(Alert: id, Kinds: [LedgerKind.Fired, LedgerKind.Reopened]), 1, null, ct);
        return AlertBody.Answer(new AlertDto((await names.OfAsync([alert], ct))[0], fired.Items.SingleOrDefault(), ledger.Items, ledger.Next is not null));
    }

    private static async Task<ListOf<DeliveryDto>> ListDeliveriesAsync(string id, IAlertStore store, IOutbox outbox, CancellationToken ct)
    {
        var told = await store.ListLedgerAsync(new(Alert: id, Kinds: [LedgerKind.Told, LedgerKind.Digested]), LedgerShown, null, ct);
        var messages = told.Items.Select(entry => entry.By).OfType<string>().Distinct().ToArray();
        return new([.. (await outbox.ListOfAsync(messages, ct)).Select(DeliveriesApi.ToDto)], null);
    }

    private static async Task<IResult> HandleAsync(string id, HttpContext context, IAlertStore store, IAlerts alerts, AlertNames names, CancellationToken ct)
    {
        var form = AlertBody.To<HandlingForm>(await AlertBody.ReadAsync(context));
        var happened = new LifeEvent.Handled(id, form.Handling, Person("by", form.By), form.Who is null ? null : Person("who", form.Who));
        return await alerts.HappenAsync(happened, ct) ? await GetAsync(id, store, names, ct) : Missing(id);
    }

    internal static string Person(string field, string name) => !string.IsNullOrWhiteSpace(name) && name.Length <= MaxBy
        ? name.Trim()
        : throw new BadParameterException($"{field} is a name of 1 to {MaxBy} characters.", field);

    private static T? Word<T>(string name, string? word)
        where T : struct, Enum =>
        word is null ? null
        : Array.Find(Enum.GetNames<T>(), known => known.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } known ? Enum.Parse<T>(known)
        : throw new BadParameterException($"{name} is one of {string.Join(", ", Enum.GetNames<T>().Select(known => known.ToLowerInvariant()))}.", name);

    private static IResult Missing(string id) => Problems.NotFound($"There is no alert '{id}'. Resolved ones are kept for 90 days.");
}

/// <param name="Who">Who is on it, where that is not <paramref name="By"/>.</param>
internal sealed record HandlingForm([property: JsonRequired] Handling Handling, [property: JsonRequired] string By, string? Who = null);

/// <param name="Fired">When it fired, or fired again, with the numbers of then; null: that line is kept no more.</param>
/// <param name="Ledger">Newest first, 200 at most.</param>
/// <param name="HasMore">There are older lines.</param>
internal sealed record AlertDto(AlertRow Alert, LedgerEntry? Fired, IReadOnlyList<LedgerEntry> Ledger, bool HasMore);

internal sealed record AlertCountsDto(HandlingCountsDto Firing, HandlingCountsDto Resolved);

internal sealed record HandlingCountsDto(int New, int Seen, int Taken, int Done);
