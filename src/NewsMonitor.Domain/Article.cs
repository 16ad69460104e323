using System.Security.Cryptography;
using System.Text;

namespace NewsMonitor.Domain;

/// <summary>
/// One state of an article's content, validated and normalised at the door: plain text, no markup, no control characters but the line feed.
/// <see cref="Body"/> separates paragraphs by one line feed. <see cref="PublishedAt"/> is kept as the source wrote it, suspect or not.
/// </summary>
public sealed record Article(
    ArticleKey Key,
    string Title,
    string Body,
    string? Url = null,
    DateTimeOffset? PublishedAt = null,
    DateTimeOffset? UpdatedAt = null,
    string? Language = null,
    string? Section = null,
    string? Byline = null)
{
    public const int MaxTitle = 1_000;
    public const int MaxBody = 1_000_000;
    public const int MaxField = 500;
    public const int MaxUrl = 2_048;

    /// <summary>
    /// Equal for equal content: title, body, url, language, section, byline. Times are left out: a source that only touches its time stamps
    /// has not written a new version. 16 bytes.
    /// </summary>
    public byte[] ContentHash() =>
        StableHash.Of(string.Join('\u001f', Title, Body, Url, Language, Section, Byline));

    /// <summary>
    /// Equal for equal read text, whatever its case, spacing and punctuation: what makes a copy. Letters and digits of title and body only.
    /// A body that begins with its own title counts it once. 16 bytes.
    /// </summary>
    public byte[] TextHash()
    {
        var text = Body.StartsWith(Title, StringComparison.Ordinal) ? Body : Title + "\n" + Body;
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(folded.ToString()))[..16];
    }
}

/// <summary>Which way in an article took. The numbers are stored in the log.</summary>
public enum Way
{
    Push = 0,
    Feed = 1,
    /// <summary>A file of past articles: keeps its dates, fires no alert.</summary>
    Import = 2,
    Paste = 3,
    /// <summary>The bundled, invented sample feed.</summary>
    Sample = 4,
    /// <summary>Not a way in: a text of the log was read again. Makes no version, fires no alert.</summary>
    Reread = 5,
}
