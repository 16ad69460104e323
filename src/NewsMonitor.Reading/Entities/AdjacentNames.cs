using System.Collections.Frozen;
using System.Runtime.InteropServices;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Entities;

/// <summary>
/// Joins what was cut in two but is one name: "Joint Base" and "Elmendorf-Richardson", "Hurricane" before "Melissa", and pieces side by side that are
/// known as a whole. A title alone is dropped: "the Lord said".
/// </summary>
internal sealed class AdjacentNames(KnowledgeBase knowledge)
{
    private static readonly FrozenSet<ulong> PlaceHeads = Hashes("base fort camp mount lake cape raf");
    private static readonly FrozenSet<ulong> OtherHeads = Hashes("hurricane typhoon cyclone storm uss hms");
    private static readonly FrozenSet<ulong> BeforeBase = Hashes("joint air force naval army military marine corps");
    /// <summary>Words between the pieces of a known name: "Bosnia and Herzegovina".</summary>
    private const int MaxGap = 2;

    private static readonly ulong Base = Folding.HashOf("base");

    /// <param name="text">The article.</param>
    /// <param name="names">In order of the text, before and after.</param>
    public void Join(ReadText text, List<NameSpan> names)
    {
        var tokens = CollectionsMarshal.AsSpan(text.Tokens);
        var kept = 0;
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Count == 1 && Honorifics.IsOfPersons(tokens[names[i].First].Hash) && !IsSaid(names[i]))
            {
                continue;
            }

            var name = WithHead(text, tokens, names[i], kept == 0 ? 0 : names[kept - 1].End);
            if (kept > 0 && Joined(tokens, names[kept - 1], name) is { } whole)
            {
                names[kept - 1] = whole;
            }
            else
            {
                names[kept++] = name;
            }
        }

        names.RemoveRange(kept, names.Count - kept);
    }

    // The head was left out of the name: "Hurricane" + "Melissa".
    private NameSpan WithHead(ReadText text, ReadOnlySpan<Token> tokens, NameSpan name, int free)
    {
        var head = name.First - 1;
        if (head < Math.Max(free, text.Sentences[name.Sentence].First) || !tokens[head].IsCapital || KindBehind(tokens[head].Hash) is not { } kind || IsSaid(name))
        {
            return name;
        }

        if (tokens[head].Hash == Base)
        {
            while (head > Math.Max(free, text.Sentences[name.Sentence].First) && tokens[head - 1].IsCapital && BeforeBase.Contains(tokens[head - 1].Hash))
            {
                head--;
            }
        }

        return new(name.Sentence, head, name.End, kind, knowledge.Find(tokens[head..name.End]), name.Found, name.Probability);
    }

    private NameSpan? Joined(ReadOnlySpan<Token> tokens, NameSpan left, NameSpan right)
    {
        var gap = right.First - left.End;
        if (left.Sentence != right.Sentence || gap > MaxGap || IsSaid(left) || IsSaid(right))
        {
            return null;
        }

        var sense = knowledge.Find(tokens[left.First..right.End]);
        if (gap > 0 && (sense < 0 || knowledge.SenseAt(sense).Weak))
        {
            return null;
        }

        var kind = (gap == 0 ? KindBehind(tokens[left.End - 1].Hash) : null) ?? (sense >= 0 ? knowledge[knowledge.SenseAt(sense).Entity].Kind : SubjectKind.All);
        return kind is SubjectKind.All
            ? null
            : new(left.Sentence, left.First, right.End, kind, sense, left.Found | right.Found, Math.Min(left.Probability, right.Probability));
    }

    // The user's list or a person's correction says where it begins and ends.
    private static bool IsSaid(NameSpan name) => (name.Found & (FoundBy.Own | FoundBy.Corrected)) != 0;

    private static SubjectKind? KindBehind(ulong head) =>
        PlaceHeads.Contains(head) ? SubjectKind.Place : OtherHeads.Contains(head) ? SubjectKind.Other : null;

    private static FrozenSet<ulong> Hashes(string words) => words.Split(' ').Select(word => Folding.HashOf(word)).ToFrozenSet();
}
