using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace NewsMonitor.Intake;

/// <summary>When a page says it was published, in the ways that news sites say it. The date's own text is read, in no zone of this machine.</summary>
internal static partial class PageDates
{
    // In the order of trust.
    private static readonly FrozenDictionary<string, int> Names = new[]
    {
        "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "rnews:datepublished", "parsely-pub-date", "sailthru.date", "pubdate",
        "publishdate", "publish-date", "publication_date", "article.published", "dcterms.issued", "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "date",
    }.Select((name, rank) => KeyValuePair.Create(name, rank)).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static DateTimeOffset? Published(string html)
    {
        (int Rank, DateTimeOffset Date)? best = null;
        var markup = new MarkupReader(html);
        while (markup.Read())
        {
            if (markup.Kind != MarkupKind.Start)
            {
                continue;
            }

            if (markup.Name.Equals("script", StringComparison.OrdinalIgnoreCase) || markup.Name.Equals("style", StringComparison.OrdinalIgnoreCase))
            {
                markup.SkipRaw(markup.Name);
            }
            else if (Value(markup, "content") is { } content && (Value(markup, "property") ?? Value(markup, "name") ?? Value(markup, "itemprop")) is { } name
                && Names.TryGetValue(name, out var rank) && (best is null || rank < best.Value.Rank) && NewsDate.Parse(content) is { } date)
            {
                best = (rank, date);
            }
        }

        return best is (0, var surest) ? surest
            : LinkedData().Match(html) is { Success: true } m && NewsDate.Parse(m.Groups[1].Value) is { } linked ? linked
            : best?.Date;
    }

    private static string? Value(MarkupReader markup, string name)
    {
        foreach (var (attribute, value) in markup.Attributes)
        {
            if (attribute.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    [GeneratedRegex("\"datePublished\"\\s{0,9}:\\s{0,9}\"([^\"]{4,40})\"", RegexOptions.CultureInvariant)]
    private static partial Regex LinkedData();
}
