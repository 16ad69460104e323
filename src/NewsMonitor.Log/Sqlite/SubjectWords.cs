using System.Text;
using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>The folded words of a name or of what someone types to find one.</summary>
internal static class SubjectWords
{
    /// <summary>Distinct; none where the text has no letter or digit.</summary>
    public static IReadOnlyList<string> Of(string text) =>
        text.EnumerateRunes().Any(Rune.IsLetterOrDigit) ? [.. Slug.Of(text).Split('-').Distinct()] : [];
}
