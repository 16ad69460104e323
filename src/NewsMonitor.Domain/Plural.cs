using System.Globalization;

namespace NewsMonitor.Domain;

/// <summary>So many of a thing, as people say it.</summary>
public static class Plural
{
    /// <summary>"1 article", "2,000 articles".</summary>
    /// <param name="one">A word whose plural ends in s.</param>
    public static string Of(long count, string one) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {one}{(count == 1 ? "" : "s")}");
}
