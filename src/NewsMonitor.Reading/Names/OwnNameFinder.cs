using System.Runtime.InteropServices;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Names;

/// <summary>
/// Puts the names of the user's list among those that were found: they always count. They give way only where they are part of a longer known
/// name or of a person's ("Ford" in "Harrison Ford").
/// </summary>
internal sealed class OwnNameFinder(KnowledgeBase knowledge, Lexicon lexicon)
{
    /// <param name="text">The article.</param>
    /// <param name="names">In order of the text, before and after.</param>
    public void Put(ReadText text, List<NameSpan> names)
    {
        if (!knowledge.HasOwn)
        {
            return;
        }

        var own = new List<NameSpan>();
        var doubtful = new List<NameSpan>();
        var tokens = CollectionsMarshal.AsSpan(text.Tokens);
        for (var s = 0; s < text.Sentences.Count; s++)
        {
            var sentence = text.Sentences[s];
            var shouting = Gazetteer.IsShouting(tokens, sentence);
            for (var i = sentence.First; i < sentence.End; i++)
            {
                if (TryMatch(tokens, i, sentence.End, shouting, out var end, out var sense))
                {
                    var span = new NameSpan(s, i, end, knowledge[knowledge.SenseAt(sense).Entity].Kind, sense, FoundBy.Own);
                    (MayBePlainWord(tokens, span, sentence.First) ? doubtful : own).Add(span);
                    i = end - 1;
                }
            }
        }

        Merge(own, doubtful, names);
    }

    /// <summary>Puts own names among others. A hostile text may have a name at every token: it takes no longer than sorting them.</summary>
    /// <param name="own">In order of the text; overlaps neither itself nor <paramref name="doubtful"/>. Is used up.</param>
    /// <param name="doubtful">Own names, too, where their meaning is named elsewhere or something else found a name there.</param>
    /// <param name="names">In order of the text, before and after.</param>
    internal static void Merge(List<NameSpan> own, List<NameSpan> doubtful, List<NameSpan> names)
    {
        var (sure, starts) = (own.Select(span => span.Sense).ToHashSet(), names.Select(name => name.First).ToHashSet());
        own.AddRange(doubtful.FindAll(span => sure.Contains(span.Sense) || starts.Contains(span.First)));
        own.Sort(InOrder);
        RemoveParts(own, names);
        var next = 0;
        names.RemoveAll(name =>
        {
            while (next < own.Count && own[next].End <= name.First)
            {
                next++;
            }

            return next < own.Count && own[next].First < name.End;
        });
        names.AddRange(own);
        names.Sort(InOrder);
    }

    // Of the names that begin no later, the one that reaches furthest covers an own name if any does; of equals the longer one.
    private static void RemoveParts(List<NameSpan> own, List<NameSpan> names)
    {
        var next = 0;
        NameSpan? furthest = null;
        own.RemoveAll(span =>
        {
            for (; next < names.Count && names[next].First <= span.First; next++)
            {
                if (MayHoldOwn(names[next]) && (furthest is not { } far || names[next].End > far.End))
                {
                    furthest = names[next];
                }
            }

            return furthest is { } name && name.End >= span.End && name.Count > span.Count;
        });
    }

    private bool TryMatch(ReadOnlySpan<Token> tokens, int first, int limit, bool shouting, out int end, out int own)
    {
        (end, own) = (first, -1);
        var key = KnowledgeBase.Start;
        for (var i = first; i < limit && knowledge.TryStep(ref key, tokens[i].Hash, out var sense); i++)
        {
            if (sense >= 0 && knowledge.SenseAt(sense) is { Own: true } meaning && IsWrittenSo(tokens[first], meaning, shouting))
            {
                (end, own) = (i + 1, sense);
            }
        }

        return own >= 0;
    }

    private static bool IsWrittenSo(Token first, Sense meaning, bool shouting) =>
        meaning.Caps ? first.IsAllCaps && !shouting
        : meaning.AnyCase || first.IsCapital || first.Has(Shape.InnerUpper) || first.Kind is not TokenKind.Word;

    // "Target the market" at the beginning of a sentence.
    private bool MayBePlainWord(ReadOnlySpan<Token> tokens, NameSpan span, int sentenceStart)
    {
        if (span.Count > 1 || tokens[span.First].IsAllCaps || !lexicon.Of(tokens[span.First].Hash).IsCommon)
        {
            return false;
        }

        var start = sentenceStart;
        while (start < span.First && !tokens[start].IsWord)
        {
            start++;
        }

        return start == span.First;
    }

    private static bool MayHoldOwn(NameSpan name) => name.Sense >= 0 || name.Kind is Domain.SubjectKind.Person;

    private static int InOrder(NameSpan a, NameSpan b) => a.First.CompareTo(b.First);
}
