using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Host.Api;

namespace NewsMonitor.Host.Alerts;

/// <summary>JSON Schemas of the bodies and answers in the JSON of rules, from the same types and options by which <see cref="AlertBody"/> reads and writes them.</summary>
internal static class AlertSchemas
{
    private const string Type = "type";
    private const string Enum = "enum";
    private const string Required = "required";
    private const string Properties = "properties";
    private const string Default = "default";
    private const string Examples = "examples";

    private static readonly JsonSchemaExporterOptions Asking = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = (context, schema) => Tell(context, schema, AskedOf) };
    private static readonly JsonSchemaExporterOptions Answering = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = (context, schema) => Tell(context, schema, AnsweredOf) };

    /// <summary>A body.</summary>
    public static JsonObject Of<T>() => Export(typeof(T), Asking);

    /// <summary>An answer: what is null is left out.</summary>
    public static JsonObject AnswerOf<T>() => Export(typeof(T), Answering);

    /// <summary>A rule with its state beside its own members.</summary>
    public static JsonObject RuleAnswer()
    {
        var (rule, state) = (AnswerOf<Rule>(), AnswerOf<RuleState>());
        foreach (var (name, member) in state[Properties]!.AsObject())
        {
            rule[Properties]![name] = member!.DeepClone();
        }

        rule[Required] = new JsonArray([.. rule[Required]!.AsArray().Concat(state[Required]!.AsArray()).Select(name => name!.DeepClone())]);
        return rule;
    }

    public static JsonObject RulesAnswer()
    {
        var list = AnswerOf<ListOf<JsonObject>>();
        list[Properties]!["items"]!["items"] = RuleAnswer();
        return list;
    }

    /// <summary>A rule that is to be made: its id is ours to give.</summary>
    public static JsonObject Rule()
    {
        var rule = Of<Rule>();
        rule[Properties]!.AsObject().Remove("id");
        rule[Required] = Without(rule[Required]!, "id");
        return rule;
    }

    /// <summary>What is to change of a rule: null takes a member back to its standard, where it has one.</summary>
    public static JsonObject RuleChange()
    {
        var change = Rule();
        var members = change[Properties]!.AsObject();
        var needed = change[Required]!.AsArray().Select(name => (string)name!).ToArray();
        foreach (var (name, member) in members.Where(member => !needed.Contains(member.Key)))
        {
            var its = member!.AsObject();
            AllowNull(its);
            if (its.Remove(Default, out var standard))
            {
                its[Examples] = new JsonArray(standard);        // what is not said stays as it is
            }
        }

        change.Remove(Required);
        members["version"] = new JsonObject { [Type] = new JsonArray("integer", "null") };
        return change;
    }

    /// <summary>A range in which a rule is tried; it needs no name yet.</summary>
    public static JsonObject Backtest()
    {
        var (form, draft) = (Of<BacktestForm>(), Rule());
        draft[Required] = Without(draft[Required]!, "name");
        form[Properties]!["rule"] = draft;
        return form;
    }

    private static JsonObject Export(Type type, JsonSchemaExporterOptions options)
    {
        var schema = AlertJson.Options.GetJsonSchemaAsNode(type, options);
        return Whole(schema, schema).AsObject();
    }

    private static JsonObject Tell(JsonSchemaExporterContext context, JsonNode schema, Action<JsonObject, JsonTypeInfo> tellMembers)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var told = Text(type) ?? (schema as JsonObject ?? []);
        if (context.PropertyInfo is { Name: var name } && Example(type, name) is { } example)
        {
            told[Examples] = new JsonArray(example);
        }

        if (type.IsEnum)
        {
            told[Type] = "string";
        }

        if (context.PropertyInfo is { DeclaringType: var owner, Name: "kinds" } && owner == typeof(Condition.Company))
        {
            told["items"]![Enum] = Words(System.Enum.GetValues<SubjectKind>().Where(kind => kind.IsEntity()).Select(kind => kind.Word()));
        }

        if (context.TypeInfo.Kind is JsonTypeInfoKind.Object)
        {
            Object(told, context.TypeInfo, tellMembers);
        }

        if (type != context.TypeInfo.Type && told[Type] is JsonValue)
        {
            AllowNull(told);
        }

        return told;
    }

    /// <summary>What is written as a text; null: it is not.</summary>
    private static JsonObject? Text(Type type) =>
        type == typeof(TimeSpan) ? Text(("pattern", Durations.Pattern), ("maxLength", Durations.Longest))
        : type == typeof(TimeOnly) ? Text(("pattern", "^([01][0-9]|2[0-3]):[0-5][0-9]$"))
        : type == typeof(SubjectId) ? Text(("maxLength", SubjectId.MaxLength))
        : type == typeof(ArticleId) ? Text()
        : type == typeof(Minute) ? Text(("format", "date-time"))
        : type == typeof(WindowLength) ? new() { [Type] = "string", [Enum] = Words(WindowLengths.All.Select(window => window.Word())) }
        : type == typeof(Labels) ? new() { [Type] = "object", ["additionalProperties"] = new JsonObject { [Type] = "string", ["maxLength"] = Labels.MaxValue } }
        : null;

    private static JsonObject Text(params ReadOnlySpan<(string Name, JsonNode Value)> more)
    {
        var text = new JsonObject { [Type] = "string" };
        foreach (var (name, value) in more)
        {
            text[name] = value;
        }

        return text;
    }

    /// <summary>Null: its type says enough. What has a standard has that for its example.</summary>
    private static string? Example(Type type, string member) =>
        type == typeof(TimeSpan) ? "1h"
        : type == typeof(TimeOnly) ? (member == "from" ? "22:00" : "06:00")
        : type == typeof(SubjectId) ? "entity:Q7747"
        : member == "zone" ? "Europe/London"
        : null;

    private static void Object(JsonObject told, JsonTypeInfo type, Action<JsonObject, JsonTypeInfo> tellMembers)
    {
        if (type.PolymorphismOptions?.TypeDiscriminatorPropertyName is { } word && told.Remove("anyOf", out var kinds))
        {
            told["oneOf"] = kinds;
            foreach (var kind in kinds!.AsArray())
            {
                (kind![Type], kind[Required]) = ("object", told[Required]!.DeepClone());
                kind[Properties]![word]![Type] = "string";
            }

            return;
        }

        tellMembers(told, type);
    }

    private static void AnsweredOf(JsonObject told, JsonTypeInfo type) =>
        Require(told, type, member => member.Get is not null && !member.IsGetNullable && Nullable.GetUnderlyingType(member.PropertyType) is null);

    private static void AskedOf(JsonObject told, JsonTypeInfo type)
    {
        Require(told, type, member => member.IsRequired);
        told["additionalProperties"] = false;
        if (type.Type == typeof(RuleTarget))
        {
            told["oneOf"] = new JsonArray(Needs("subject"), Needs("query"));
        }

        if (type.CreateObject?.Invoke() is { } standard)
        {
            foreach (var member in type.Properties.Where(member => member is { Get: not null, IsRequired: false }))
            {
                if (JsonSerializer.SerializeToNode(member.Get!(standard), member.PropertyType, AlertJson.Options) is { } value)
                {
                    var its = told[Properties]![member.Name]!.AsObject();
                    its[Default] = value;
                    if (its.ContainsKey(Examples))
                    {
                        its[Examples] = new JsonArray(value.DeepClone());
                    }
                }
            }
        }
    }

    // Of itself it also calls for what a constructor takes, which may be left out.
    private static void Require(JsonObject told, JsonTypeInfo type, Func<JsonPropertyInfo, bool> isThere)
    {
        told.Remove(Required);
        if (type.Properties.Where(isThere).Select(member => member.Name).ToList() is { Count: > 0 } required)
        {
            told[Required] = Words(required);
        }
    }

    /// <summary>What is told a second time is a reference to the first, which the document would not know.</summary>
    private static JsonNode Whole(JsonNode part, JsonNode root)
    {
        switch (part)
        {
            case JsonObject told when told["$ref"] is { } reference:
                return Whole(((string)reference!)[2..].Split('/').Aggregate(root, (at, step) => (at as JsonArray)?[int.Parse(step, CultureInfo.InvariantCulture)] ?? at[step]!).DeepClone(), root);
            case JsonObject told:
                foreach (var (name, value) in told.ToList())
                {
                    told[name] = value is null ? null : Whole(value.DeepClone(), root);
                }

                break;
            case JsonArray list:
                for (var at = 0; at < list.Count; at++)
                {
                    list[at] = list[at] is { } value ? Whole(value.DeepClone(), root) : null;
                }

                break;
        }

        return part;
    }

    private static JsonObject Needs(string name) => new() { [Required] = Words([name]) };

    private static void AllowNull(JsonObject schema)
    {
        if (schema[Type] is JsonValue type)
        {
            schema[Type] = new JsonArray(type.DeepClone(), "null");
        }

        if (schema[Enum] is JsonArray words && !words.Contains(null))
        {
            words.Add(null);
        }
    }

    private static JsonArray Without(JsonNode names, string name) => Words(names.AsArray().Select(one => (string)one!).Where(one => one != name));

    private static JsonArray Words(IEnumerable<string> words) => [.. words.Select(word => JsonValue.Create(word))];
}
