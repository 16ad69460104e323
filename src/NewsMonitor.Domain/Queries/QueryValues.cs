using System.Buffers;
using System.Globalization;
using System.Text;

namespace NewsMonitor.Domain.Queries;

/// <summary>Reads what stands in a field: words, an id, a language, a bound.</summary>
internal static class QueryValues
{
    /// <summary>Words of one phrase.</summary>
    public const int MaxPhrase = 32;

    /// <summary>A shorter beginning would gather a large part of all words.</summary>
    public const int MinPrefix = 2;

    private const string ScoreForm = "<, <=, > or >= and a number from -1 to 1, like sentiment:<-0.3";

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>What may stand there, for a message.</summary>
    public static string Expected(QueryField field) => field switch
    {
        QueryField.Entity => "a name or an id, like entity:\"Greta Thunberg\" or entity:Q7747",
        QueryField.Topic => "a name or an id, like topic:sport or topic:15000000",
        QueryField.Source => "words of a source's name, like source:reuters",
        QueryField.Language => "a language's code, like lang:en",
        QueryField.Sentiment => ScoreForm,
        _ => "a word, a \"phrase\" or a list in brackets",
    };

    /// <exception cref="QueryException">It cannot stand there.</exception>
    public static QueryNode Read(QueryField field, QueryToken token) => field switch
    {
        QueryField.Language => Language(token),
        QueryField.Sentiment => Score(token),
        QueryField.Entity when EntityId(token) is { } id => new QueryNode.Subject(id),
        QueryField.Topic when TopicId(token) is { } id => new QueryNode.Subject(id),
        _ => Words(field, token),
    };

    private static QueryNode.Words Words(QueryField field, QueryToken token)
    {
        var folded = token.Folded!;
        if (folded.Count == 0)
        {
            throw Bad(token, $"{field.Word()}: needs a letter or digit to look for.", Expected(field));
        }

        if (folded.Count > MaxPhrase)
        {
            throw Bad(token, $"A phrase has {MaxPhrase} words at most; this one has {folded.Count}.", null);
        }

        // Where each letter is a word, what begins with it is found anyway.
        var last = folded[^1];
        var isPrefix = token.IsPrefix && !WordReader.IsWordByItself(Rune.GetRuneAt(last, 0));
        if (isPrefix && last.EnumerateRunes().Count() < MinPrefix)
        {
            throw Bad(token, $"'{last}*' is too short a beginning.", $"at least {MinPrefix} letters before the star");
        }

        return new QueryNode.Words(field, folded, isPrefix);
    }

    private static SubjectId? EntityId(QueryToken token)
    {
        if (token.IsQuoted || token.IsPrefix)
        {
            return null;
        }

        var id = token.Raw.StartsWith("entity:", StringComparison.OrdinalIgnoreCase) ? token.Raw[7..] : token.Raw;
        if (id.Length > 1 && id[0] is 'Q' or 'q' && !id.AsSpan(1).ContainsAnyExceptInRange('0', '9'))
        {
            return SubjectId.TryParse("entity:Q" + id[1..], out var linked) ? linked : throw Bad(token, "That is no id of an entity.", Expected(QueryField.Entity));
        }

        var colon = id.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && SubjectKinds.TryParse(id[..colon], out var kind) && kind.IsEntity()
            && SubjectId.TryParse("entity:" + id, out var unlinked) && colon + 1 < id.Length ? unlinked : null;
    }

    private static SubjectId? TopicId(QueryToken token)
    {
        const int CodeLength = 8;
        var code = token.Raw.StartsWith("topic:", StringComparison.OrdinalIgnoreCase) ? token.Raw[6..] : token.Raw;
        return !token.IsQuoted && !token.IsPrefix && code.Length == CodeLength && !code.AsSpan().ContainsAnyExceptInRange('0', '9') ? SubjectId.Topic(code) : null;
    }

    // A region behind the code is let go: readers find languages.
    private static QueryNode.Language Language(QueryToken token)
    {
        var code = token.Raw.AsSpan().Trim();
        code = code[..(code.IndexOfAny('-', '_') is var end and >= 0 ? end : code.Length)];
        return !token.IsPrefix && code.Length is 2 or 3 && !code.ContainsAnyExcept(Letters)
            ? new QueryNode.Language(code.ToString().ToLowerInvariant())
            : throw Bad(token, "That is no language's code.", Expected(QueryField.Language));
    }

    private static QueryNode.Score Score(QueryToken token)
    {
        var text = token.Raw.Replace('\u2212', '-').AsSpan().Trim();
        ScoreTest? test = text switch
        {
            ['<', '=', ..] => ScoreTest.AtMost,
            ['>', '=', ..] => ScoreTest.AtLeast,
            ['<', ..] => ScoreTest.Below,
            ['>', ..] => ScoreTest.Above,
            _ => null,
        };
        if (test is not { } sure)
        {
            throw Bad(token, "sentiment: does not say in which direction.", ScoreForm);
        }

        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(text[sure.Sign().Length..], Plain, CultureInfo.InvariantCulture, out var bound) || bound is < -1 or > 1)
        {
            throw Bad(token, "sentiment: does not say how far.", ScoreForm);
        }

        return bound * 1000 % 1 == 0
            ? new QueryNode.Score(sure, (int)(bound * 1000), [])
            : throw Bad(token, "Sentiment is known to three decimals.", ScoreForm);
    }

    private static QueryException Bad(QueryToken token, string message, string? expected) => new(new(token.Start, token.Length, message, expected));
}
