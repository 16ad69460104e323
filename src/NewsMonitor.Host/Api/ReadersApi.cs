using NewsMonitor.Host.Serving;
using NewsMonitor.Intake;
using NewsMonitor.Reading;

namespace NewsMonitor.Host.Api;

/// <summary>Which readers there are.</summary>
internal static class ReadersApi
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/readers", (ReaderShelf shelf) => new ListOf<ReaderDto>([.. Enum.GetValues<ReaderKind>().Select(kind => Of(kind, shelf))], null))
            .WithSummary("The readers, and which of them reads what arrives");

    private static ReaderDto Of(ReaderKind kind, ReaderShelf shelf) =>
        new(kind.Word(), shelf.FindVersion(kind), ReaderSetting.IsThere(kind), kind == shelf.Live);
}
