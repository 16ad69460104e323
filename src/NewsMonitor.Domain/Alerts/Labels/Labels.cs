using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsMonitor.Domain.Alerts;

/// <summary>Names and values that an alert carries: what it is known, grouped and matched by. Equal by content; in order of the names.</summary>
[JsonConverter(typeof(LabelsConverter))]
public sealed class Labels : IEquatable<Labels>
{
    public const int MaxName = 64;
    public const int MaxValue = 300;

    private readonly ImmutableSortedDictionary<string, string> _values;

    private Labels(ImmutableSortedDictionary<string, string> values) => _values = values;

    public static Labels None { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    public IReadOnlyCollection<KeyValuePair<string, string>> All => _values;

    /// <summary>The value; empty where there is none, which is the same.</summary>
    public string this[string name] => _values.GetValueOrDefault(name, "");

    /// <summary>These with one more or another value; an empty value takes the name out.</summary>
    public Labels With(string name, string value) => new(value.Length == 0 ? _values.Remove(name) : _values.SetItem(name, value));

    public Labels With(Labels others) => others._values.Aggregate(this, (labels, label) => labels.With(label.Key, label.Value));

    /// <summary>Those of the names that are there.</summary>
    public Labels Only(IEnumerable<string> names) => names.Aggregate(None, (labels, name) => labels.With(name, this[name]));

    /// <summary>One text for equal labels and no others.</summary>
    public string Key()
    {
        var key = new StringBuilder();
        foreach (var (name, value) in _values)
        {
            key.Append(key.Length > 0 ? "," : "").Append(name).Append('=').Append(JsonEncodedText.Encode(value));
        }

        return key.ToString();
    }

    /// <summary>A letter or underscore, then letters, digits and underscores, all ASCII; at most 64.</summary>
    public static bool IsName(string? name) =>
        name is { Length: > 0 and <= MaxName } && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    public bool Equals(Labels? other) => other is not null && _values.SequenceEqual(other._values);

    public override bool Equals(object? obj) => Equals(obj as Labels);

    public override int GetHashCode() => _values.Aggregate(0, (hash, label) => HashCode.Combine(hash, label.Key, label.Value));

    public override string ToString() => "{" + Key() + "}";
}

internal sealed class LabelsConverter : JsonConverter<Labels>
{
    public override Labels Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (JsonSerializer.Deserialize<Dictionary<string, string?>>(ref reader, options) ?? [])
            .Aggregate(Labels.None, (labels, label) => labels.With(label.Key, label.Value ?? throw new JsonException($"The label '{label.Key}' has no text")));

    public override void Write(Utf8JsonWriter writer, Labels value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, text) in value.All)
        {
            writer.WriteString(name, text);
        }

        writer.WriteEndObject();
    }
}
