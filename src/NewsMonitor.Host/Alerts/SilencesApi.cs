using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Grains.Alerts;
using NewsMonitor.Host.Access;
using NewsMonitor.Host.Api;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Alerts;

/// <summary>What keeps alerts from being told: silences by people, and alerts that make others superfluous.</summary>
internal static class SilencesApi
{
    private const int Most = 1_000;
    private const int MaxMatchers = 20;
    private const int MaxWords = 1_000;
    private const int PreviewPage = 500;
    private const int PreviewShown = 10;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/silences", async (IAlerts alerts, CancellationToken ct) => AlertBody.Answer(new ListOf<Silence>(await alerts.ListSilencesAsync(ct), null)))
            .Answers("ListOfSilence", AlertSchemas.AnswerOf<ListOf<Silence>>)
            .WithSummary("Silences, also those that were over within the last week");
        api.MapPost("/silences", AddSilenceAsync).Needs(Scope.Admin).Takes(nameof(SilenceForm), AlertSchemas.Of<SilenceForm>).Answers(nameof(Silence), AlertSchemas.AnswerOf<Silence>, StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Silence alerts").WithDescription("{matchers: [{name, op: =, !=, =~ or !~, value}], from?, to?, author, reason}. Without from it begins now, without to it holds until it is lifted.");
        api.MapPost("/silences/preview", PreviewAsync).Takes(nameof(SilencePreviewForm), AlertSchemas.Of<SilencePreviewForm>).Answers(nameof(SilencePreviewDto), AlertSchemas.AnswerOf<SilencePreviewDto>).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Which firing alerts a silence would hold").WithDescription("{matchers}, as a silence has them.");
        api.MapDelete("/silences/{id}", async (string id, string? by, IAlerts alerts, CancellationToken ct) =>
                await alerts.HappenAsync(new LifeEvent.SilenceGone(id) { By = by is null ? null : AlertsApi.Person("by", by) }, ct) ? Results.NoContent() : Problems.NotFound($"There is no silence '{id}'."))
            .Needs(Scope.Admin).Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Lift a silence").WithDescription("by: who lifts it, for the ledger.");
        api.MapGet("/inhibitions", async (IAlerts alerts, CancellationToken ct) => AlertBody.Answer(new ListOf<Inhibition>(await alerts.ListInhibitionsAsync(ct), null)))
            .Answers("ListOfInhibition", AlertSchemas.AnswerOf<ListOf<Inhibition>>)
            .WithSummary("Which alerts make others superfluous");
        api.MapPost("/inhibitions", AddInhibitionAsync).Needs(Scope.Admin).Takes(nameof(InhibitionForm), AlertSchemas.Of<InhibitionForm>).Answers(nameof(Inhibition), AlertSchemas.AnswerOf<Inhibition>, StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("While one alert fires, do not tell others").WithDescription("{source: [matchers], target: [matchers], equal: [names of labels]}");
        api.MapDelete("/inhibitions/{id}", async (string id, IAlerts alerts, CancellationToken ct) =>
                await alerts.HappenAsync(new LifeEvent.InhibitionGone(id), ct) ? Results.NoContent() : Problems.NotFound($"There is no inhibition '{id}'."))
            .Needs(Scope.Admin).Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).WithSummary("Take an inhibition out");
    }

    private static async Task<IResult> AddSilenceAsync(HttpContext context, IAlerts alerts, AlertNames names, TimeProvider time, CancellationToken ct)
    {
        var form = AlertBody.To<SilenceForm>(await AlertBody.ReadAsync(context));
        var now = time.GetUtcNow();
        var silence = new Silence(AlertBody.NewId(), form.Matchers, (form.From ?? now).ToUniversalTime(), form.To?.ToUniversalTime(), form.Author, form.Reason);
        var problems = new List<Problem>();
        Look("matchers", silence.Matchers, problems);
        if (problems.Count == 0 && silence.Matchers.All(matcher => matcher.Matches(Labels.None)))
        {
            problems.Add(new("matchers", "they match an alert without any labels, that is, every alert: at least one must ask for something"));
        }

        Words("author", form.Author, problems);
        Words("reason", form.Reason, problems);
        if (silence.To is { } to && (to <= silence.From || to <= now))
        {
            problems.Add(new("to", "it ends after it begins, and not in the past"));
        }

        var known = (await alerts.ListSilencesAsync(ct)).Count(other => !other.IsOver(now));
        var words = problems.Count > 0 ? null : MatcherWords.Of(silence.Matchers, await names.OfAsync(silence.Matchers, ct));
        return await AddAsync(alerts, new LifeEvent.SilenceSet(silence) { Words = words }, silence, problems, known, "That cannot be a silence", ct);
    }

