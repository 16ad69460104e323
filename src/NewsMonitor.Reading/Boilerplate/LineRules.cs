using System.Text.RegularExpressions;

namespace NewsMonitor.Reading.Boilerplate;

/// <summary>What a line alone tells. Each rule wants the whole line, so that a paragraph that only begins like it stays.</summary>
internal static partial class LineRules
{
    /// <summary>No rule looks at a longer line.</summary>
    public const int MaxLength = 300;

    /// <summary>Lines that are no news wherever they stand.</summary>
    public static bool IsAlways(ReadOnlySpan<char> line) =>
        HasNoLetter(line) || Label().IsMatch(line) || Copyright().IsMatch(line) || Distribution().IsMatch(line) || PhotoCredit().IsMatch(line)
        || Caption().IsMatch(line) || OtherArticle().IsMatch(line) || Offer().IsMatch(line) || Contact().IsMatch(line);

    /// <summary>Lines that are no news at the head of an article.</summary>
    public static bool IsHead(ReadOnlySpan<char> line) => SectionLine().IsMatch(line) || IsByline(line) || StampLine().IsMatch(line) || AgencyLine().IsMatch(line);

    /// <summary>Lines that are no news at the foot of an article.</summary>
    public static bool IsFoot(ReadOnlySpan<char> line) => Credits().IsMatch(line) || SectionLine().IsMatch(line) || IsByline(line) || AgencyLine().IsMatch(line);

    /// <summary>A heading of readers' comments: all behind it is theirs.</summary>
    public static bool IsCommentsHeading(ReadOnlySpan<char> line) => CommentsHeading().IsMatch(line);

    /// <summary>A date or time of publication.</summary>
    public static bool IsStamp(ReadOnlySpan<char> line) => StampLine().IsMatch(line);

    /// <summary>A heading of a list of links, comments or offers: short lines behind it belong to it.</summary>
    public static bool IsTrailerHeading(ReadOnlySpan<char> line) => TrailerHeading().IsMatch(line);

    /// <summary>Could be a link's text: short, and no sentence.</summary>
    public static bool LooksLikeLink(ReadOnlySpan<char> line) =>
        line.Length <= 140 && line[^1] is not ('.' or '!' or '"' or '\u201d' or '\u2026') && !line.Contains(". ", StringComparison.Ordinal);

