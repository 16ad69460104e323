namespace NewsMonitor.Reading.Text;

/// <summary>Short forms that end in a dot which ends no sentence by itself.</summary>
internal static class Abbreviations
{
    // Before a name: whatever follows, the sentence goes on.
    private static readonly HashSet<string> Before = new(StringComparer.OrdinalIgnoreCase)
    {
        "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Ste", "Mt", "Gov", "Sen", "Rep", "Reps", "Sens", "Gen", "Lt", "Col", "Sgt", "Capt", "Cpl", "Cmdr",
        "Maj", "Adm", "Rev", "Fr", "Hon", "Pres", "Supt", "Det", "Insp", "Messrs", "Mme", "Mlle", "vs", "v", "cf", "viz", "Ft", "No", "Nos", "Op",
        "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Fig", "al", "approx", "est", "ca",
    };

    // Behind a name or a figure: the sentence may end with it.
    private static readonly HashSet<string> Behind = new(StringComparer.OrdinalIgnoreCase)
    {
        "Jr", "Sr", "Inc", "Corp", "Ltd", "Co", "Cos", "Bros", "LLC", "PLC", "etc", "Ave", "Blvd", "Rd", "Esq", "Dept", "Univ", "Assn", "Calif", "Fla",
        "Ga", "Ill", "Mass", "Mich", "Minn", "Conn", "Colo", "Tenn", "Tex", "Va", "Wash", "Wis", "Pa", "Ariz", "Ark", "Del", "Ky", "Md", "Nev", "Okla",
        "Ore", "Neb", "Kan", "Mont", "Vt", "Wyo", "Ala", "Miss",
    };

    // As ordinary words these end sentences: the dot is theirs only before a capital or a digit, which the splitter looks at.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeSpan = Before.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> BehindSpan = Behind.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="word">Without its dot. Lower case spellings count for the few that are written so.</param>
    public static bool Contains(ReadOnlySpan<char> word) => char.IsUpper(word[0])
        ? (!IsAllUpper(word) || IsTitle(word)) && (BeforeSpan.Contains(word) || BehindSpan.Contains(word)) && word is not "No" and not "Miss" and not "Mar"
        : word is "vs" or "v" or "cf" or "viz" or "al" or "approx" or "etc";

    /// <param name="word">With its dot.</param>
    public static bool StandsBefore(ReadOnlySpan<char> word) => BeforeSpan.Contains(word.TrimEnd('.'));

    // In a headline of capitals: what is hardly ever a word of its own.
    private static bool IsTitle(ReadOnlySpan<char> word) =>
        word is "MR" or "MRS" or "MS" or "DR" or "PROF" or "SEN" or "REP" or "GOV" or "GEN" or "LT" or "COL" or "SGT" or "CAPT" or "REV" or "ST" or "JR" or "SR" or "INC" or "CORP" or "LTD";

    private static bool IsAllUpper(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsUpper(c))
            {
                return false;
            }
        }

        return word.Length > 1;
    }
}
