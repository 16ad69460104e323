using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NewsMonitor.Intake;

/// <summary>One JSON value, parsed by itself.</summary>
internal static class ArticleBytes
{
    /// <summary>Bytes of one line or element at most: 4 MiB.</summary>
    public const int Limit = 4 * 1024 * 1024;

    public static Pushed Parse(ReadOnlySequence<byte> json, long number) =>
        TryParse(json, ArticleJson.Default.ArticleInput, out var input, out var reason) ? new Pushed.One(number, input) : new Pushed.Bad(number, reason);

    public static Pushed TooLong(long number) => new Pushed.Bad(number, "longer than 4 MiB");

    public static bool TryParse<T>(ReadOnlySequence<byte> json, JsonTypeInfo<T> type, out T value, out string reason)
        where T : class
    {
        (value, reason) = (null!, "");
        try
        {
            var reader = new Utf8JsonReader(json);
            if (JsonSerializer.Deserialize(ref reader, type) is not { } parsed)
            {
                reason = "an object was expected, not null";
                return false;
            }

            if (reader.Read())
            {
                reason = "more than one value";
                return false;
            }

            value = parsed;
            return true;
        }
        catch (JsonException error)
        {
            reason = Words(error);
            return false;
        }
    }

    public static string Words(JsonException error) =>
        error.InnerException is null && error.Path is { Length: > 1 } path
            ? $"{path.TrimStart('$', '.')} has a value of the wrong kind"
            : error.Path == "$" && error.InnerException is null ? "an object was expected"
            : string.Create(CultureInfo.InvariantCulture, $"not JSON at byte {(error.BytePositionInLine ?? 0) + 1}");
}
