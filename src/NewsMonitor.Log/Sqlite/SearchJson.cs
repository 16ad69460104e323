using System.Text.Json.Serialization;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Lists that go into a statement as one parameter.</summary>
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class SearchJson : JsonSerializerContext;
