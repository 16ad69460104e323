using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsMonitor.Domain.Alerts;

/// <summary>How rules, states, messages and ledger entries are written: camelCase, words for kinds, <c>5m</c> for lengths of time. What is written is read back equal.</summary>
public static class AlertJson
{
    private const string MinuteForm = "yyyy-MM-dd'T'HH:mm'Z'";

    public static JsonSerializerOptions Options { get; } = Make();

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <exception cref="JsonException">It is not the JSON of such a thing.</exception>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("null is not a value");

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            AllowOutOfOrderMetadataProperties = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = false,
            NumberHandling = JsonNumberHandling.Strict,
        };
        options.Converters.Add(new TextConverter<TimeSpan>(Durations.Word, Durations.TryParse));
        options.Converters.Add(new TextConverter<TimeOnly>(time => time.ToString("HH:mm", CultureInfo.InvariantCulture), (string text, out TimeOnly time) => TimeOnly.TryParseExact(text, "HH:mm", out time)));
        options.Converters.Add(new TextConverter<Minute>(minute => minute.ToString(), TryParseMinute));
        options.Converters.Add(new TextConverter<SubjectId>(id => id.Value, SubjectId.TryParse));
        options.Converters.Add(new TextConverter<ArticleId>(id => id.Value, (string text, out ArticleId id) => (id = new(text)).Value.Length is > 0 and <= 64));
        options.Converters.Add(new TextConverter<WindowLength>(WindowLengths.Word, WindowLengths.TryParse));
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static bool TryParseMinute(string text, out Minute minute)
    {
        var parsed = DateTimeOffset.TryParseExact(text, MinuteForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at);
        minute = parsed ? Minute.Of(at) : default;
        return parsed;
    }

    private delegate bool TryParse<T>(string text, out T value);

    private sealed class TextConverter<T>(Func<T, string> word, TryParse<T> parse) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String && reader.GetString() is { } text && parse(text, out var value)
                ? value
                : throw new JsonException($"Not a {typeof(T).Name}");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(word(value));

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            parse(reader.GetString()!, out var value) ? value : throw new JsonException($"Not a {typeof(T).Name}");

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(word(value));
    }
}
