using System.Collections.Frozen;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Entities;

/// <summary>
/// What the words of an unknown name say of its kind, whatever the sentences around it look like: "Halden County" is a place in every article.
/// The id of an unlinked name contains its kind, so this is what keeps the id of one thing the same from article to article.
/// </summary>
internal sealed class NameKind(Lexicon lexicon)
{
    private static readonly FrozenSet<ulong> Places = Hashes(
        "county street road avenue river airport island islands province oblast district governorate village lake sea bay valley bridge beach square peninsula "
        + "mountains mountain prefecture borough strait gulf creek harbor harbour highway stadium lane drive boulevard");

    private static readonly FrozenSet<ulong> PlaceHeads = Hashes("mount lake fort port camp cape gulf strait");

    private static readonly FrozenSet<ulong> Others = Hashes("act cup prize award awards championship championships festival games war treaty olympics open");

    private static readonly FrozenSet<ulong> EventHeads = Hashes("hurricane typhoon cyclone storm operation uss hms");

    private static readonly ulong OfWord = Folding.HashOf("of");

    /// <summary>Null where the words do not tell.</summary>
    public SubjectKind? Of(ReadOnlySpan<Token> words)
    {
        if (words.Length < 2)
        {
            return null;
        }

        // "Bank of Halden", "University of Toronto": the head stands before "of".
        var head = words[^1].Hash;
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i].Hash == OfWord)
            {
                head = words[i - 1].Hash;
                break;
            }
        }

        return Honorifics.IsBody(head) || Honorifics.IsCompanyForm(words[^1].Hash) ? SubjectKind.Organisation
            : Places.Contains(head) || PlaceHeads.Contains(words[0].Hash) ? SubjectKind.Place
            : Others.Contains(head) || EventHeads.Contains(words[0].Hash) ? SubjectKind.Other
            : IsPerson(words) ? SubjectKind.Person : null;
    }

    private bool IsPerson(ReadOnlySpan<Token> words)
    {
        if (words.Length > 3)
        {
            return false;
        }

        foreach (var word in words)
        {
            if (!word.IsCapital || word.IsAllCaps)
            {
                return false;
            }
        }

        var (first, last) = (lexicon.Of(words[0].Hash), lexicon.Of(words[^1].Hash));
        return first.IsFirstName && !first.IsCommon && last.IsSurname && !last.IsCommon;
    }

    private static FrozenSet<ulong> Hashes(string words) => words.Split(' ').Select(word => Folding.HashOf(word)).ToFrozenSet();
}
