using System.Runtime.InteropServices;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Names;

/// <summary>What a stretch that a tagger marked is called by: cut, joined, agreed with what is known, or thrown out; and known names it left out.</summary>
/// <param name="knowledge">What is known.</param>
/// <param name="gazetteer">Finds known names.</param>
/// <param name="lexicon">Facts of words.</param>
/// <param name="overrules">Whether the kind of a well-known name goes before the tagger's.</param>
internal sealed class NameRules(KnowledgeBase knowledge, Gazetteer gazetteer, Lexicon lexicon, bool overrules = true)
{
    /// <summary>A known name that overrules the tagger, or that is added without it, is at least so prominent.</summary>
    private const int WellKnown = 400;

    private const int MostOfPreposition = 3;

    private const float SureWithoutCapital = 0.9f;

    private static readonly ulong Hyphen = Folding.Then(0, '-');

    /// <summary>Adds the name that a tagger found at tokens <c>first … end−1</c>, if it is one.</summary>
    public void Add(ReadText text, int sentence, int first, int end, SubjectKind kind, float probability, List<NameSpan> into)
    {
        var tokens = CollectionsMarshal.AsSpan(text.Tokens);
        while (end > first && tokens[end - 1].Kind is TokenKind.Possessive or TokenKind.Punctuation && knowledge.Find(tokens[first..end]) < 0)
        {
            end--;
        }

        while (first < end && tokens[first].Kind is TokenKind.Punctuation or TokenKind.Possessive)
        {
            first++;
        }

        if (first == end)
        {
            return;
        }

        JoinHyphens(tokens, text.Sentences[sentence], ref first, ref end);
        CutSmallWords(tokens, kind, ref first, ref end);
        var sense = knowledge.Find(tokens[first..end]);
        if (end - first > 1 && Honorifics.IsThe(tokens[first].Hash) && (sense < 0 || knowledge.Find(tokens[(first + 1)..end]) >= 0 || kind is not SubjectKind.Place))
        {
            first++;
            sense = knowledge.Find(tokens[first..end]);
        }

        if (kind is SubjectKind.Person)
        {
            first = BehindTitles(tokens, first, end);
            end = BeforeHonours(tokens, first, end);
            sense = knowledge.Find(tokens[first..end]);
            kind = end - first > 1 && Honorifics.IsBody(tokens[end - 1].Hash) ? SubjectKind.Organisation : kind;
        }

        if (!CanBeName(tokens[first..end], kind, probability))
        {
            return;
        }

        var found = FoundBy.Tagger;
        if (Strongest(sense, tokens[first], out var known, out var prominence))
        {
            found = known == kind ? FoundBy.Both : found;
            kind = !overrules ? kind
                : prominence >= WellKnown && kind is not SubjectKind.Person ? known
                : prominence >= WellKnown && end - first > 1 ? known
                : prominence >= 500 ? known : kind;
        }

        into.Add(new(sentence, first, end, kind, sense, found, probability));
    }

    // "central London", "Elizabeth line": what is written small at either end is no part of the name, apart from "al", "von" and the like, and
    // from what an event is: "2024 United States presidential election".
    private void CutSmallWords(ReadOnlySpan<Token> tokens, SubjectKind kind, ref int first, ref int end)
    {
        var (from, to) = (first, end);
        while (from < to && IsSmall(tokens[from]) && !Honorifics.IsParticle(tokens[from].Hash))
        {
            from++;
        }

        while (to > from && (tokens[to - 1].Kind is TokenKind.Punctuation || (IsSmall(tokens[to - 1]) && (kind is not SubjectKind.Other || tokens[to - 1].Length <= MostOfPreposition))))
        {
            to--;
        }

        // All of it small: a name in a careless text.
        if (to > from && (from > first || to < end) && knowledge.Find(tokens[first..end]) < 0)
        {
            (first, end) = (from, to);
        }
    }

    private static bool IsSmall(in Token token) => token.IsWord && !token.IsCapital && !token.Has(Shape.InnerUpper) && !token.Has(Shape.HasDigit);

    // "Elmendorf-Richardson", "Ocasio-Cortez" are one name; "Trump-Putin" are two, as each is known by itself.
    private void JoinHyphens(ReadOnlySpan<Token> tokens, Sentence sentence, ref int first, ref int end)
    {
        while (end + 1 < sentence.End && IsHyphenated(tokens, end) && knowledge.Find(tokens[(end + 1)..(end + 2)]) < 0)
        {
            end += 2;
        }

        while (first - 2 >= sentence.First && IsHyphenated(tokens, first - 1) && knowledge.Find(tokens[(first - 2)..(first - 1)]) < 0)
        {
            first -= 2;
        }
    }

