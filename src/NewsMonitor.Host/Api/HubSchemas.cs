using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NewsMonitor.Grains.Contracts;

namespace NewsMonitor.Host.Api;

/// <summary>Adds what the hub sends to the OpenAPI document: one description for both ways out.</summary>
internal sealed class HubSchemas : IOpenApiDocumentTransformer
{
    private static readonly Type[] Sent = [typeof(WatchDto), typeof(ChangedDto), typeof(BoardStateDto), typeof(TickerStateDto), typeof(QueryStateDto), typeof(AlertsStateDto), typeof(Picture), typeof(StatusDto), typeof(ReplayDto)];

    public async Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info.Title = "News Monitor";
        document.Info.Description = "What the dashboard is made of. The hub at /hubs/live sends the same records.";
        foreach (var type in Sent)
        {
            var schema = await context.GetOrCreateSchemaAsync(type, null, cancellationToken);
            document.AddComponent(type.Name, schema);
        }
    }
}
