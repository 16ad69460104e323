using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Features;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Host.Api;

namespace NewsMonitor.Host.Alerts;

/// <summary>Bodies in the JSON of rules, where a length of time is <c>5m</c>; and answers in it.</summary>
internal static class AlertBody
{
    /// <summary>Bytes: a query has 20,000 characters.</summary>
    private const int MaxBody = 256 << 10;

    /// <exception cref="BadParameterException">It is not a JSON object.</exception>
    public static async Task<JsonObject> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxBody;
        }

        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, documentOptions: new() { AllowDuplicateProperties = false }, cancellationToken: context.RequestAborted) as JsonObject
                ?? throw new BadParameterException("The body is not a JSON object.");
        }
        catch (JsonException error)
        {
            throw new BadParameterException($"The body is not JSON: {error.Message}");
        }
    }

    /// <summary>The object as a thing of ours. Members that it does not have are refused: what is written wrong must not be passed over.</summary>
    /// <exception cref="BadParameterException">It is not such a thing; names the member.</exception>
    public static T To<T>(JsonObject body, params ReadOnlySpan<string> needed)
    {
        var known = AlertJson.Options.GetTypeInfo(typeof(T)).Properties.Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, _) in body)
        {
            if (!known.Contains(name))
            {
                throw new BadParameterException($"There is no '{Cut(name)}' here. There are {string.Join(", ", known)}.", Cut(name));
            }
        }

        foreach (var name in needed)
        {
            if (body[name] is null)
            {
                throw new BadParameterException($"{name} is missing.", name);
            }
        }

        try
        {
            return body.Deserialize<T>(AlertJson.Options)!;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NotSupportedException or ArgumentException)
        {
            var field = (error as JsonException)?.Path is ['$', '.', .. var path] ? path : PathIn(error.Message);
            throw new BadParameterException($"{field ?? "The body"} cannot be read: {error.Message}", field);
        }
    }

    /// <summary>Takes a member out that is none of the thing itself; null: it is not there.</summary>
    /// <exception cref="BadParameterException">It is not such a value.</exception>
    public static T? Take<T>(JsonObject body, string name)
    {
        try
        {
            return body.Remove(name, out var value) && value is not null ? value.Deserialize<T>(AlertJson.Options) : default;
        }
        catch (JsonException error)
        {
            throw new BadParameterException($"{name} cannot be read: {error.Message}", name);
        }
    }

    /// <summary>What has no kind is told in words alone: <c>… Path: $.when | LineNumber …</c>.</summary>
    private static string? PathIn(string words) => words.Split("Path: $.") is [_, var rest, ..] ? rest.Split(' ')[0] : null;

    public static IResult Answer(object? value, int status = StatusCodes.Status200OK) => Results.Json(value, AlertJson.Options, statusCode: status);

    /// <summary>All that is wrong; the first is the detail.</summary>
    public static IResult Refuse(string title, IReadOnlyList<Problem> problems) => Results.Problem(
        statusCode: StatusCodes.Status400BadRequest, title: title, detail: $"{problems[0].Field}: {problems[0].Reason}.",
        extensions: new Dictionary<string, object?>
        {
            [Problems.Field] = problems[0].Field,
            ["problems"] = problems.Select(problem => new { problem.Field, problem.Reason }).ToArray(),
        });

    /// <summary>A new id, which nobody can have.</summary>
    public static string NewId() => Guid.NewGuid().ToString("N")[..16];

    private static string Cut(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
