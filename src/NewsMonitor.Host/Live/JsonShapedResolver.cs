using System.Collections.Concurrent;
using System.Text.Json;
using MessagePack;
using MessagePack.Formatters;

namespace NewsMonitor.Host.Live;

/// <summary>
/// MessagePack in exactly the shape of the JSON protocol (camelCase names, times as text): one contract, two encodings. Goes by way
/// of JSON, which costs the server a second encoding for the few connections that ask for MessagePack.
/// </summary>
internal sealed class JsonShapedResolver(JsonSerializerOptions json) : IFormatterResolver
{
    /// <summary>For the hub's MessagePack protocol. Untrusted: a hostile message must not cost more than its bytes.</summary>
    public static MessagePackSerializerOptions Options { get; } = MessagePackSerializerOptions.Standard
        .WithResolver(new JsonShapedResolver(new(JsonSerializerDefaults.Web)))
        .WithSecurity(MessagePackSecurity.UntrustedData);

    private readonly ConcurrentDictionary<Type, object?> _formatters = new();

    public IMessagePackFormatter<T>? GetFormatter<T>() => (IMessagePackFormatter<T>?)_formatters.GetOrAdd(typeof(T), _ => new JsonShaped<T>(json));

    private sealed class JsonShaped<T>(JsonSerializerOptions json) : IMessagePackFormatter<T>
    {
        public void Serialize(ref MessagePackWriter writer, T value, MessagePackSerializerOptions options) =>
            writer.WriteRaw(MessagePackSerializer.ConvertFromJson(JsonSerializer.Serialize<object?>(value, json), cancellationToken: writer.CancellationToken));

        public T Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
        {
            var start = reader.Position;
            reader.Skip();
            var text = MessagePackSerializer.ConvertToJson(reader.Sequence.Slice(start, reader.Position), cancellationToken: reader.CancellationToken);
            return JsonSerializer.Deserialize<T>(text, json)!;
        }
    }
}
