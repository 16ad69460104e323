using System.Text.RegularExpressions;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Training.Knowledge;

/// <summary>The kind of thing that the title of an encyclopedia's article names, where the title itself tells: P, O, L; null where it does not.</summary>
internal sealed partial class TitleKinds(Lexicon lexicon, Prominence prominence)
{
    private const double OfPlaces = 0.25;

    private static readonly HashSet<string> Organisations = Set(
        "Forces Force Army Navy Police Ministry Committee Commission Council Agency Authority Bureau Court Party Union Front Movement Guard Guards Brigades Brigade "
        + "Command Service Services Administration Association Federation League Club FC University College School Institute Academy Bank Corporation Company "
        + "Group Holdings Airlines Airways Foundation Organization Organisation Observatory Network News Times Post Press Parliament Assembly Senate Congress "
        + "Cabinet Government Duma Cartel Corps Fleet Coalition Alliance Church Embassy Office Society Secretariat Tribunal Taliban Inc. plc Ltd Crescent Department "
        + "Marines Militia Legion Division Gendarmerie Directorate Chamber Bundestag Studios Records Entertainment Motors Energy Technologies");

    private static readonly HashSet<string> Places = Set(
        "Province Oblast State District Governorate County Region City Island Islands River Lake Sea Ocean Gulf Strait Bay Mountain Mountains Mount Valley Desert "
        + "Peninsula Park Airport Port Bridge Krai Prefecture Territory Corridor Street Square Shoal Base Stadium Village Town Beach Canal Cape Reef Archipelago "
        + "Township Municipality Okrug Raion Voivodeship Canton Plateau Coast Falls Glacier Dam Crossing Station Prison Palace");

    private static readonly HashSet<string> Particles = Set("of the and for de al bin von van der la el del y da dos di e ibn");

    private static readonly HashSet<string> Offices = Set(
        "President Prime Minister Vice Secretary Chancellor Supreme Speaker Mayor Governor Member Chief Head List History Politics Law Religion Impeachment "
        + "Assassination Arrest Death Killing Murder Fall Proposed Deputy First Second Minister's King Queen Leader Attorney Commander Director Chairman Premier "
        + "Human Mass Visa Foreign Economy Demographics Elections Military Nuclear Corruption Provinces States Regions Districts Cabinet Passport Tariffs Involvement "
        + "Humanitarian Depictions Peace");

    private static readonly HashSet<string> Areas = Set("Northern Southern Eastern Western Central North South East West");

    /// <param name="title">As written: "Tyre, Lebanon", "Ministry of Defence (Russia)".</param>
    /// <param name="isPlace">Whether a name is that of a known place.</param>
    public char? KindOf(string title, Func<string, bool> isPlace)
    {
        var comma = title.IndexOf(", ", StringComparison.Ordinal);
        if (comma > 0 && isPlace(title[(comma + 2)..]))
        {
            return 'L';
        }

        var words = NameRules.Clean(title).Split(' ');
        if (comma > 0 || HasDigit().IsMatch(title) || Offices.Contains(words[0]) || !Array.TrueForAll(words, IsNameWord))
        {
            return null;
        }

        if (words.Length == 1)
        {
            return lexicon.Of(Folding.HashOf(words[0])) is { IsCommon: false } && prominence.LocatedShareOf(words[0]) >= OfPlaces ? 'L' : null;
        }

        // "Ministry of Defence": the head stands before "of".
        var of = Array.IndexOf(words, "of");
        var head = of > 0 ? words[of - 1] : words[^1];
        return Organisations.Contains(head) ? 'O'
            : Places.Contains(head) || Places.Contains(words[0]) ? 'L'
            : Areas.Contains(words[0]) && words.Length == 2 && isPlace(words[1]) ? 'L'
            : IsPerson(words) ? 'P' : null;
    }

    private bool IsPerson(string[] words) =>
        words.Length <= 4 && lexicon.Of(Folding.HashOf(words[0])).IsFirstName && !lexicon.Of(Folding.HashOf(words[0])).IsCommon
        && (lexicon.Of(Folding.HashOf(words[^1])) is { IsSurname: true } or { LowerShare: <= 1 }) && !words.Contains("of") && !words.Contains("and");

    private static bool IsNameWord(string word) => word.Length > 0 && (char.IsUpper(word[0]) || Particles.Contains(word) || word.StartsWith("al-", StringComparison.Ordinal));

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);

    [GeneratedRegex("[0-9]")]
    private static partial Regex HasDigit();
}
