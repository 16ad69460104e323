using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsMonitor.Log;

/// <summary>A text that must not be seen: written into a log line or an exception, it is three dots.</summary>
[JsonConverter(typeof(SecretJson))]
public readonly record struct Secret(string Value)
{
    public override string ToString() => "…";
}

internal sealed class SecretJson : JsonConverter<Secret>
{
    public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
