namespace NewsMonitor.Domain.Queries;

/// <summary>
/// Reads a query by descent: OR binds least, then AND and what stands side by side, then NOT, then NEAR. Nesting is bounded, so is the stack.
/// </summary>
internal sealed class QueryParser
{
    /// <summary>Brackets within brackets.</summary>
    public const int MaxNesting = 40;

    /// <summary>Parts of one chain of NEARs: each is looked for around each occurrence of the one before.</summary>
    public const int MaxChain = 8;

    private const string Part = "a word, a \"phrase\", a field like title: or (";

    private readonly QueryLexer _lexer;
    private QueryField _scope;
    private QueryToken _token;
    private QueryToken? _before;
    private int _nesting;
    private QueryToken? _unbound;

    private QueryParser(string text)
    {
        _lexer = new(text);
        _token = _lexer.Next(QueryField.Any, isValue: false);
    }

    /// <exception cref="QueryException">The text is no query.</exception>
    public static QueryNode Parse(string text)
    {
        var parser = new QueryParser(text);
        var root = parser.ReadOr();
        if (parser._token.Kind is QueryTokenKind.Close)
        {
            throw Bad(parser._token, "There is no ( for this ).", "the end, or a ( before it");
        }

        if (!QueryBound.IsBound(root))
        {
            throw Bad(
                parser._unbound!,
                "This would match nearly everything: beside NOT and sentiment: a query, and each side of an OR, needs something to look for.", Part);
        }

        return ScoreBinding.Bind(root, []);
    }

    private QueryNode ReadOr()
    {
        var parts = new List<QueryNode>();
        var seen = new HashSet<QueryNode>();
        while (true)
        {
            var part = ReadAnd();
            foreach (var one in part is QueryNode.Or or ? or.Parts : [part])
            {
                if (seen.Add(one))
                {
                    parts.Add(one);
                }
            }

            if (_token.Kind is not QueryTokenKind.Or)
            {
                return parts.Count == 1 ? parts[0] : new QueryNode.Or([.. parts]);
            }

            Advance();
        }
    }

    private QueryNode ReadAnd()
    {
        var parts = new List<QueryNode>();
        do
        {
            if (_token.Kind is QueryTokenKind.And && parts.Count > 0)
            {
                Advance();
            }

            var part = ReadNot();
            if (part is QueryNode.And and)
            {
                parts.AddRange(and.Parts);
            }
            else
            {
                parts.Add(part);
            }
        }
        while (_token.Kind is QueryTokenKind.And || _token.BeginsPart);

        return parts.Count == 1 ? parts[0] : new QueryNode.And([.. parts]);
    }

    private QueryNode ReadNot()
    {
        var negated = false;
        while (_token.Kind is QueryTokenKind.Not)
        {
            _unbound ??= _token;
            negated = !negated;
            Advance();
        }

        var part = ReadNear();
        return !negated ? part : part is QueryNode.Not not ? not.Part : new QueryNode.Not(part);
    }

    private QueryNode ReadNear()
    {
        var first = _token;
        var part = ReadPart();
        if (_token.Kind is not QueryTokenKind.Near)
        {
            return part;
        }

        var (parts, between) = (new List<QueryNode> { part }, new List<int>());
        var field = FieldOfNear(part, first);
        while (_token.Kind is QueryTokenKind.Near)
        {
            if (parts.Count == MaxChain)
            {
                throw Bad(_token, $"NEAR joins {MaxChain} parts at most.", "AND, OR or the end");
            }

            between.Add(_token.Between);
            Advance();
            first = _token;
            parts.Add(ReadPart());
            if (FieldOfNear(parts[^1], first) != field)
            {
                throw Bad(first, "Both sides of NEAR must look in the same field.", field is QueryField.Any ? "no field" : field.Word() + ":");
            }
        }

        return new QueryNode.Near([.. parts], [.. between]);
    }

    private static QueryField FieldOfNear(QueryNode part, QueryToken token)
    {
        Sequence<QueryNode> each = part is QueryNode.Or or ? or.Parts : [part];
        QueryField? field = null;
        foreach (var one in each)
        {
            if (one is not QueryNode.Words { Field: QueryField.Any or QueryField.Title or QueryField.Text } words || (field ?? words.Field) != words.Field)
            {
                throw Bad(token, "NEAR stands between words, phrases and lists of them with OR, in title or text.", "a word, a \"phrase\" or a list like (gaza OR rafah)");
            }

            field = words.Field;
        }

        return field!.Value;
    }

    private QueryNode ReadPart()
    {
        switch (_token.Kind)
        {
            case QueryTokenKind.Open:
                var inner = ReadBrackets();
                Advance();
                return inner;
            case QueryTokenKind.Words:
                return ReadWords(_token, after: _scope);
            case QueryTokenKind.Field:
                return ReadField();
            default:
                throw Missing();
        }
    }

    // Ends before its ), so that the caller says in which field the next token is read.
    private QueryNode ReadBrackets()
    {
        var open = _token;
        if (++_nesting > MaxNesting)
        {
            throw Bad(open, $"Brackets stand within brackets {MaxNesting} deep at most.");
        }

        Advance();
        var inner = ReadOr();
        if (_token.Kind is not QueryTokenKind.Close)
        {
            throw new QueryException(new(open.Start, open.Length, "The bracket that opens here is never closed.", ")"));
        }

        _nesting--;
        return inner;
    }

    private QueryNode ReadField()
    {
        var name = _token;
        _scope = name.Field;
        _before = name;
        _token = _lexer.Next(_scope, isValue: true);
        if (_scope is QueryField.Sentiment)
        {
            _unbound ??= name;
        }

        if (_token.Kind is QueryTokenKind.Open && _scope is not QueryField.Sentiment)
        {
            var inner = ReadBrackets();
            _scope = QueryField.Any;
            Advance();
            return inner;
        }

        if (_token.Kind is not QueryTokenKind.Words)
        {
            throw Bad(_token, $"{name.Name} says nothing to look for.", QueryValues.Expected(name.Field));
        }

        return ReadWords(_token, after: QueryField.Any);
    }

    private QueryNode ReadWords(QueryToken token, QueryField after)
    {
        var node = QueryValues.Read(_scope, token);
        _scope = after;
        Advance();
        return node;
    }

    private void Advance()
    {
        _before = _token;
        _token = _lexer.Next(_scope, isValue: false);
    }

    private QueryException Missing() => _token.Kind switch
    {
        _ when _before is null && _token.Kind is QueryTokenKind.End => Bad(_token, "There is nothing to look for.", Part),
        QueryTokenKind.Close when _before?.Kind is QueryTokenKind.Open => Bad(_token, "Nothing stands between these brackets.", Part),
        QueryTokenKind.Close when _before is null => Bad(_token, "There is no ( for this ).", Part),
        QueryTokenKind.End or QueryTokenKind.Close => Bad(_token, $"Something is missing after {_before?.Name}.", Part),
        _ when _before is null or { Kind: QueryTokenKind.Open } => Bad(_token, $"{_token.Name} has nothing before it.", Part),
        _ => Bad(_token, $"{_token.Name} cannot follow {_before.Name}.", Part),
    };

    private static QueryException Bad(QueryToken token, string message, string? expected = null) => new(new(token.Start, token.Length, message, expected));
}
