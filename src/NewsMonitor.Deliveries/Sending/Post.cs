namespace NewsMonitor.Deliveries;

/// <summary>An HTTP request to a receiver.</summary>
/// <param name="Body">UTF-8 JSON.</param>
/// <param name="Headers">Beside the content's own.</param>
internal sealed record Post(Uri Address, byte[] Body, IReadOnlyList<(string Name, string Value)> Headers);
