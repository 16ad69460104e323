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
    public static T To<T>(JsonObject body)
    {
        Look(body, AlertJson.Options.GetTypeInfo(typeof(T)), "");
        try
        {
            return body.Deserialize<T>(AlertJson.Options)!;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NotSupportedException or ArgumentException)
        {
            var field = (error as JsonException)?.Path is ['$', '.', .. var path] ? path : null;
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

    /// <summary>Members of it and of what lies in it: none that there is not, and all that must be there.</summary>
    private static void Look(JsonObject body, JsonTypeInfo type, string path)
    {
        var kind = type.PolymorphismOptions?.TypeDiscriminatorPropertyName;
        var all = MembersOf(kind is null ? type : KindOf(body, type.PolymorphismOptions!, path.TrimEnd('.')));
        var names = all.Select(member => member.Name);
        foreach (var (name, value) in body.Where(member => member.Key != kind))
        {
            if (all.FirstOrDefault(member => member.Name == name) is not { } known)
            {
                throw new BadParameterException($"There is no '{Cut(path + name)}' here. There are {string.Join(", ", kind is null ? names : names.Prepend(kind))}.", Cut(path + name));
            }

            LookInto(value, AlertJson.Options.GetTypeInfo(known.PropertyType), path + name);
        }

        if (all.FirstOrDefault(member => member.IsRequired && body[member.Name] is null) is { } missing)
        {
            throw new BadParameterException($"{path}{missing.Name} is missing.", path + missing.Name);
        }
    }

    private static void LookInto(JsonNode? value, JsonTypeInfo type, string path)
    {
        switch (value)
        {
            case JsonObject inner when type.Kind is JsonTypeInfoKind.Object:
                Look(inner, type, path + ".");
                break;
            case JsonArray list when type.ElementType is { } element:
                for (var at = 0; at < list.Count; at++)
                {
                    LookInto(list[at], AlertJson.Options.GetTypeInfo(element), $"{path}[{at}]");
                }

                break;
        }
    }

    private static JsonTypeInfo KindOf(JsonObject body, JsonPolymorphismOptions kinds, string field)
    {
        var word = body[kinds.TypeDiscriminatorPropertyName] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        foreach (var known in kinds.DerivedTypes)
        {
            if (known.TypeDiscriminator is string its && its == word)
            {
                return AlertJson.Options.GetTypeInfo(known.DerivedType);
            }
        }

        throw new BadParameterException($"{field}.{kinds.TypeDiscriminatorPropertyName} is one of {string.Join(", ", kinds.DerivedTypes.Select(known => known.TypeDiscriminator))}.", field);
    }

    private static JsonPropertyInfo[] MembersOf(JsonTypeInfo type) => [.. type.Properties.Where(member => member.Get is not null || member.Set is not null)];

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
