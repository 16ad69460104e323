using System.ComponentModel.DataAnnotations;

namespace NewsMonitor.Intake;

/// <summary>How the product behaves towards other people's servers.</summary>
public sealed class FetchOptions
{
    /// <summary>Whole time of one fetch, its redirects included. 1 s … 5 min; default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time between the end of one request to a host and the next to it. 0 … 1 min; default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan HostGap { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How we introduce ourselves.</summary>
    [Required]
    public string UserAgent { get; init; } = "NewsMonitor/0.1 (feed reader)";

    /// <summary>Pages fetched at most in one poll of a feed that brings teasers; the rest follows with the next. 0 … 100; default 10.</summary>
    [Range(0, 100)]
    public int PagesPerPoll { get; init; } = 10;

    /// <summary>Time given to these pages. Default 15 s.</summary>
    public TimeSpan PagesWithin { get; init; } = TimeSpan.FromSeconds(15);
}
