using System.Runtime.InteropServices;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Names;

/// <summary>Finds the longest known name that begins at a token.</summary>
internal sealed class Gazetteer(KnowledgeBase knowledge)
{
    /// <summary>Longest match from <paramref name="first"/>, of words as they are written in names; false where none begins there.</summary>
    /// <param name="tokens">Of the whole text.</param>
    /// <param name="first">Where it is to begin.</param>
    /// <param name="end">The end of the sentence.</param>
    /// <param name="shouting">The sentence is all in capitals: capitals say nothing.</param>
    /// <param name="match">The match.</param>
    public bool TryMatch(ReadOnlySpan<Token> tokens, int first, int end, bool shouting, out GazetteerMatch match)
    {
        match = default;
        if (!CanBegin(tokens[first]))
        {
            return false;
        }

        var key = KnowledgeBase.Start;
        var found = false;
        for (var i = first; i < end && knowledge.TryStep(ref key, tokens[i].Hash, out var sense); i++)
        {
            if (sense >= 0 && CanEnd(tokens[i]) && IsMeant(tokens, first, i + 1, shouting, sense, out var kind, out var weak))
            {
                match = new(i + 1, sense, kind, weak);
                found = true;
            }
        }

        return found;
    }

    private bool IsMeant(ReadOnlySpan<Token> tokens, int first, int end, bool shouting, int sense, out SubjectKind kind, out bool weak)
    {
        (kind, weak) = (SubjectKind.All, true);
        var (any, best) = (false, -1);
        for (var at = sense; at >= 0;)
        {
            var meaning = knowledge.SenseAt(at);
            at = meaning.Next;
            if (meaning.Caps && (shouting || !tokens[first].IsAllCaps))
            {
                continue;
            }

            any = true;
            var entity = knowledge[meaning.Entity];
            if (entity.Kind is SubjectKind.All)
            {
                continue;
            }

            // A strong meaning goes before any weak one.
            var rank = entity.Prominence + (meaning.Weak ? 0 : 1_000);
            if (rank > best)
            {
                (best, kind, weak) = (rank, entity.Kind, meaning.Weak);
            }
        }

        return any && !(end - first == 1 && knowledge.IsDemonym(tokens[first].Hash));
    }

    private static bool CanBegin(Token token) => token.IsCapital || token.Has(Shape.InnerUpper) || (token.Kind is TokenKind.Number && token.Has(Shape.HasDigit));

    private static bool CanEnd(Token token) => token.IsCapital || token.Has(Shape.InnerUpper) || token.Kind is TokenKind.Number or TokenKind.Possessive;

    /// <summary>Finds names by what is known alone: for texts whose language no tagger knows.</summary>
    public void Find(ReadText text, List<NameSpan> into)
    {
        var tokens = CollectionsMarshal.AsSpan(text.Tokens);
        for (var s = 0; s < text.Sentences.Count; s++)
        {
            var sentence = text.Sentences[s];
            var shouting = IsShouting(tokens, sentence);
            for (var i = sentence.First; i < sentence.End; i++)
            {
                if (TryMatch(tokens, i, sentence.End, shouting, out var match) && !match.Weak)
                {
                    into.Add(new(s, i, match.End, match.Kind, match.Sense, FoundBy.Gazetteer));
                    i = match.End - 1;
                }
            }
        }
    }

    /// <summary>Whether nearly all of its words are in capitals.</summary>
    public static bool IsShouting(ReadOnlySpan<Token> tokens, Sentence sentence)
    {
        int words = 0, capitals = 0;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (tokens[i].IsWord && tokens[i].Length > 1)
            {
                words++;
                capitals += tokens[i].IsAllCaps ? 1 : 0;
            }
        }

        return words >= 3 && capitals * 10 >= words * 7;
    }
}
