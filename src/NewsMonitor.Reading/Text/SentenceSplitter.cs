namespace NewsMonitor.Reading.Text;

/// <summary>Joins tokens to sentences. A line feed always ends one; a sentence of more than <see cref="MaxTokens"/> is cut.</summary>
internal static class SentenceSplitter
{
    public const int MaxTokens = 250;

    // After "U.S." or "Inc." a capital may go on with the name; these words hardly do.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Starters = new HashSet<string>(StringComparer.Ordinal)
    {
        "The", "A", "An", "In", "On", "At", "It", "He", "She", "They", "We", "I", "You", "His", "Her", "Its", "Their", "Our", "But", "And", "Or", "So", "If",
        "As", "After", "Before", "When", "While", "Although", "Though", "However", "This", "That", "These", "Those", "There", "For", "From", "By", "With",
        "Since", "Under", "What", "Who", "Why", "How", "Some", "Many", "Most", "Both", "Last", "Earlier", "Meanwhile", "Instead", "Not", "No", "Yet", "Now",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="text">The field.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="first">First token to take.</param>
    /// <param name="end">Token behind the last one to take.</param>
    /// <param name="into">Gets the sentences, in order.</param>
    public static void Split(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int first, int end, List<Sentence> into)
    {
        var start = first;
        for (var i = first; i < end; i++)
        {
            var after = i + 1;
            if (after == end || after - start >= MaxTokens || HasLineFeed(text, tokens[i].End, tokens[after].Start) || IsBullet(text, tokens[after]) || EndsAt(text, tokens, start, i, end, ref after))
            {
                Add(tokens, start, after, into);
                start = after;
                i = after - 1;
            }
        }
    }

    private static bool EndsAt(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int start, int at, int end, ref int after)
    {
        var token = tokens[at];
        var mark = text[token.Start];
        var dotted = token.Kind is TokenKind.Word && token.Has(Shape.Dotted);
        var stops = token.Kind is TokenKind.Punctuation && mark is '.' or '!' or '?' or '\u2026' or '\u3002' or '\uff01' or '\uff1f';
        if (!stops && !dotted)
        {
            return false;
        }

        if (mark is '\u3002' or '\uff01' or '\uff1f')
        {
            return true;
        }

        // No mark ends the sentence behind its bound: a million of them may follow.
        var limit = Math.Min(end, start + MaxTokens);
        while (after < limit && !tokens[after].Has(Shape.SpaceBefore))
        {
            if (text[tokens[after].Start] is '"' or '\'' or '\u201d' or '\u2019' or '\u00bb' or ')' or ']' or '.' or '!' or '?')
            {
                after++;
            }
            else if (text[tokens[after].Start] == '[' && after + 2 < limit && tokens[after + 1].Kind is TokenKind.Number && text[tokens[after + 2].Start] == ']')
            {
                after += 3; // "said.[12]"
            }
            else
            {
                break;
            }
        }

        if (after == limit)
        {
            return true;
        }

        var next = tokens[after];
        var quoted = after > at + 1;
        if (dotted)
        {
            // "plan B. The", but not "Joan B. The": an initial has a name before it.
            var isInitial = token.Length == 2 && (at == start || tokens[at - 1].Kind is not TokenKind.Word || tokens[at - 1].IsCapital);
            return !quoted && next.Has(Shape.SpaceBefore) && !isInitial && next.IsCapital
                && !Abbreviations.StandsBefore(text.Slice(token.Start, token.Length)) && Starters.Contains(text.Slice(next.Start, next.Length));
        }

        if (!next.Has(Shape.SpaceBefore) && !quoted)
        {
            // A missing space: "said.The"; not "3.x", not "Yahoo!s".
            return next.IsCapital && at > start && tokens[at - 1].Kind is TokenKind.Word && tokens[at - 1].Length > 1;
        }

        return next.Kind switch
        {
            TokenKind.Word => next.Has(Shape.InitialUpper) || next.Has(Shape.InnerUpper) || !char.IsLower(text[next.Start]),
            TokenKind.Number => !(mark == '.' && at > start && text.Slice(tokens[at - 1].Start, tokens[at - 1].Length) is "no" or "nos" or "p" or "pp" or "vol" or "para"),
            TokenKind.Punctuation => text[next.Start] is '"' or '\'' or '\u201c' or '\u2018' or '\u00ab' or '\u201e' or '(' or '[' or '-' or '\u2013' or '\u2014' or '\u2022' or '$' or '#' or '\u00a3' or '\u20ac',
            _ => true,
        };
    }

    private static void Add(ReadOnlySpan<Token> tokens, int first, int end, List<Sentence> into)
    {
        for (var i = first; i < end; i++)
        {
            if (tokens[i].Kind is TokenKind.Word or TokenKind.Number or TokenKind.Other)
            {
                into.Add(new(first, end));
                return;
            }
        }
    }

    private static bool IsBullet(ReadOnlySpan<char> text, Token token) => text[token.Start] is '\u2022' or '\u25cf' or '\u25aa' or '\u25e6' or '\u25a0';

    private static bool HasLineFeed(ReadOnlySpan<char> text, int from, int to) => text[from..to].Contains('\n');
}
