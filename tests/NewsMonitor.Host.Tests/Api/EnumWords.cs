using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsMonitor.Host.Tests.Api;

/// <summary>The values of an enum as the JSON of rules writes them.</summary>
internal static class EnumWords
{
    public static IEnumerable<string> Of(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(
        field => field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(field.Name));
}
