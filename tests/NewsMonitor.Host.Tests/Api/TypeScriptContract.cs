using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Grains.Alerts;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Host.Alerts;
using NewsMonitor.Host.Api;
using NewsMonitor.Host.Channels;
using NewsMonitor.Host.Push;
using NewsMonitor.Host.Topics;

namespace NewsMonitor.Host.Tests.Api;

/// <summary>The API's records as TypeScript types: what the dashboard compiles against is written from the C# records themselves.</summary>
internal static class TypeScriptContract
{
    private static readonly Type[] Roots =
    [
        typeof(StatusDto), typeof(SubjectDto), typeof(SeriesDto), typeof(RelatedDto), typeof(SubjectSourceDto), typeof(ArticleDto),
        typeof(ArticleDetailDto), typeof(FindingsDto), typeof(PushResult), typeof(PasteRequest), typeof(SourceDto), typeof(AddSourceDto), typeof(ChangeSourceDto),
        typeof(FeedPreviewDto), typeof(OpmlResultDto), typeof(PublicFeedDto), typeof(ViewDto), typeof(WatchDto), typeof(ChangedDto),
        typeof(BoardStateDto), typeof(TickerStateDto), typeof(QueryStateDto), typeof(Picture), typeof(Board), typeof(AnalyzeRequest),
        typeof(ReaderDto), typeof(RereadDto), typeof(RereadRequest), typeof(OwnNamesDto), typeof(NamesResultDto), typeof(NamesProblemDto), typeof(MeaningDto),
        typeof(ReplayDto), typeof(ReplayBurstDto), typeof(ReplayFirstDto), typeof(ReplayRequestDto), typeof(ChangeReplayDto), typeof(QueryCheckRequest), typeof(QueryCheckDto),
        typeof(ChannelDto), typeof(ChannelRequest), typeof(ChannelTestDto), typeof(DeliveryDto), typeof(DeliveryDetailDto), typeof(RetryRequest), typeof(RetryResultDto),
        typeof(FeedAddressDto), typeof(FeedAddressRequest),
        typeof(AlertsStateDto), typeof(AlertDto), typeof(AlertCountsDto), typeof(HandlingForm), typeof(Silence), typeof(SilenceForm), typeof(SilencePreviewForm),
        typeof(SilencePreviewDto), typeof(Inhibition), typeof(InhibitionForm),
        typeof(Rule), typeof(RuleState), typeof(BacktestDto),
        typeof(CustomTopicDto), typeof(AddTopicDto), typeof(ChangeTopicDto), typeof(TopicPreviewRequestDto), typeof(TopicPreviewDto),
    ];

    private const int LineWidth = 120;

    private static readonly HashSet<Type> AsText =
    [
        typeof(string), typeof(DateTimeOffset), typeof(TimeSpan), typeof(TimeOnly), typeof(Minute), typeof(SubjectId), typeof(ArticleId),
    ];

    public static string Write()
    {
        var written = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var root in Roots)
        {
            Add(root, written);
        }

        // A rule is answered with its state beside its own members.
        written.Add("RuleDto", "export type RuleDto = Rule & RuleState;\n");
        var text = new StringBuilder();
        text.Append("// Written from the C# records of the API by the test TypeScriptContractTests. Do not edit.\n\n");
        text.Append("export interface ListOf<T> {\n  items: T[];\n  next: string | null;\n}\n");
        foreach (var type in written.Values)
        {
            text.Append('\n').Append(type);
        }

