using System.Buffers;
using System.Globalization;
using System.Text;

namespace NewsMonitor.Domain.Queries;

/// <summary>Cuts a query into its tokens. What has no letter or digit and means nothing here is passed over, as in a text.</summary>
internal sealed class QueryLexer(string text)
{
    /// <summary>Words that may lie between two that are near, where a query does not say.</summary>
    public const int StandardBetween = 10;

    /// <summary>More is no longer "near": some six sentences.</summary>
    public const int MaxBetween = 100;

    private const int MaxQuoted = 40;

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private int _at;

    /// <summary>Where the next token is looked for.</summary>
    public int At => _at;

    /// <param name="scope">The field whose value or list is being read: no other can be named in it; any: none.</param>
    /// <param name="isValue">Straight behind the field's name, where each word counts as it is written.</param>
    /// <exception cref="QueryException">Cannot be cut.</exception>
    public QueryToken Next(QueryField scope, bool isValue)
    {
        while (true)
        {
            while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            {
                _at++;
            }

            var start = _at;
            if (start == text.Length)
            {
                return new(QueryTokenKind.End, start, 0);
            }

            if (text[start] is '(' or ')')
            {
                _at++;
                return new(text[start] is '(' ? QueryTokenKind.Open : QueryTokenKind.Close, start, 1);
            }

            var token = IsQuote(text[start]) ? ReadQuoted(start) : ReadPlain(start, scope, isValue);
            if (isValue || token is not { Kind: QueryTokenKind.Words, Folded.Count: 0 })
            {
                return token;
            }
        }
    }

    /// <summary>A quote as typewriters or as typesetters write it.</summary>
    public static bool IsQuote(char c) => c is '"' or '\u201c' or '\u201d' or '\u201e' or '\u201f';

    /// <summary>Where something that is written without space ends.</summary>
    public static bool EndsPlain(char c) => c is '(' or ')' || char.IsWhiteSpace(c) || IsQuote(c);

    private QueryToken ReadQuoted(int start)
    {
        var end = start + 1;
        while (end < text.Length && !IsQuote(text[end]))
        {
            end++;
        }

        if (end == text.Length)
        {
            throw Bad(start, 1, "The quote that opens here is never closed.", "\"");
        }

        _at = end + 1;
        return Words(start, start + 1, end, isQuoted: true);
    }

    private QueryToken ReadPlain(int start, QueryField scope, bool isValue)
    {
        var end = start;
        while (end < text.Length && !EndsPlain(text[end]))
        {
            end++;
        }

        var plain = text.AsSpan(start, end - start);
        if (Operator(start, plain) is { } found)
        {
            _at = end;
            return found;
        }

        var colon = isValue ? -1 : plain.IndexOf(':');
        if (colon > 0 && QueryFields.TryParse(plain[..colon], out var field))
        {
            if (scope is not QueryField.Any)
            {
                throw Bad(start, colon + 1, $"{field.Word()}: cannot stand within {scope.Word()}:(…).", "words");
            }

            _at = start + colon + 1;
            return new(QueryTokenKind.Field, start, colon + 1, field);
        }

        if (colon > 1 && scope is QueryField.Any && !plain[..colon].ContainsAnyExcept(Letters) && LooksLikeValue(start + colon + 1, end))
        {
            throw Bad(
                start, colon + 1, $"There is no field '{Shown(plain[..colon])}:'. To look for it as words, put it in quotes.",
                string.Join(", ", QueryFields.Names.Select(name => name + ":")));
        }

        _at = end;
        return Words(start, start, end, isQuoted: false);
    }

    // Not the colon of a sentence ("Oslo: rain") nor that of an address.
    private bool LooksLikeValue(int at, int end) => at < end ? text[at] is not '/' : at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ')';

    private static QueryToken? Operator(int start, ReadOnlySpan<char> plain)
    {
        switch (plain)
        {
            case "AND":
                return new(QueryTokenKind.And, start, plain.Length);
            case "OR":
                return new(QueryTokenKind.Or, start, plain.Length);
            case "NOT":
                return new(QueryTokenKind.Not, start, plain.Length);
            case "NEAR":
                return new(QueryTokenKind.Near, start, plain.Length, Between: StandardBetween);
        }

        if (!plain.StartsWith("NEAR/", StringComparison.Ordinal))
        {
            return null;
        }

        return int.TryParse(plain[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var between) && between <= MaxBetween
            ? new(QueryTokenKind.Near, start, plain.Length, Between: between)
            : throw Bad(start, plain.Length, $"'{Shown(plain)}' does not say how near.", $"NEAR/0 … NEAR/{MaxBetween}, the words that may lie between");
    }

    private QueryToken Words(int start, int from, int to, bool isQuoted)
    {
        var raw = text.AsSpan(from, to - from);
        var folded = FoldedWords.Of(CanonicalForm.Compose(raw.ToString()));
        var star = raw.IndexOf('*');
        var isPrefix = star > 0 && folded.Length > 0 && !WordReader.HasWord(raw[star..]) && EndsWithWord(raw[..star]);
        if (star >= 0 && folded.Length > 0 && !isPrefix && WordReader.HasWord(raw[star..]))
        {
            throw Bad(from + star, 1, "A star stands only at the end of a word, for all that begin with it.", "a word without it");
        }

        return new(
            QueryTokenKind.Words, start, (isQuoted ? to + 1 : to) - start, Raw: (isPrefix ? raw[..star] : raw).ToString(), Folded: Sequence.Of<string>(folded),
            IsQuoted: isQuoted, IsPrefix: isPrefix);
    }

    /// <summary>An accent behind a letter, as some keyboards write it, is part of that.</summary>
    private static bool EndsWithWord(ReadOnlySpan<char> text)
    {
        while (Rune.DecodeLastFromUtf16(text, out var rune, out var length) is OperationStatus.Done)
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark))
            {
                return WordReader.HasWord(text[^length..]);
            }

            text = text[..^length];
        }

        return false;
    }

    private static string Shown(ReadOnlySpan<char> text) => text.Length <= MaxQuoted ? text.ToString() : string.Concat(text[..MaxQuoted], "…");

    private static QueryException Bad(int position, int length, string message, string? expected = null) => new(new(position, length, message, expected));
}
