using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsMonitor.Host.Api;

/// <summary>How many times faster than the clock on the wall a replay goes: in JSON a number, or <c>"max"</c>.</summary>
/// <param name="Times">Null: as fast as the machine can.</param>
[JsonConverter(typeof(Converter))]
public readonly record struct SpeedDto(double? Times)
{
    public const string Max = "max";

    private sealed class Converter : JsonConverter<SpeedDto>
    {
        public override SpeedDto Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.Number => new(reader.GetDouble()),
            JsonTokenType.String when reader.ValueTextEquals(Max) => new(null),
            _ => throw new JsonException("speed is neither a number nor \"max\"."),
        };

        public override void Write(Utf8JsonWriter writer, SpeedDto value, JsonSerializerOptions options)
        {
            if (value.Times is { } times)
            {
                writer.WriteNumberValue(times);
            }
            else
            {
                writer.WriteStringValue(Max);
            }
        }
    }
}