        return text.ToString();
    }

    private static void Add(Type type, SortedDictionary<string, string> written)
    {
        if (!written.TryAdd(Name(type), ""))
        {
            return;
        }

        if (type.IsEnum)
        {
            written[Name(type)] = Union(type, EnumWords.Of(type).Select(word => $"'{word}'"));
            return;
        }

        if (type.GetCustomAttribute<JsonPolymorphicAttribute>() is { TypeDiscriminatorPropertyName: { } word })
        {
            written[Name(type)] = Union(type, type.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(known => $"({{ {word}: '{known.TypeDiscriminator}' }} & {Word(known.DerivedType, written)})"));
            return;
        }

        var nullability = new NullabilityInfoContext();
        var text = new StringBuilder($"export interface {Name(type)} {{\n");
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsWritten))
        {
            // What a caller sends may leave out what is null; what we answer always has every member, but for the few that say so.
            var isNull = nullability.Create(property).WriteState == NullabilityState.Nullable || nullability.Create(property).ReadState == NullabilityState.Nullable;
            var optional = isNull && (IsRequest(type) || LeavesOutNulls(type) || property.GetCustomAttribute<JsonIgnoreAttribute>() is not null);
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            text.Append("  ").Append(name).Append(optional ? "?: " : ": ").Append(Word(Told(property), written)).Append(isNull ? " | null" : "").Append(";\n");
        }

        written[Name(type)] = text.Append("}\n").ToString();
    }

    /// <summary>As the dashboard's formatter lays it out: a line each where one line is too long.</summary>
    private static string Union(Type type, IEnumerable<string> cases)
    {
        var all = cases.ToList();
        var line = $"export type {Name(type)} = {string.Join(" | ", all)};\n";
        return line.Length <= LineWidth + 1 ? line : $"export type {Name(type)} ={string.Concat(all.Select(one => "\n  | " + one))};\n";
    }

    private static bool IsWritten(PropertyInfo property) =>
        property.Name != "EqualityContract" && property.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition is not JsonIgnoreCondition.Always;

    /// <summary>A type within another goes by both names.</summary>
    private static string Name(Type type) => (type.DeclaringType is { } outer ? Name(outer) : "") + type.Name;

    /// <summary>What is written by the JSON of rules: lengths of time as text, words for kinds, and nothing where a value is null.</summary>
    private static bool LeavesOutNulls(Type type) => type.Namespace is "NewsMonitor.Domain.Alerts" or "NewsMonitor.Grains.Alerts" or "NewsMonitor.Host.Alerts";

    /// <summary>A state of the hub carries its alerts as JSON that is written already.</summary>
    private static Type Told(PropertyInfo property) =>
        (property.DeclaringType, property.Name) == (typeof(AlertsStateDto), nameof(AlertsStateDto.Alerts)) ? typeof(AlertRow[]) : property.PropertyType;

    private static bool IsRequest(Type type) =>
        type == typeof(AddSourceDto) || type == typeof(ChangeSourceDto) || type == typeof(ViewDto) || type == typeof(AnalyzeRequest) || type == typeof(RereadRequest)
        || type == typeof(PasteRequest) || type == typeof(CorrectionsDto) || type == typeof(EntityCorrectionDto) || type == typeof(SentimentCorrectionDto)
        || type == typeof(ReplayRequestDto) || type == typeof(ChangeReplayDto) || type == typeof(QueryCheckRequest)
        || type == typeof(ChannelRequest) || type == typeof(MailServerRequest) || type == typeof(RetryRequest) || type == typeof(FeedAddressRequest)
        || type == typeof(HandlingForm) || type == typeof(SilenceForm) || type == typeof(SilencePreviewForm) || type == typeof(InhibitionForm)
        || type == typeof(AddTopicDto) || type == typeof(ChangeTopicDto) || type == typeof(TopicPreviewRequestDto);

    private static string Word(Type type, SortedDictionary<string, string> written)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (AsText.Contains(type))
        {
            return "string";
        }

        if (type == typeof(WindowLength))
        {
            return string.Join(" | ", WindowLengths.All.Select(window => $"'{window.Word()}'"));
        }

        if (type == typeof(Labels))
        {
            return "Record<string, string>";
        }

        if (type.IsArray)
        {
            return Word(type.GetElementType()!, written) + "[]";
        }

        if (type == typeof(bool))
        {
            return "boolean";
        }

        if (type == typeof(SpeedDto))
        {
            return $"number | '{SpeedDto.Max}'";
        }

        if (type.IsPrimitive)
        {
            return "number";
        }

        if (type == typeof(object))
        {
            return "unknown";
        }

        if (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ImmutableDictionary<,>) || type.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>)))
        {
            return $"Record<string, {Word(type.GetGenericArguments()[1], written)}>";
        }

        if (type.IsGenericType)
        {
            return Word(type.GetGenericArguments()[0], written) + "[]";
        }

        Add(type, written);
        return Name(type);
    }
}
