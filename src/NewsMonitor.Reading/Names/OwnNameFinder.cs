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

        own.AddRange(doubtful.FindAll(span => own.Exists(sure => sure.Sense == span.Sense) || names.Exists(name => name.First == span.First)));
        own.RemoveAll(span => names.Exists(name => IsPartOf(span, name)));
        names.RemoveAll(name => own.Exists(span => name.First < span.End && span.First < name.End));
        names.AddRange(own);
        names.Sort((a, b) => a.First.CompareTo(b.First));
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

    private static bool IsPartOf(NameSpan own, NameSpan name) =>
        name.First <= own.First && name.End >= own.End && name.Count > own.Count && (name.Sense >= 0 || name.Kind is Domain.SubjectKind.Person);
}