    private static async Task<IResult> PreviewAsync(HttpContext context, IAlertStore store, AlertNames names, CancellationToken ct)
    {
        var form = AlertBody.To<SilencePreviewForm>(await AlertBody.ReadAsync(context));
        var problems = new List<Problem>();
        Look("matchers", form.Matchers, problems);
        if (problems.Count > 0)
        {
            return AlertBody.Refuse("That cannot be a silence", problems);
        }

        var held = new List<Alert>();
        string? cursor = null;
        do
        {
            var page = await store.ListAlertsAsync(new(AlertStatus.Firing), PreviewPage, cursor, ct);
            held.AddRange(page.Items.Where(alert => form.Matchers.All(matcher => matcher.Matches(alert.Labels))));
            cursor = page.Next;
        }
        while (cursor is not null);
        return AlertBody.Answer(new SilencePreviewDto(held.Count, [.. (await names.OfAsync([.. held.Take(PreviewShown)], ct)).Select(row => row.Short())]));
    }

    private static async Task<IResult> AddInhibitionAsync(HttpContext context, IAlerts alerts, CancellationToken ct)
    {
        var form = AlertBody.To<InhibitionForm>(await AlertBody.ReadAsync(context));
        var inhibition = new Inhibition(AlertBody.NewId(), form.Source, form.Target, form.Equal.IsDefault ? [] : form.Equal);
        var problems = new List<Problem>();
        Look("source", form.Source, problems);
        Look("target", form.Target, problems);
        if (inhibition.Equal.Length > MaxMatchers || !inhibition.Equal.All(Labels.IsName))
        {
            problems.Add(new("equal", $"at most {MaxMatchers} names of labels"));
        }

        return await AddAsync(
            alerts, new LifeEvent.InhibitionSet(inhibition), inhibition, problems, (await alerts.ListInhibitionsAsync(ct)).Count, "That cannot be an inhibition", ct);
    }

    private static async Task<IResult> AddAsync(
        IAlerts alerts, LifeEvent happened, object made, List<Problem> problems, int known, string title, CancellationToken ct)
    {
        if (problems.Count > 0)
        {
            return AlertBody.Refuse(title, problems);
        }

        if (known >= Most)
        {
            return Problems.Conflict($"There are {Most} already, as many as there may be. Take one out first.");
        }

        await alerts.HappenAsync(happened, ct);
        return AlertBody.Answer(made, StatusCodes.Status201Created);
    }

    private static void Look(string field, ImmutableArray<Matcher> matchers, List<Problem> problems)
    {
        if (matchers.IsDefaultOrEmpty || matchers.Length > MaxMatchers)
        {
            problems.Add(new(field, $"1 to {MaxMatchers} matchers"));
            return;
        }

        foreach (var matcher in matchers)
        {
            if ((matcher is null ? "a matcher is null" : matcher.Problem()) is { } problem)
            {
                problems.Add(new(field, problem));
            }
        }
    }

    private static void Words(string field, string? text, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxWords)
        {
            problems.Add(new(field, $"1 to {MaxWords} characters"));
        }
    }
}

internal sealed record SilenceForm(
    [property: JsonRequired] ImmutableArray<Matcher> Matchers, DateTimeOffset? From, DateTimeOffset? To, [property: JsonRequired] string Author, [property: JsonRequired] string Reason);

internal sealed record SilencePreviewForm([property: JsonRequired] ImmutableArray<Matcher> Matchers);

/// <param name="Firing">All that it would hold now.</param>
/// <param name="Alerts">The newest 10 of them.</param>
internal sealed record SilencePreviewDto(int Firing, IReadOnlyList<AlertRow> Alerts);

internal sealed record InhibitionForm(
    [property: JsonRequired] ImmutableArray<Matcher> Source, [property: JsonRequired] ImmutableArray<Matcher> Target, ImmutableArray<string> Equal);
