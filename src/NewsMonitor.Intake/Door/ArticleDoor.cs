using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NewsMonitor.Domain;

namespace NewsMonitor.Intake;

/// <summary>
/// Where every article comes in: bounded, made plain, identified. What leaves here cannot be wrong in form. Pure: the same input is the same
/// article. Over a bound that costs content is a rejection; what can be left out is left out with a note.
/// </summary>
public static partial class ArticleDoor
{
    private const int MaxHtml = 8_000_000;

    /// <summary>Nobody recorded anything before, and some formats cannot hold it.</summary>
    private static readonly DateTimeOffset EarliestArrival = new(1700, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="now">What a recorded arrival may not be later than.</param>
    public static Admission Admit(ArticleInput input, Way way, DateTimeOffset now)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        var url = WebAddress.Normalise(input.Url);
        if (url is null && !string.IsNullOrWhiteSpace(input.Url))
        {
            notes.Add("url is not an http or https address and was left out");
        }

        var source = CleanText.Line(input.Source);
        var id = CleanText.Line(input.Id);
        if (id.Length == 0 && url is null)
        {
            return Reject(source, id, "neither id nor url: nothing identifies the article");
        }

        id = id.Length > 0 ? id : url!.Length <= Article.MaxField ? url : StableHash.Short(url);
        source = source.Length > 0 ? source : url is null ? "" : new Uri(url).IdnHost;
        if (source.Length == 0)
        {
            return Reject(source, id, "neither source nor url: nobody to count the article for");
        }

        if (source.Length > Article.MaxField || id.Length > Article.MaxField)
        {
            var (name, length) = source.Length > Article.MaxField ? ("source", source.Length) : ("id", id.Length);
            return Reject(source, id, TooLong(name, length, Article.MaxField));
        }

        var arrivedAt = Arrival(input.ArrivedAt, way, now, notes);
        if (input.Withdrawn)
        {
            return new Admission.Withdrawal(new(source, id), arrivedAt, notes.ToImmutable());
        }

        if (input.BodyHtml is { Length: > MaxHtml } html)
        {
            return Reject(source, id, TooLong("bodyHtml", html.Length, MaxHtml));
        }

        var (title, body) = (Plain(input, input.Title, "title", HtmlText.Line, CleanText.Line, notes), Body(input, notes));
        if (title.Length == 0 && body.Length == 0)
        {
            return Reject(source, id, "neither title nor body: nothing to read");
        }

        if (title.Length > Article.MaxTitle || body.Length > Article.MaxBody)
        {
            return Reject(source, id, title.Length > Article.MaxTitle
                ? TooLong("title", title.Length, Article.MaxTitle) : TooLong("body", body.Length, Article.MaxBody));
        }

        var article = new Article(
            new(source, id), title.Length > 0 ? title : FirstSentence.Of(body), body, url,
            Date(input.PublishedAt, "publishedAt", notes), Date(input.UpdatedAt, "updatedAt", notes), Language(input.Language, notes),
            Field(input.Section, "section", notes), Field(input.Byline, "byline", notes));
        return new Admission.Text(article, arrivedAt, notes.ToImmutable(), IsDoubted(input, way, notes));
    }

    /// <summary>Whether a text that should be plain holds tags that nobody writes by chance.</summary>
    public static bool LooksLikeHtml(string text) => HtmlTag().IsMatch(text);

    private static Admission.Rejected Reject(string source, string id, string reason) => new(Shown(source), Shown(id), reason);

    // The answer names what it is about, and is not a way to have megabytes sent back.
    private static string? Shown(string text) => text.Length == 0 ? null : text.Length <= Article.MaxField ? text : Cut(text, Article.MaxField);

    private static string Cut(string text, int length) => char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];

    private static string TooLong(string field, int length, int limit) =>
        string.Create(CultureInfo.InvariantCulture, $"{field} has {length:N0} characters; the limit is {limit:N0}");

    private static string Body(ArticleInput input, ImmutableArray<string>.Builder notes) =>
        string.IsNullOrWhiteSpace(input.Body)
            ? HtmlText.Paragraphs(input.BodyHtml)
            : Plain(input, input.Body, "body", HtmlText.Paragraphs, CleanText.Paragraphs, notes);

    private static string Plain(
        ArticleInput input, string? text, string field, Func<string?, string> fromHtml, Func<string?, string> fromText, ImmutableArray<string>.Builder notes)
    {
        if (text is null || input.Plain || !LooksLikeHtml(text))
        {
            return fromText(text);
        }

        notes.Add(field + " was HTML and was read as such");
        return fromHtml(text);
    }

    private static DateTimeOffset? Date(string? text, string field, ImmutableArray<string>.Builder notes)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var date = NewsDate.Parse(text);
        if (date is null)
        {
            notes.Add(field + " is not a date and was left out");
        }

        return date;
    }

    private static DateTimeOffset? Arrival(string? text, Way way, DateTimeOffset now, ImmutableArray<string>.Builder notes)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (way != Way.Import)
        {
            notes.Add("arrivedAt is for imports and was left out");
            return null;
        }

        var arrival = Date(text, "arrivedAt", notes);
        if (arrival > now)
        {
            notes.Add("arrivedAt is in the future and was left out");
            return null;
        }

        if (arrival < EarliestArrival)
        {
            notes.Add("arrivedAt is before 1700 and was left out");
            return null;
        }

        return arrival;
    }

    // On a live way in nobody may say it: there the rule decides.
    private static bool IsDoubted(ArticleInput input, Way way, ImmutableArray<string>.Builder notes)
    {
        if (input.DateSuspect && way != Way.Import)
        {
            notes.Add("dateSuspect is for imports and was left out");
        }

        return input.DateSuspect && way == Way.Import;
    }

    private static string? Language(string? text, ImmutableArray<string>.Builder notes)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var tag = text.Trim().Split('-', '_')[0].ToLowerInvariant();
        if (tag.Length is 2 or 3 && tag.All(char.IsAsciiLetterLower))
        {
            return tag == "und" ? null : tag;
        }

        notes.Add("language is not a code such as en and was left out");
        return null;
    }

    private static string? Field(string? text, string field, ImmutableArray<string>.Builder notes)
    {
        var line = CleanText.Line(text);
        if (line.Length > Article.MaxField)
        {
            notes.Add(TooLong(field, line.Length, Article.MaxField) + "; the rest was cut off");
            line = Cut(line, Article.MaxField).TrimEnd();
        }

        return line.Length == 0 ? null : line;
    }

    [GeneratedRegex(@"</(?:p|div|span|a|b|i|em|strong|ul|li|h[1-6]|table|body|html|article|script|style)\s*>|<br\s*/?>|<script[\s>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HtmlTag();
}
