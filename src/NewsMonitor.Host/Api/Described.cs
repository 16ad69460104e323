using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace NewsMonitor.Host.Api;

/// <summary>Says in the OpenAPI document what a route takes and answers that reads and writes by itself.</summary>
internal static class Described
{
    private const string Json = "application/json";

    /// <param name="name">Of the schema among the document's.</param>
    /// <param name="schema">A JSON Schema without references.</param>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, string name, Func<JsonObject> schema) =>
        route.Takes(document => new() { [Json] = new() { Schema = Add(document, name, schema) } });

    /// <summary>One of it or an array as JSON, or one in each line.</summary>
    /// <inheritdoc cref="Takes(RouteHandlerBuilder, string, Func{JsonObject})"/>
    public static RouteHandlerBuilder TakesMany(this RouteHandlerBuilder route, string lines, string name, Func<JsonObject> schema) => route.Takes(document =>
    {
        var one = Add(document, name, schema);
        var many = new OpenApiSchema { OneOf = [one, new OpenApiSchema { Type = JsonSchemaType.Array, Items = one }] };
        return new() { [Json] = new() { Schema = many }, [lines] = new() { Schema = one } };
    });

    /// <summary>A file as it is.</summary>
    public static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder route, string type) =>
        route.Takes(_ => new() { [type] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } } });

    /// <summary>A member that this route calls for, though others that take the same record do not.</summary>
    public static RouteHandlerBuilder MustSay(this RouteHandlerBuilder route, string member) => route.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        var body = operation.RequestBody!.Content![Json];
        body.Schema = new OpenApiSchema { AllOf = [body.Schema!, new OpenApiSchema { Required = new HashSet<string> { member } }] };
        return Task.CompletedTask;
    });

    /// <summary>What it answers that writes its answer by itself.</summary>
    /// <inheritdoc cref="Takes(RouteHandlerBuilder, string, Func{JsonObject})"/>
    public static RouteHandlerBuilder Answers(this RouteHandlerBuilder route, string name, Func<JsonObject> schema, int status = StatusCodes.Status200OK) =>
        route.AddOpenApiOperationTransformer((operation, context, _) =>
        {
            operation.Responses ??= [];
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = ReasonPhrases.GetReasonPhrase(status), Content = new Dictionary<string, OpenApiMediaType> { [Json] = new() { Schema = Add(context.Document!, name, schema) } },
            };
            return Task.CompletedTask;
        });

    private static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, Func<OpenApiDocument, Dictionary<string, OpenApiMediaType>> content) =>
        route.AddOpenApiOperationTransformer((operation, context, _) =>
        {
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = content(context.Document!) };
            return Task.CompletedTask;
        });

    private static OpenApiSchemaReference Add(OpenApiDocument document, string name, Func<JsonObject> schema)
    {
        var read = OpenApiModelFactory.Parse<OpenApiSchema>(schema().ToJsonString(), OpenApiSpecVersion.OpenApi3_1, document, out var found, OpenApiConstants.Json);
        if (read is null || found.Errors.Count > 0)
        {
            throw new InvalidOperationException($"The schema of {name} cannot be told: {string.Join("; ", found.Errors)}");
        }

        document.AddComponent(name, read);
        return new(name, document);
    }
}
