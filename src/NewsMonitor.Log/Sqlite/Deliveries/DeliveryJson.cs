using System.Text.Json.Serialization;
using NewsMonitor.Domain.Notices;

namespace NewsMonitor.Log.Sqlite;

/// <summary>The JSON of channels and notices. Never change what is written: stored ones must stay readable.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Notice))]
[JsonSerializable(typeof(DeliveryChannel))]
[JsonSerializable(typeof(ChannelTarget))]
internal sealed partial class DeliveryJson : JsonSerializerContext;
