using System.Globalization;
using System.Text.Json.Nodes;

namespace NewsMonitor.Host.Tests.Api;

/// <summary>Bodies that a schema of the OpenAPI document says are right: as little as it calls for, and each further member, word and alternative in one of them.</summary>
internal sealed class SchemaSamples(JsonNode document, DateTimeOffset now)
{
    private const string Text = "text";

    /// <summary>The first is the shortest: it has nothing that may be left out.</summary>
    public IEnumerable<JsonNode?> Of(JsonNode schema, string name = "")
    {
        var told = Resolve(schema);
        return told["const"] is { } only ? [only.DeepClone()]
            : told["enum"] is { } words ? words.AsArray().Select(word => word?.DeepClone())
            : told["properties"] is not null ? Objects(told)
            : told["oneOf"] is { } kinds ? kinds.AsArray().SelectMany(kind => Of(kind!, name))
            : told["items"] is { } said && Resolve(said)["enum"] is not null ? Lists([.. Of(said)])
            : (told["default"] ?? told["examples"]?[0])?.DeepClone() is { } given ? [given]
            : told["items"] is { } items ? Lists([.. Of(items)])
            : [Plain(told, name)];
    }

    public JsonNode Resolve(JsonNode schema) => (string?)schema["$ref"] is { } reference ? document["components"]!["schemas"]![reference.Split('/')[^1]]! : schema;

    private IEnumerable<JsonNode> Objects(JsonNode told)
    {
        var members = told["properties"]!.AsObject();
        var ways = Alternatives(told).ToList();
        foreach (var required in ways)
        {
            var least = new JsonObject();
            foreach (var name in required)
            {
                least[name] = Of(members[name]!, name).First();
            }

            yield return least;
            foreach (var (name, member) in members.Where(member => required.Contains(member.Key) || !ways.Exists(way => way.Contains(member.Key))))
            {
                foreach (var value in Of(member!, name).Skip(required.Contains(name) ? 1 : 0))
                {
                    var more = least.DeepClone().AsObject();
                    more[name] = value;
                    yield return more;
                }
            }
        }
    }

    /// <summary>What must be there: once, or in as many ways as there are.</summary>
    private static IEnumerable<string[]> Alternatives(JsonNode told)
    {
        var always = Names(told);
        return told["oneOf"] is { } ways ? ways.AsArray().Select(way => (string[])[.. always, .. Names(way!)]) : [always];
    }

    private static string[] Names(JsonNode told) => [.. (told["required"]?.AsArray() ?? []).Select(name => (string)name!)];

    private static IEnumerable<JsonNode> Lists(IReadOnlyList<JsonNode?> items)
    {
        yield return new JsonArray(items[0]?.DeepClone());
        foreach (var other in items.Skip(1))
        {
            yield return new JsonArray(items[0]?.DeepClone(), other?.DeepClone());
        }
    }

    private JsonNode Plain(JsonNode told, string name) => (TypeOf(told), (string?)told["format"]) switch
    {
        ("string", "date-time") => (name == "from" ? now.AddDays(-1) : now.AddDays(1)).ToString("O", CultureInfo.InvariantCulture),
        ("string", _) => Text,
        ("integer" or "number", _) => 1,
        ("boolean", _) => false,
        ("array", _) => new JsonArray(),
        ("object", _) => new JsonObject { [Text] = Text },
        var other => throw new InvalidOperationException($"{name} is of no type that can be written: {other}"),
    };

    private static string TypeOf(JsonNode told) =>
        (string)(told["type"] is JsonArray types ? types.First(type => (string)type! != "null") : told["type"])!;
}