    private static bool IsHyphenated(ReadOnlySpan<Token> tokens, int hyphen) =>
        tokens[hyphen].Hash == Hyphen && !tokens[hyphen].Has(Shape.SpaceBefore) && !tokens[hyphen + 1].Has(Shape.SpaceBefore)
        && tokens[hyphen - 1].IsCapital && tokens[hyphen + 1].IsCapital;

    /// <summary>Adds well-known names among tokens <c>from … to−1</c>, which no tagger marked.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sentence">Index of the sentence.</param>
    /// <param name="from">First token.</param>
    /// <param name="to">The token behind the last.</param>
    /// <param name="style">As <see cref="SentenceView.Style"/>.</param>
    /// <param name="into">Gets the names.</param>
    public void AddKnown(ReadText text, int sentence, int from, int to, int style, List<NameSpan> into)
    {
        var tokens = CollectionsMarshal.AsSpan(text.Tokens);
        for (var i = from; i < to; i++)
        {
            if (!tokens[i].IsCapital || !gazetteer.TryMatch(tokens, i, to, style == 2, out var match))
            {
                continue;
            }

            // Alone, a word must be well known and no ordinary word; several words must not all be ordinary ones.
            var several = match.End - i > 1;
            var accepted = !match.Weak && Strongest(match.Sense, tokens[i], out _, out var prominence)
                && (several ? prominence >= (style == 0 ? 20 : 200) && match.Kind is not SubjectKind.Other : prominence >= WellKnown && !lexicon.Of(tokens[i].Hash).IsCommon);
            if (accepted && CanBeName(tokens[i..match.End], match.Kind, probability: 0))
            {
                into.Add(new(sentence, i, match.End, match.Kind, match.Sense, FoundBy.Gazetteer));
            }

            i = match.End - 1;
        }
    }

    // "President Donald Trump" → "Donald Trump"; "Investment Lord Grimstone" → "Grimstone"; "Pope Francis" stays, as nobody calls him Francis alone.
    private static int BehindTitles(ReadOnlySpan<Token> tokens, int first, int end)
    {
        for (var i = first + 1; i < end - 1; i++)
        {
            first = Honorifics.IsOfPersons(tokens[i].Hash) ? i + 1 : first;
        }

        while (first < end - 1 && Honorifics.IsTitle(tokens[first].Hash) && !(end - first == 2 && Honorifics.IsCrown(tokens[first].Hash)))
        {
            first++;
        }

        return first;
    }

    // "James Lambert OBE" → "James Lambert".
    private static int BeforeHonours(ReadOnlySpan<Token> tokens, int first, int end)
    {
        while (end - first > 1 && tokens[end - 1].IsAllCaps && Honorifics.IsHonour(tokens[end - 1].Hash))
        {
            end--;
        }

        return end;
    }

    private bool CanBeName(ReadOnlySpan<Token> words, SubjectKind kind, float probability)
    {
        if (words.Length == 1 && NotNames.IsHalf(words[0].Hash))
        {
            return false;
        }

        var letters = 0;
        var own = false;
        foreach (var word in words)
        {
            letters += word.IsWord || word.Kind is TokenKind.Number ? word.Length : 0;

            // "Russian forces" names nobody: a capital must be there that is not a people's, or a tagger that is sure without one.
            own |= (word.IsCapital || word.Has(Shape.InnerUpper) || (probability >= SureWithoutCapital && word.IsWord)) && !knowledge.IsDemonym(word.Hash) && !NotNames.Contains(word);
        }

        return own && letters >= 2 && !(words.Length == 1 && kind is SubjectKind.Person && Honorifics.IsTitle(words[0].Hash));
    }

    private bool Strongest(int sense, Token first, out SubjectKind kind, out int prominence)
    {
        (kind, prominence) = (default, -1);
        for (; sense >= 0; sense = knowledge.SenseAt(sense).Next)
        {
            var meaning = knowledge.SenseAt(sense);
            var entity = knowledge[meaning.Entity];
            if (!meaning.Weak && entity.Kind is not SubjectKind.All && entity.Prominence > prominence && (!meaning.Caps || first.IsAllCaps))
            {
                (kind, prominence) = (entity.Kind, entity.Prominence);
            }
        }

        return prominence >= 0;
    }
}
