using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>The JSON of stored versions. Never change what is written: old logs must stay readable.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(SubjectIdJson), typeof(TextSpanJson)])]
[JsonSerializable(typeof(StoredText))]
[JsonSerializable(typeof(Findings))]
[JsonSerializable(typeof(StoredReader))]
[JsonSerializable(typeof(StoredFound))]
[JsonSerializable(typeof(FeedSource))]
internal sealed partial class StoredJson : JsonSerializerContext;

/// <summary>Findings of which only the reader is wanted.</summary>
internal sealed record StoredReader(string Reader);

/// <summary>Findings of which only who and what was found is wanted.</summary>
internal sealed record StoredFound(string Language, ImmutableArray<StoredName> Entities, ImmutableArray<StoredName> Topics);

internal sealed record StoredName(SubjectId Subject, string Name);

internal sealed class SubjectIdJson : JsonConverter<SubjectId>
{
    public override SubjectId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, SubjectId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

/// <summary>Spans are most of the findings: <c>[field,start,length]</c> is a quarter of an object with names.</summary>
internal sealed class TextSpanJson : JsonConverter<TextSpan>
{
    public override TextSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var span = new TextSpan((TextField)Number(ref reader), Number(ref reader), Number(ref reader));
        return reader.Read() && reader.TokenType is JsonTokenType.EndArray ? span : throw new JsonException("A span has three numbers.");
    }

    public override void Write(Utf8JsonWriter writer, TextSpan value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue((int)value.Field);
        writer.WriteNumberValue(value.Start);
        writer.WriteNumberValue(value.Length);
        writer.WriteEndArray();
    }

    private static int Number(ref Utf8JsonReader reader) => reader.Read() ? reader.GetInt32() : throw new JsonException("A span has three numbers.");
}
