using Orleans.Concurrency;

namespace NewsMonitor.Grains.Contracts;

/// <summary>Leads the rules and alerts of a timeline; key: "live". What is said in JSON is so in the form of <see cref="Domain.Alerts.AlertJson"/>.</summary>
[Alias("alerts-grain")]
public interface IAlertsGrain : IGrainWithStringKey
{
    /// <summary>Takes what is new in the log and lets time pass until now.</summary>
    [Alias("tick"), ResponseTimeout("00:10:00")]
    Task TickAsync();

    /// <summary>A person did something: a <see cref="Domain.Alerts.LifeEvent"/>. Answered once it is kept. False: what it is about is not there.</summary>
    [Alias("happen"), ResponseTimeout("00:10:00")]
    Task<bool> HappenAsync(string happened);

    /// <summary>Before a rule is made or changed: reads the past that it begins with while all others go on. Rules begin without it too, and hold others up then.</summary>
    [Alias("prepare"), AlwaysInterleave, ResponseTimeout("00:10:00")]
    Task PrepareAsync(string rule);

    /// <summary>The alerts that fire; null: nothing changed since the number.</summary>
    [Alias("firing"), AlwaysInterleave]
    Task<FiringAlerts?> GetFiringAsync(long known);

    [Alias("mutes"), AlwaysInterleave]
    Task<AlertMutes> GetMutesAsync();
}

/// <param name="Number">Grows with each change, also over a restart.</param>
/// <param name="Position">Of the log, up to which rules have seen all.</param>
/// <param name="Total">Of all that fire.</param>
/// <param name="Rows">JSON: an array of <see cref="Alerts.AlertRow"/>, newest first, at most 200.</param>
/// <param name="Unseen">Of all that fire, those that nobody has opened.</param>
[GenerateSerializer, Immutable, Alias("firing-alerts")]
public sealed record FiringAlerts(
    [property: Id(0)] long Number,
    [property: Id(1)] DateTimeOffset Clock,
    [property: Id(2)] long Position,
    [property: Id(3)] int Total,
    [property: Id(4)] string Rows,
    [property: Id(5)] int Unseen);

/// <param name="Silences">JSON: an array of <see cref="Domain.Alerts.Silence"/>.</param>
/// <param name="Inhibitions">JSON: an array of <see cref="Domain.Alerts.Inhibition"/>.</param>
[GenerateSerializer, Immutable, Alias("alert-mutes")]
public sealed record AlertMutes([property: Id(0)] string Silences, [property: Id(1)] string Inhibitions);
