using System.Globalization;
using NewsMonitor.Domain.Notices;
using NewsMonitor.Intake;

namespace NewsMonitor.Deliveries;

/// <summary>Words of a notice as every format takes them: clean, on one line, bounded. Titles are written by strangers.</summary>
internal static class PlainText
{
    /// <summary>Alerts told in a message for people; the rest is counted.</summary>
    public const int MaxAlerts = 10;

    /// <summary>Articles told of each alert.</summary>
    public const int MaxArticles = 5;

    /// <param name="most">Characters, the closing ellipsis included.</param>
    public static string Line(string? text, int most)
    {
        var line = CleanText.Line(text);
        if (line.Length <= most)
        {
            return line;
        }

        var end = char.IsHighSurrogate(line[most - 2]) ? most - 2 : most - 1;
        return line[..end].TrimEnd() + "…";
    }

    /// <summary>An address that is safe in every format: http or https, without white space, quotes, brackets or bars; null: there is none.</summary>
    public static string? Link(string? address)
    {
        if (address is null || address.Length > 2_000 || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0)
        {
            return null;
        }

        return uri.AbsoluteUri.Replace("|", "%7C", StringComparison.Ordinal).Replace("(", "%28", StringComparison.Ordinal)
            .Replace(")", "%29", StringComparison.Ordinal).Replace("'", "%27", StringComparison.Ordinal).Replace("*", "%2A", StringComparison.Ordinal);
    }

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Word(NoticeSeverity severity) => severity switch
    {
        NoticeSeverity.Info => "info",
        NoticeSeverity.Warning => "warning",
        NoticeSeverity.Critical => "critical",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "not a severity"),
    };

    public static string Word(NoticeKind kind) => kind switch
    {
        NoticeKind.Firing => "firing",
        NoticeKind.Resolved => "resolved",
        NoticeKind.Digest => "digest",
        NoticeKind.Test => "test",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of notice"),
    };

    /// <summary>What the message is, in a few words: its rule and time.</summary>
    public static string Foot(Notice notice)
    {
        var time = Time(notice.At);
        var rule = Line(notice.RuleName, 200);
        return rule.Length > 0 ? $"Rule: {rule}. {time}" : time;
    }

    /// <summary>Alerts for people: those of which something is new, or all where nothing is; at most <see cref="MaxAlerts"/>.</summary>
    public static IEnumerable<NoticeAlert> Told(Notice notice) => News(notice).Take(MaxAlerts);

    /// <summary>What of the alerts for people is left out; null: nothing.</summary>
    public static string? Rest(Notice notice) => Rest(notice, Told(notice).Count());

    /// <param name="told">Alerts that have room.</param>
    public static string? Rest(Notice notice, int told) =>
        News(notice).Count() + (HasNews(notice) ? notice.MoreNews : notice.More) - told is > 0 and var more ? $"and {more} more" : null;

    /// <summary>Title of an alert, with "over" in front where it has ended.</summary>
    public static string Title(NoticeAlert alert, int most) => Line(alert.EndedAt is null ? alert.Title : "Over: " + alert.Title, most);

    /// <summary>Source and time of an article.</summary>
    public static string Origin(NoticeArticle article) => $"{Line(article.Source, 100)}, {Time(article.At)}";

    private static IEnumerable<NoticeAlert> News(Notice notice) => HasNews(notice) ? notice.Alerts.Where(alert => alert.Step > 0) : notice.Alerts;

    private static bool HasNews(Notice notice) => notice.Alerts.Any(alert => alert.Step > 0);
}
