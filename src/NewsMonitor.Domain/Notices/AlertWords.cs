using System.Globalization;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Domain.Notices;

/// <summary>What an alert is about, and the numbers behind it, as a person would say it.</summary>
internal static class AlertWords
{
    public static string Title(ToldAlert alert, string what, NoticeNames names) => alert.Labels[LabelNames.Kind] switch
    {
        "burst" => alert.Evidence.Usual is { } usual
            ? $"{what}: {Articles(alert)}, usually {Number(usual)}"
            : $"{what}: {Articles(alert)}, far more than usual",
        "sentiment" => $"{what}: spoken of {Change(alert.Evidence) switch { < 0 => "worse", > 0 => "better", _ => "otherwise" }} than before",
        "company" => $"{Company(alert, names)} is named beside {what}, which is new",
        "silence" => $"{what}: nothing for {Lasting(alert.Evidence.Value)}",
        _ => alert.Evidence.Shown is [.., var first] ? $"{what}: {first.Title}" : $"{what}: {Articles(alert)}",
    };

    public static string Text(ToldAlert alert)
    {
        var evidence = alert.Evidence;
        return alert.Labels[LabelNames.Kind] switch
        {
            "burst" when evidence.Value is null => $"What is usual is not known now. {Sources(alert)}.",
            "burst" => evidence.Measure == "ratio"
                ? $"{Number(evidence.Value)} times the usual, told from {Number(evidence.Threshold)} on. {Sources(alert)}."
                : $"Surprise {Number(evidence.Value)}, told from {Number(evidence.Threshold)} on. {Sources(alert)}.",
            "sentiment" => Change(evidence) is { } change
                ? $"Net sentiment changed by {Signed(change)} from {Signed(evidence.Usual)}, in {Articles(alert)} of {Sources(alert)}."
                : $"{Articles(alert)} of {Sources(alert)}: too few to say how it is spoken of.",
            "silence" => "",
            _ => evidence switch
            {
                { Articles: 0 } => "None of its articles counts any more.",
                { Sources: > 0 } => $"{Articles(alert)} from {Sources(alert)}.",
                { Articles: 1 } => "1 article, a copy of what came before.",
                _ => $"{Articles(alert)}, all copies of what came before.",
            },
        };
    }

    /// <summary>Net sentiment now less what it was. Null: too few articles.</summary>
    private static double? Change(AlertEvidence evidence) => evidence switch
    {
        { Net: { } now, Usual: { } before } => now - before,

        // Kept before the net was: the value has no sign of its own, but the range that it is in lies below or above.
        { Value: { } value, Usual: { } before, UsualLow: { } low, UsualHigh: { } high } => Math.CopySign(value, (low + high) / 2 - before),
        _ => null,
    };

    private static string Company(ToldAlert alert, NoticeNames names) =>
        SubjectId.TryParse(alert.Labels[LabelNames.Company], out var company) ? names.Subject(company) : "Somebody";

    private static string Articles(ToldAlert alert) => Plural.Of(alert.Evidence.Articles, "article");

    private static string Sources(ToldAlert alert) => Plural.Of(alert.Evidence.Sources, "independent source");

    private static string Lasting(double? minutes) => minutes is { } known ? Durations.Word(TimeSpan.FromMinutes(Math.Floor(known))) : "a long time";

    private static string Number(double? value) => (value ?? 0).ToString("#,0.#", CultureInfo.InvariantCulture);

    private static string Signed(double? value) => (value ?? 0).ToString("+0.00;−0.00;0.00", CultureInfo.InvariantCulture);
}
