using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NewsMonitor.Deliveries;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Channels;
using NewsMonitor.Intake;
using NewsMonitor.Log;
using NewsMonitor.Reading;

namespace NewsMonitor.Host.Api;

/// <summary>Says in the OpenAPI document what the records of requests do not say of themselves: which words a text may be, and what may be left out.</summary>
internal sealed class RequestSchemas : IOpenApiSchemaTransformer, IOpenApiDocumentTransformer
{
    private static readonly Dictionary<(Type, string), IEnumerable<string>> Words = new()
    {
        [(typeof(AnalyzeRequest), "reader")] = Enum.GetValues<ReaderKind>().Select(ReaderKinds.Word),
        [(typeof(RereadRequest), "reader")] = Enum.GetValues<ReaderKind>().Select(ReaderKinds.Word),
        [(typeof(EntityCorrectionDto), "kind")] = Enum.GetValues<SubjectKind>().Where(kind => kind.IsEntity()).Select(SubjectKinds.Word),
        [(typeof(SentimentCorrectionDto), "sentiment")] = Enum.GetNames<Sentiment>().Select(name => name.ToLowerInvariant()),
        [(typeof(ReplayRequestDto), "clock")] = [ReplayClock.Arrival, ReplayClock.Event],
        [(typeof(ChangeReplayDto), "state")] = [ReplayState.Playing, ReplayState.Paused],
        [(typeof(ChannelRequest), "kind")] = Enum.GetValues<ChannelKind>().Select(ChannelKinds.Word),
        [(typeof(MailServerRequest), "security")] = Enum.GetNames<MailSecurity>().Select(name => name.ToLowerInvariant()),
    };

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonPropertyInfo is { } member && Words.TryGetValue((member.DeclaringType, member.Name), out var words))
        {
            schema.Enum = [.. words.Select(word => JsonValue.Create(word))];
            if (IsNull(schema))
            {
                schema.Enum.Add(JsonNullSentinel.JsonNull);
            }
        }

        if (context.JsonTypeInfo.Type == typeof(FeedAddressRequest) && context.JsonPropertyInfo is null)
        {
            schema.OneOf = [.. schema.Properties!.Keys.Select(one => new OpenApiSchema { Required = new HashSet<string> { one } })];
        }

        return Task.CompletedTask;
    }

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var seen = new HashSet<IOpenApiSchema>();
        foreach (var body in document.Paths.Values.SelectMany(path => path.Operations ?? []).SelectMany(operation => operation.Value.RequestBody?.Content?.Values ?? []))
        {
            Relax(body.Schema);
        }

        return Task.CompletedTask;

        // In a request, what may be null may be left out.
        void Relax(IOpenApiSchema? schema)
        {
            var told = schema is OpenApiSchemaReference { Reference.Id: { } id } ? document.Components!.Schemas![id] : schema;
            if (told is null || !seen.Add(told))
            {
                return;
            }

            foreach (var (name, member) in told.Properties ?? new Dictionary<string, IOpenApiSchema>())
            {
                Relax(member);
                if (IsNull(member))
                {
                    told.Required?.Remove(name);
                }
            }

            Relax(told.Items);
            foreach (var part in (told.OneOf ?? []).Concat(told.AllOf ?? []))
            {
                Relax(part);
            }
        }
    }

    private static bool IsNull(IOpenApiSchema schema) => schema.Type?.HasFlag(JsonSchemaType.Null) is true || schema.OneOf?.Any(IsNull) is true;
}
