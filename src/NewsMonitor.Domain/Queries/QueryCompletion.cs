namespace NewsMonitor.Domain.Queries;

/// <summary>What an editor can offer at a place of a query that is still being written; never fails, whatever was typed.</summary>
/// <param name="Start">First character that a choice replaces.</param>
/// <param name="Length">Characters that it replaces, up to the end of the word that the caret is in.</param>
/// <param name="Typed">What of it stands before the caret.</param>
/// <param name="Field">Whose value stands there: names are to be offered for entity, topic, source and language; any: free words.</param>
/// <param name="Words">Fields with their colon, operators and bounds that begin with what is typed.</param>
public sealed record QueryCompletion(int Start, int Length, string Typed, QueryField Field, Sequence<string> Words)
{
    private static readonly string[] Joining = ["AND", "OR", "NOT", "NEAR/5"];

    private static readonly string[] Bounds = ["<-0.3", "<0", ">0", ">0.3"];

    /// <param name="caret">0 … length of the text.</param>
    public static QueryCompletion At(string text, int caret)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(caret);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(caret, text.Length);
        var groups = new Stack<QueryField>([QueryField.Any]);
        QueryField? pending = null;
        var follows = false; // something that can be joined
        for (var at = 0; ;)
        {
            while (at < caret && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at == caret)
            {
                return Offer(text, at, caret, pending ?? groups.Peek(), follows && pending is null);
            }

            if (text[at] is '(' or ')')
            {
                follows = text[at++] is ')';
                if (!follows)
                {
                    groups.Push(pending ?? groups.Peek());
                }
                else if (groups.Count > 1)
                {
                    groups.Pop();
                }
            }
            else if (QueryLexer.IsQuote(text[at]))
            {
                var start = at++;
                while (at < caret && !QueryLexer.IsQuote(text[at]))
                {
                    at++;
                }

                if (at == caret)
                {
                    return new(start, caret - start, text[(start + 1)..caret], pending ?? groups.Peek(), []);
                }

                at++;
                follows = true;
            }
            else
            {
                var start = at;
                while (at < caret && !QueryLexer.EndsPlain(text[at]))
                {
                    at++;
                }

                var field = QueryField.Any;
                var colon = pending is null && groups.Peek() is QueryField.Any ? text.AsSpan(start, at - start).IndexOf(':') : -1;
                if (colon > 0 && QueryFields.TryParse(text.AsSpan(start, colon), out field))
                {
                    start += colon + 1;
                }

                if (at == caret)
                {
                    return Offer(text, start, caret, field is QueryField.Any ? pending ?? groups.Peek() : field, follows && pending is null && field is QueryField.Any);
                }

                if (field is not QueryField.Any && start == at)
                {
                    pending = field;
                    continue;
                }

                follows = !Joins(text.AsSpan(start, at - start));
            }

            pending = null;
        }
    }

    private static QueryCompletion Offer(string text, int start, int caret, QueryField field, bool follows)
    {
        var end = caret;
        while (end < text.Length && start < caret && !QueryLexer.EndsPlain(text[end]))
        {
            end++;
        }

        var typed = text[start..caret];
        var words = new List<string>();
        if (field is QueryField.Sentiment)
        {
            words.AddRange(Bounds.Where(bound => bound.StartsWith(typed, StringComparison.Ordinal)));
        }
        else
        {
            words.AddRange((follows ? Joining : ["NOT"]).Where(word => word.StartsWith(typed, StringComparison.Ordinal)));
            words.AddRange(field is QueryField.Any
                ? QueryFields.Names.Select(name => name + ":").Where(name => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)) : []);
        }

        return new(start, end - start, typed, field, [.. words]);
    }

    private static bool Joins(ReadOnlySpan<char> plain) => plain is "AND" or "OR" or "NOT" or "NEAR" || plain.StartsWith("NEAR/", StringComparison.Ordinal);
}
