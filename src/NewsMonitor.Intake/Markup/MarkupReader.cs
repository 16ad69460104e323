using System.Net;

namespace NewsMonitor.Intake;

internal enum MarkupKind
{
    Text,
    Start,
    End,
}

/// <summary>
/// Cuts XML and HTML, well formed or not, into texts, start tags and end tags, in one pass and linear time. Comments, instructions and
/// document types are passed over; no entity is ever expanded but numbers and the named letters of HTML. Never fails: what is no markup is text.
/// </summary>
internal sealed class MarkupReader(string source)
{
    private const int MostAttributes = 100;

    private readonly List<(string Name, string Value)> _attributes = [];
    private int _at;
    private bool _noSubsetEnd, _noInstructionEnd;

    public MarkupKind Kind { get; private set; }

    /// <summary>The tag's name as written, with its prefix; of a start or an end.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Of a text: with its entities decoded, except in CDATA.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Of a start: it has no end, by its own slash.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>Of a start, in order; valid until the next <see cref="Read"/>.</summary>
    public IReadOnlyList<(string Name, string Value)> Attributes => _attributes;

    /// <summary>Moves to the next text or tag; false at the end.</summary>
    public bool Read()
    {
        while (_at < source.Length)
        {
            if (source[_at] != '<' || !BeginsMarkup(_at))
            {
                ReadText();
                return true;
            }

            switch (source[_at + 1])
            {
                case '!' when At("<![CDATA["):
                    var end = source.IndexOf("]]>", _at + 9, StringComparison.Ordinal);
                    (Kind, Text) = (MarkupKind.Text, end < 0 ? source[(_at + 9)..] : source[(_at + 9)..end]);
                    _at = end < 0 ? source.Length : end + 3;
                    return true;
                case '!':
                    SkipDeclaration();
                    break;
                case '?':
                    SkipInstruction();
                    break;
                case '/':
                    ReadEnd();
                    return true;
                default:
                    ReadStart();
                    return true;
            }
        }

        return false;
    }

    /// <summary>Passes over everything up to the end tag of this name, whatever it looks like: the content of a script.</summary>
    public void SkipRaw(string name)
    {
        var end = source.IndexOf("</" + name, _at, StringComparison.OrdinalIgnoreCase);
        _at = end < 0 ? source.Length : end;
    }

    private bool At(string text) => string.CompareOrdinal(source, _at, text, 0, text.Length) == 0;

    private bool BeginsMarkup(int at) =>
        at + 1 < source.Length && (source[at + 1] is '!' or '?' || IsNameStart(at + 1) || (source[at + 1] == '/' && IsNameStart(at + 2)));

    private bool IsNameStart(int at) => at < source.Length && (char.IsLetter(source[at]) || source[at] is '_' or ':');

    private void ReadText()
    {
        var end = _at + 1;
        while ((end = source.IndexOf('<', Math.Min(end, source.Length))) >= 0 && !BeginsMarkup(end))
        {
            end++;
        }

        end = end < 0 ? source.Length : end;
        (Kind, Text) = (MarkupKind.Text, WebUtility.HtmlDecode(source[_at..end]));
        _at = end;
    }

    private void SkipDeclaration()
    {
        if (At("<!--"))
        {
            var end = At("<!-->") ? _at + 2 : source.IndexOf("-->", _at + 4, StringComparison.Ordinal);
            _at = end < 0 ? source.Length : end + 3;
            return;
        }

        var close = source.IndexOf('>', _at);
        var subset = close < 0 ? -1 : source.IndexOf('[', _at, close - _at);
        if (subset >= 0 && !_noSubsetEnd)
        {
            var end = EndOfSubset(subset);
            _noSubsetEnd = end < 0;
            close = end < 0 ? close : end;
        }

        _at = close < 0 ? source.Length : close + 1;
    }

    private int EndOfSubset(int from)
    {
        for (var at = source.IndexOf(']', from); at >= 0; at = source.IndexOf(']', at + 1))
        {
            var close = at + 1;
            while (close < source.Length && char.IsWhiteSpace(source[close]))
            {
                close++;
            }

            if (close < source.Length && source[close] == '>')
            {
                return close;
            }
        }

        return -1;
    }

    private void SkipInstruction()
    {
        var end = _noInstructionEnd ? -1 : source.IndexOf("?>", _at, StringComparison.Ordinal);
        _noInstructionEnd = end < 0;
        var close = end < 0 ? source.IndexOf('>', _at) : end + 1;
        _at = close < 0 ? source.Length : close + 1;
    }

    private void ReadEnd()
    {
        var start = _at + 2;
        var end = EndOfName(start);
        (Kind, Name) = (MarkupKind.End, source[start..end]);
        // An end tag that is never closed, or that runs into the next tag, ends where its name does.
        var close = source.AsSpan(end).IndexOfAny('>', '<');
        _at = close < 0 ? source.Length : end + close + (source[end + close] == '>' ? 1 : 0);
    }

    private void ReadStart()
    {
        var end = EndOfName(_at + 1);
        (Kind, Name, IsEmpty) = (MarkupKind.Start, source[(_at + 1)..end], false);
        _attributes.Clear();
        _at = end;
        while (_at < source.Length)
        {
            var c = source[_at];
            if (c == '>')
            {
                _at++;
                return;
            }

            if (c == '<')
            {
                return;
            }

            IsEmpty = c == '/' && _at + 1 < source.Length && source[_at + 1] == '>';
            if (c is '/' or '=' or '"' or '\'' || char.IsWhiteSpace(c))
            {
                _at++;
                continue;
            }

            ReadAttribute();
        }
    }

    private void ReadAttribute()
    {
        var end = EndOfName(_at);
        end = end == _at ? _at + 1 : end;
        var name = source[_at..end];
        _at = SkipSpace(end);
        var value = "";
        if (_at < source.Length && source[_at] == '=')
        {
            _at = SkipSpace(_at + 1);
            value = ReadValue();
        }

        if (_attributes.Count < MostAttributes)
        {
            _attributes.Add((name, value));
        }
    }

    private string ReadValue()
    {
        if (_at >= source.Length)
        {
            return "";
        }

        var start = _at;
        if (source[_at] is '"' or '\'' && source.IndexOf(source[_at], _at + 1) is var close and >= 0)
        {
            _at = close + 1;
            return WebUtility.HtmlDecode(source[(start + 1)..close]);
        }

        while (_at < source.Length && source[_at] != '>' && !char.IsWhiteSpace(source[_at]) && !(source[_at] == '/' && _at + 1 < source.Length && source[_at + 1] == '>'))
        {
            _at++;
        }

        return WebUtility.HtmlDecode(source[start.._at].Trim('"', '\''));
    }

    private int EndOfName(int at)
    {
        while (at < source.Length && source[at] is not ('>' or '<' or '/' or '=' or '"' or '\'') && !char.IsWhiteSpace(source[at]))
        {
            at++;
        }

        return at;
    }

    private int SkipSpace(int at)
    {
        while (at < source.Length && char.IsWhiteSpace(source[at]))
        {
            at++;
        }

        return at;
    }
}