    // "_________", "* * *", "———", "020 7946 0000".
    private static bool HasNoLetter(ReadOnlySpan<char> line)
    {
        foreach (var c in line)
        {
            if (char.IsLetter(c) || char.IsSurrogate(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsByline(ReadOnlySpan<char> line)
    {
        if (!Byline().IsMatch(line))
        {
            return false;
        }

        line = line[(line.IndexOf("y ", StringComparison.OrdinalIgnoreCase) + 2)..];

        // Every word of a byline is a name, an outlet or a small word.
        var words = 0;
        foreach (var range in line.Split(' '))
        {
            var word = line[range].TrimEnd(',');
            words++;
            if (!word.IsEmpty && char.IsLower(word[0])
                && word is not ("and" or "of" or "the" or "for" or "in" or "with" or "de" or "van" or "von" or "der" or "al" or "bin" or "da" or "di" or "la" or "le" or "staff" or "writer"
                    or "correspondent" or "reporter" or "editor" or "political" or "senior" or "business" or "health"))
            {
                return false;
            }
        }

        return words is >= 1 and <= 13;
    }

    [GeneratedRegex(@"^(published|posted|filed) (in|under|on) [^.]{2,60}$|^(section|category|categories|topic|topics|tags|filed under|in this article)\s*:\s*\S.{0,120}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SectionLine();

    [GeneratedRegex(@"^((first |last )?(published|updated|posted|modified)\b(:| on | at ).{0,60}|\d{1,2} (min|minute|minutes) read|((mon|tues|wednes|thurs|fri|satur|sun)day,? )?(\d{1,2} \w{3,9},? (19|20)\d\d(,? \d{1,2}:\d\d.{0,12})?|\w{3,9} \d{1,2}, (19|20)\d\d(,? (at )?\d{1,2}:\d\d.{0,14})?))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StampLine();

    [GeneratedRegex(@"^((Written|Words|Story|Text|Report) by|By|BY) ([A-Z\u00c0-\u00de][^.!?;]{2,120}|([A-Z\u00c0-\u00de]\.? ?){1,3}[^.!?;]{2,120})$", RegexOptions.CultureInvariant)]
    private static partial Regex Byline();

    [GeneratedRegex(@"^(the )?(associated press|reuters|agence france-presse|afp|bloomberg news|bloomberg|press association|canadian press|tribune news service|staff (writer|reporter|report))( writer| staff)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AgencyLine();

    [GeneratedRegex(@"^\(?((additional |further )?(reporting|writing|editing|compiled|translation|graphics?) (and (writing|editing) )?by\b|with (files|additional reporting|agency inputs?|inputs?) (from|by)\b|this (story|article|report) (was|has been) (originally |first )?(published|produced|generated|updated)\b|the associated press contributed\b|[\w .,'-]{3,80} contributed to this (report|story|article)).{0,220}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Credits();

    [GeneratedRegex(@"^(©|\(c\) ?(19|20)\d\d|copyright\b.{0,12}(©|\(c\)|(19|20)\d\d)).{0,240}$|^.{0,160}\ball rights reserved\b.{0,120}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Copyright();

    [GeneratedRegex(@"^(distributed by [\w .,&-]{3,80}|our standards: .{0,80}|(the )?(views|opinions) expressed (here|herein|in this \w+|are|by)\b.{0,200}|visit [\w.-]+\.(com|org|net|co\.uk)[\w /.,-]{0,80})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Distribution();

    [GeneratedRegex(@"^((file )?(photo|photograph|image|picture|video|illustration)s?( credit)?( by| courtesy of)?\s*[:|/]|(photo|image|picture|photograph)s? (credit|by|courtesy)\b|credit:|\(?(ap photo|getty images|afp via getty|photo by|reuters/)).{0,120}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PhotoCredit();

    [GeneratedRegex(@"^(comments?|leave a comment|(show|view|read|see) (all )?(\d+ )?comments|\d+ comments?|share|tweet|email|print|share (this|on) .{0,40}|save( article)?|advertise?ment|sponsored( content)?|read more|continue reading|(the )?(story|article) continues below.{0,30}|sign up (for|to) .{0,80}|subscribe( now| to .{0,60}| for .{0,60})?|log in|follow us( on .{0,40})?|click here .{0,60}|listen to (this|the) .{0,40}|watch( now| live)?|skip to .{0,40}|copy link|facebook|twitter|whatsapp|linkedin|instagram|youtube|telegram|reddit|pinterest|flickr|-?ends-?|notes? to (the )?editors?|(media|press|general) (enquiries|inquiries|contacts?|office)|contact (us|form)|switchboard)\s*[:.>»]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    // A credit ends it: "The bridge at night. Photo: Jane Sample", "Soldiers march. REUTERS/Jane Sample", "The yard. Crown copyright."
    [GeneratedRegex(@"[.!?)\]""\u201d] +(photo|image|picture|photograph|pic|illustration|graphic)s?( credit| by| courtesy( of)?)?\s*[:/|]\s*(?-i:[A-Z\u00a9@][^.!?:]{1,60})[.)]*$|\b(?-i:REUTERS|AFP|AP|EPA|Getty( Images)?|Shutterstock|Alamy) ?/ ?(?-i:[A-Z])[\w .'-]{2,40}\)?\.?$|\((ap photo|photo by|photo courtesy|file photo|getty images|reuters|afp)\b[^)]{0,80}\)\.?$|[.!?] +copyright (?-i:[A-Z0-9\u00a9])[^.]{0,60}\.?$|\bcrown copyright[.)]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Caption();

    [GeneratedRegex(@"^(read( more| also| next| on)?|also read|see( also)?|related( (story|article))?|more|watch( (more|also|live))?|listen|recommended|don['\u2019]t miss)\s*[:|>»]\s*[^.]{3,180}$|^this (article|story) is more than .{1,20} old\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherArticle();

    [GeneratedRegex(@"^(get (the|our) (latest|best|top|daily|weekly|free) .{0,120}\b(inbox|newsletter|app|alerts)\b|follow .{2,60} on (facebook|twitter|x|instagram|whatsapp|youtube)\b|download (the|our) .{2,40} app\b|support (our|independent) journalism\b|(already )?(a )?subscribers?\? (log|sign) in|have you (got )?a (story|tip)\b.{0,60}\b(email|contact)\b).{0,140}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Offer();

    // Nothing but a way to reach someone.
    [GeneratedRegex(@"^((e-?mail|tel(ephone)?|phone|mobile|fax|twitter|website|web)\s*[:.]?\s*)?(\+?[\d() -]{7,24}|[\w.+-]{1,64}@[\w.-]{3,80}|(https?://|www\.)\S{3,200}|@\w{2,30})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Contact();

    [GeneratedRegex(@"^((view |show |read )?(all )?(\d{1,5} )?comments?( \(?\d{1,5}\)?)?|leave a (comment|reply)|join the (conversation|discussion)|add a comment|what do you think\?)\s*:?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CommentsHeading();

    [GeneratedRegex(@"^(related( (stories|articles|content|topics|news|links|coverage|reading))?|read more|read also|also read|see also|more (on this( story| topic)?|from [\w ]{2,40}|stories|news|like this)|most (read|viewed|popular|shared)|recommended( (for you|stories|reading))?|trending( now)?|you (may|might) also like|top stories|editors?['\u2019]s? picks?|latest (news|stories)|further reading|comments?|what to read next)\s*:?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TrailerHeading();
}
