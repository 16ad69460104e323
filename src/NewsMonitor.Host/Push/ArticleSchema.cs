using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using NewsMonitor.Intake;

namespace NewsMonitor.Host.Push;

/// <summary>The JSON Schema of an article as it is pushed, from the type that it is read into.</summary>
internal static class ArticleSchema
{
    // A number is taken for a text, too: what is told is what should be sent.
    private static readonly JsonSchemaExporterOptions Exporting = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, schema) => context.TypeInfo.Type == typeof(string) ? new JsonObject { ["type"] = new JsonArray("string", "null") } : schema,
    };

    public static JsonObject Make() => ArticleJson.Default.Options.GetJsonSchemaAsNode(typeof(ArticleInput), Exporting).AsObject();
}
