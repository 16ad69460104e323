using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsMonitor.Intake;

/// <summary>
/// A row of GDELT's Global Knowledge Graph 2.1. It carries no text of the article: taken are the page's title (else the words of its address),
/// its quotations and the names that GDELT found, each name once. Themes, tones and counts are its own readings and left out.
/// </summary>
internal static partial class GkgRow
{
    private const int Fields = 27;

    /// <summary>Fewer words of an address are no headline.</summary>
    private const int FewestWords = 4;

    private static readonly string[] NoFields = [];

    /// <summary>Why a table with this first row is not read; null: it is one of GKG 2.1.</summary>
    public static string? Refusal(string firstRow)
    {
        var cells = firstRow.Split('\t');
        return cells.Length is >= 16 and <= Fields && RecordId().IsMatch(cells[0]) ? null
            : cells.Length is 58 or 61 && Digits().IsMatch(cells[0]) && cells[1].Length == 8 ? "it is a table of GDELT events: codes of who did what to whom, neither texts nor names; take the GKG 2.1 of the same time"
            : cells.Length is >= 14 and <= 16 && Digits().IsMatch(cells[0]) && Stamp().IsMatch(cells[1]) ? "it is a table of GDELT mentions: where events were mentioned, neither texts nor names; take the GKG 2.1 of the same time"
            : cells is ["DATE", "NUMARTS", ..] ? "it is a table of GDELT's GKG 1.0; only 2.1 is read"
            : "it is a table, and not one of GDELT's GKG 2.1: bring the articles as JSON Lines";
    }

    public static Entry Read(string row)
    {
        var cells = row.Split('\t');
        if (cells.Length < 5 || cells.Length > Fields || !RecordId().IsMatch(cells[0]))
        {
            return new Entry.Bad("no row of GKG 2.1: it should have 27 fields and begin with its id");
        }

        string Cell(int number) => number <= cells.Length ? cells[number - 1] : "";
        var (isPage, isTranslated, extras) = (Cell(3) == "1", Cell(26).Length > 0, Cell(27));
        var address = isPage ? Cell(5) : null;
        var title = isTranslated ? null : Tag(PageTitle(), extras) ?? Words(address);
        var body = new StringBuilder();
        foreach (var quotation in Parts(Cell(23), '#'))
        {
            if (quotation.Split('|', 4) is [_, _, _, { Length: > 0 } said])
            {
                body.Append('“').Append(WebUtility.HtmlDecode(said)).Append("”\n");
            }
        }

        var names = Names(Cell(24), Cell(12), Cell(14), Cell(10));
        body.AppendJoin("; ", names);
        if (title is null && body.Length == 0)
        {
            return new Entry.NoArticle("a row without a title, a quotation or a name");
        }

        return new Entry.Taken(new()
        {
            Source = Cell(4),
            Id = isPage ? null : Cell(1),
            Url = address,
            Title = title ?? (names.Count > 0 ? string.Join("; ", names.Take(3)) : null),
            Body = body.ToString(),
            PublishedAt = Tag(PublishedAt(), extras) ?? Cell(2),
            ArrivedAt = Cell(2),
            Language = "en",
            Byline = isTranslated ? null : Tag(Authors(), extras),
        });
    }

    /// <summary>Each name once, in the order of the article as far as it is known: all names, persons, organisations, places.</summary>
    private static List<string> Names(string all, string persons, string organisations, string places)
    {
        var (names, known) = (new List<string>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var name in new[] { all, persons, organisations }.SelectMany(list => Parts(list, ';')).Select(entry => entry.Split(',')[0])
            .Concat(Parts(places, ';').Select(entry => entry.Split('#') is [_, var place, ..] ? place.Split(',')[0] : "")))
        {
            if (CleanText.Line(name) is { Length: > 1 } clean && known.Add(clean))
            {
                names.Add(clean);
            }
        }

        return names;
    }

    private static string[] Parts(string list, char between) => list.Length == 0 ? NoFields : list.Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? Tag(Regex tag, string extras) => tag.Match(extras) is { Success: true } m ? Xml.Filled(WebUtility.HtmlDecode(m.Groups[1].Value)) : null;

    /// <summary>The words of an address such as <c>/news/mayor-opens-new-harbour-bridge-123.html</c>; null: it has too few.</summary>
    private static string? Words(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return null;
        }

        var words = uri.Segments.Select(segment => Ending().Replace(Uri.UnescapeDataString(segment).Trim('/'), "").Split('-', '_', '+', ' ')
                .Where(word => word.Length > 0 && word.All(char.IsLetter)).ToArray())
            .MaxBy(found => found.Length) ?? [];
        return words.Length >= FewestWords ? string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(words[0][0])}{string.Join(' ', words)[1..]}") : null;
    }

    [GeneratedRegex("^[0-9]{14}-T?[0-9]{1,9}$", RegexOptions.CultureInvariant)]
    private static partial Regex RecordId();

    [GeneratedRegex("^[0-9]{1,20}$", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex("^[0-9]{14}$", RegexOptions.CultureInvariant)]
    private static partial Regex Stamp();

    [GeneratedRegex(@"\.[a-z]{2,5}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ending();

    [GeneratedRegex("<PAGE_TITLE>([^<]{1,1000})</PAGE_TITLE>", RegexOptions.CultureInvariant)]
    private static partial Regex PageTitle();

    [GeneratedRegex("<PAGE_PRECISEPUBTIMESTAMP>([0-9]{14})</PAGE_PRECISEPUBTIMESTAMP>", RegexOptions.CultureInvariant)]
    private static partial Regex PublishedAt();

    [GeneratedRegex("<PAGE_AUTHORS>([^<]{1,300})</PAGE_AUTHORS>", RegexOptions.CultureInvariant)]
    private static partial Regex Authors();
}
