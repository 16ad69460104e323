using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace NewsMonitor.Host.Api;

/// <summary>Says in the OpenAPI document what the speed of a replay may be.</summary>
internal sealed class SpeedSchema : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if ((Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type) == typeof(SpeedDto))
        {
            schema.OneOf =
            [
                new OpenApiSchema { Type = JsonSchemaType.Number, Minimum = "1", Maximum = "10000" },
                new OpenApiSchema { Type = JsonSchemaType.String, Enum = [JsonValue.Create(SpeedDto.Max)] },
            ];
        }

        return Task.CompletedTask;
    }
}
