using System.Text.Json;
using System.Text.Json.Nodes;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Grains.Alerts;
using NewsMonitor.Host.Access;
using NewsMonitor.Host.Api;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Alerts;

/// <summary>Rules: listed, made, changed, deleted, and tried on the past.</summary>
internal static class RulesApi
{
    /// <summary>Each is looked at each minute in which something happened to it.</summary>
    private const int MaxRules = 1_000;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/rules", async (IAlertStore store, RuleViews views, CancellationToken ct) =>
            AlertBody.Answer(new ListOf<JsonObject>([.. await views.ShowAsync(await store.ListRulesAsync(ct), ct)], null)))
            .Answers("ListOfRule", AlertSchemas.RulesAnswer)
            .WithSummary("All rules, by name").WithDescription("Each with how many alerts of it fire now, and how many it opened in the last 30 days.");
        api.MapGet("/rules/{id}", GetAsync).Answers("RuleDto", AlertSchemas.RuleAnswer)
            .ProducesProblem(StatusCodes.Status404NotFound).WithSummary("A rule");
        api.MapPost("/rules", AddAsync).Needs(Scope.Admin).Takes("RuleForm", AlertSchemas.Rule).Answers("RuleDto", AlertSchemas.RuleAnswer, StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Make a rule")
            .WithDescription("name, on {subject or query} and when {kind: article, burst, sentiment, company or silence, …} are needed. Lengths of time are written 90s, 5m, 1h30m, 7d. A query counts as a topic that the rule owns; the answer has its subject, and problems where a channel or topic is gone. Its id is given by us: with the id of a rule that there is the answer is 409, and nothing is changed.");
        api.MapPatch("/rules/{id}", ChangeAsync).Needs(Scope.Admin).Takes("RuleChange", AlertSchemas.RuleChange).Answers("RuleDto", AlertSchemas.RuleAnswer).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict).WithSummary("Change a rule")
            .WithDescription("Members that are given take the place of the former ones; null takes one back to its standard. With version, the one that was looked at, nothing is changed where somebody else changed the rule meanwhile, and the answer is 409.");
        api.MapDelete("/rules/{id}", RemoveAsync).Needs(Scope.Admin).Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Delete a rule").WithDescription("What of its alerts has not been told is not told any more.");
        api.MapPost("/rules/{id}/restore", RestoreAsync).Needs(Scope.Admin).Answers("RuleDto", AlertSchemas.RuleAnswer).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Bring a deleted rule back").WithDescription("As it was, with its id; it begins anew.");
        api.MapPost("/rules/backtest", TryAsync).Takes(nameof(BacktestForm), AlertSchemas.Backtest).Answers(nameof(BacktestDto), AlertSchemas.AnswerOf<BacktestDto>).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("When a rule would have fired")
            .WithDescription("{rule, from, to, clock?, perDay?}. With the clock arrival, the standard, what had come then is judged as it came, and what was imported from an archive fires nothing; with event each article, as it is now, is judged in the minute in which it was published. Nothing is sent. With perDay, a threshold is told with which it fires about so often a day.");
    }

    private static async Task<IResult> AddAsync(HttpContext context, IAlertStore store, RuleViews views, IAlerts alerts, CancellationToken ct)
    {
        var body = await AlertBody.ReadAsync(context);
        var said = AlertBody.Take<string>(body, "id");
        var rule = Read(body, AlertBody.NewId());
        if (said is not null)
        {
            return await RefuseIdAsync(said, store, ct);
        }

        if (await LookAsync(rule, null, views, ct) is { } refused)
        {
            return refused;
        }

        if (await IsFullAsync(store, ct))
        {
            return Full();
        }

        await alerts.HappenAsync(new LifeEvent.RuleSet(rule), ct);
        return await AnswerAsync(rule.Id, StatusCodes.Status201Created, store, views, ct);
    }

    /// <summary>Ids are ours to give. Who says one means a rule that there is, or would look for the new one by it in vain.</summary>
    private static async Task<IResult> RefuseIdAsync(string id, IAlertStore store, CancellationToken ct) => await store.FindRuleAsync(id, ct) is { } known
        ? Problems.Conflict($"There is a rule '{id}' already, “{known.Rule.Name}”. PATCH /api/v1/rules/{id} changes it; without id another one is made.")
        : throw new BadParameterException("A rule gets its id when it is made: leave id out.", "id");

    private static Task<IResult> GetAsync(string id, IAlertStore store, RuleViews views, CancellationToken ct) =>
        AnswerAsync(id, StatusCodes.Status200OK, store, views, ct);

    private static async Task<IResult> ChangeAsync(string id, HttpContext context, IAlertStore store, RuleViews views, IAlerts alerts, CancellationToken ct)
    {
        var change = await AlertBody.ReadAsync(context);
        var looked = AlertBody.Take<int?>(change, "version");
        if (AlertBody.Take<string>(change, "id") is { } other && other != id)
        {
            throw new BadParameterException("A rule keeps its id.", "id");
        }

        while (await store.FindRuleAsync(id, ct) is { } known)
        {
            if (looked is not null && looked != known.Version)
            {
                return Problems.Conflict($"“{known.Rule.Name}” was changed by somebody else meanwhile (version {known.Version}). Look at it again before you change it.");
            }

            var rule = Read(Merged(known.Rule, change), id);
            if (await LookAsync(rule, known.Rule, views, ct) is { } refused)
            {
                return refused;
            }

            // Where it was changed between, the change is put into what it is now.
            if (await alerts.HappenAsync(new LifeEvent.RuleSet(rule) { Of = known.Version }, ct))
            {
                return await AnswerAsync(id, StatusCodes.Status200OK, store, views, ct);
            }
        }

        return Missing(id);
    }

    private static JsonObject Merged(Rule rule, JsonObject change)
    {
        var merged = JsonSerializer.SerializeToNode(rule, AlertJson.Options)!.AsObject();
        foreach (var (name, value) in change)
        {
            merged.Remove(name);
            if (value is not null)
            {
                merged[name] = value.DeepClone();
            }
        }

        return merged;
    }

    private static async Task<IResult> RemoveAsync(string id, IAlerts alerts, CancellationToken ct) =>
        await alerts.HappenAsync(new LifeEvent.RuleGone(id), ct) ? Results.NoContent() : Missing(id);

    private static async Task<IResult> RestoreAsync(string id, IAlertStore store, RuleViews views, IAlerts alerts, CancellationToken ct)
    {
        if (await store.FindDeletedRuleAsync(id, ct) is { } deleted)
        {
            if (await IsFullAsync(store, ct))
            {
                return Full();
            }

            await alerts.HappenAsync(new LifeEvent.RuleSet(deleted), ct);
        }

        return await AnswerAsync(id, StatusCodes.Status200OK, store, views, ct);
    }

    private static async Task<IResult> TryAsync(HttpContext context, Backtests backtests, TimeProvider time, CancellationToken ct)
    {
        var request = AlertBody.To<BacktestForm>(await AlertBody.ReadAsync(context));
        request.Rule["name"] ??= "draft";
        var rule = Read(request.Rule, "draft");
        if (Refuse(RuleCheck.Look(rule)) is { } refused)      // nothing is sent: its channels need not be there
        {
            return refused;
        }

        var (from, to, now) = (request.From.ToUniversalTime(), request.To.ToUniversalTime(), time.GetUtcNow());
        if (to <= from || to - from > Backtests.LongestRange || from >= now)
        {
            throw new BadParameterException($"to comes after from, by {Backtests.LongestRange.TotalDays} days at most, and from lies in the past.", "to");
        }

        to = to > now ? now : to;       // of what has not come nobody knows whether it will be silent
        if (request.PerDay is <= 0 or > 10_000)
        {
            throw new BadParameterException("perDay is above 0, at most 10,000.", "perDay");
        }

        try
        {
            var (result, byThreshold, threshold) = await backtests.RunAsync(rule, from, to, request.Clock, request.PerDay, ct);
            return AlertBody.Answer(BacktestDto.Of(result, request.Clock, byThreshold, threshold));
        }
        catch (TimeoutException error)
        {
            return Results.Problem(statusCode: StatusCodes.Status422UnprocessableEntity, title: "Not tried in time", detail: error.Message);
        }
    }

    private static Rule Read(JsonObject body, string id)
    {
        body["id"] = id;
        return AlertBody.To<Rule>(body);
    }

    private static async Task<IResult?> LookAsync(Rule rule, Rule? before, RuleViews views, CancellationToken ct)
    {
        var problems = RuleCheck.Look(rule).ToList();
        if (!problems.Exists(problem => problem.Field == "channels"))
        {
            problems.AddRange(await views.LookAsync(rule, before, ct));
        }

        return Refuse(problems);
    }

    private static IResult? Refuse(IReadOnlyList<Problem> problems) => problems.Count == 0 ? null : AlertBody.Refuse("That cannot be a rule", problems);

    private static async Task<IResult> AnswerAsync(string id, int status, IAlertStore store, RuleViews views, CancellationToken ct) =>
        await store.FindRuleAsync(id, ct) is { } rule ? AlertBody.Answer((await views.ShowAsync([rule], ct))[0], status) : Missing(id);

    private static async Task<bool> IsFullAsync(IAlertStore store, CancellationToken ct) => (await store.ListRulesAsync(ct)).Count >= MaxRules;

    private static IResult Full() => Problems.Conflict($"There are {MaxRules} rules, as many as there may be. Delete one first.");

    private static IResult Missing(string id) => Problems.NotFound($"There is no rule '{id}'. It may have been deleted.");
}
