using System.Collections.Immutable;
using System.Globalization;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.OwnList;

/// <summary>Checks the rows of a list, one by one, each spelling against all before it.</summary>
internal sealed class OwnNamesTable(ProblemList problems)
{
    /// <summary>Longest Wikidata number that is one: nine digits are ten times what exists.</summary>
    private const int MaxDigits = 9;

    private const int MaxWords = 20;

    private readonly ImmutableArray<OwnName>.Builder _rows = ImmutableArray.CreateBuilder<OwnName>();
    private readonly Dictionary<ulong, (string Spelling, int Line)> _spellings = [];
    private readonly Dictionary<string, int> _items = new(StringComparer.Ordinal);
    private readonly Dictionary<SubjectId, int> _ids = [];
    private readonly List<Token> _tokens = [];

    public int Count => _rows.Count;

    public ImmutableArray<OwnName> Rows => _rows.ToImmutable();

    public void Add(int line, string name, string aliases, string kind, string wikidata)
    {
        var before = problems.Count;
        var others = aliases.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (others.Length > OwnNames.MaxAliases)
        {
            problems.Add(line, $"There are more than {OwnNames.MaxAliases} aliases.");
            return;
        }

        Check(line, "name", name, name);
        var kept = others.Where(alias => Check(line, "alias", alias, name)).ToImmutableArray();
        var isKind = SubjectKinds.TryParse(kind.ToLowerInvariant().Replace('z', 's'), out var found) && found.IsEntity();
        if (!isKind)
        {
            problems.Add(line, $"\"{Short(kind)}\" is no kind: person, organisation, place or other.");
        }

        if (wikidata.Length > 0 && !IsItem(wikidata))
        {
            problems.Add(line, $"\"{Short(wikidata)}\" is no Wikidata id such as Q312.");
        }
        else if (wikidata.Length > 0 && !_items.TryAdd(wikidata, line))
        {
            problems.Add(line, $"{wikidata} is already in line {_items[wikidata]}; write further spellings as its aliases.");
        }

        if (problems.Count == before && wikidata.Length == 0 && !_ids.TryAdd(SubjectId.Unlinked(found, name), line))
        {
            problems.Add(line, $"\"{name}\" has the same id as the name in line {_ids[SubjectId.Unlinked(found, name)]}.");
        }

        if (problems.Count == before)
        {
            _rows.Add(new(name, kept, found, wikidata.Length == 0 ? null : wikidata));
        }
    }

    /// <summary>Whether it is a spelling that the row adds: no problem, and not the same words as another of its spellings.</summary>
    private bool Check(int line, string what, string spelling, string name)
    {
        if (spelling.Length is 0 or > OwnNames.MaxLength)
        {
            problems.Add(line, spelling.Length == 0 ? $"The {what} is missing." : $"The {what} is longer than {OwnNames.MaxLength} characters.");
            return false;
        }

        if (spelling.AsSpan().ContainsAnyInRange('\0', '\u001f') || spelling.Contains('|', StringComparison.Ordinal))
        {
            problems.Add(line, $"The {what} \"{Short(spelling)}\" has a line break, tab or | in it; is a quotation mark left open?");
            return false;
        }

        var key = KeyOf(spelling);
        if (key == 0)
        {
            problems.Add(line, $"The {what} \"{Short(spelling)}\" has no letter or digit, or more than {MaxWords} words.");
            return false;
        }

        if (_spellings.TryAdd(key, (name, line)))
        {
            return true;
        }

        var (other, first) = _spellings[key];
        if (first != line)
        {
            problems.Add(line, $"\"{Short(spelling)}\" already means \"{Short(other)}\" of line {first}.");
        }

        return false;
    }

    // As the knowledge looks names up; 0: nothing to look up.
    private ulong KeyOf(string spelling)
    {
        _tokens.Clear();
        Tokenizer.Cut(spelling, _tokens);
        if (_tokens.Count > MaxWords || !_tokens.Exists(IsSaid))
        {
            return 0;
        }

        var key = KnowledgeBase.Start;
        foreach (var token in _tokens)
        {
            key = Folding.Then(key, token.Hash);
        }

        return key;
    }

    // An address may be a name: "GOV.UK". One that is too long to be looked up has no hash.
    private static bool IsSaid(Token token) => token.Kind is TokenKind.Word or TokenKind.Number || token is { Kind: TokenKind.Other, Hash: not 0 };

    private static bool IsItem(string text) =>
        text.Length >= 2 && text.Length <= MaxDigits + 1 && text[0] == 'Q' && text[1] != '0' && int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static string Short(string text) => text.Length <= 40 ? text.ReplaceLineEndings(" ") : text[..40].ReplaceLineEndings(" ") + "…";
}
