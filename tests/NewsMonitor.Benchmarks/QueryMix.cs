using System.Text.RegularExpressions;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Benchmarks;

/// <summary>
/// Seeded queries as people keep them, of the names and words of real texts: 55 % a name, 38 to 39 % names and words joined in several ways, 5 % with fields,
/// a few lists of 500 names, 0.1 % beginnings of two letters.
/// </summary>
internal sealed partial class QueryMix
{
    private readonly Random _random;
    private readonly int _lists;
    private readonly string[] _names;
    private readonly string[] _words;

    /// <param name="lists">Of 1,000 queries so many are lists of names; 1 to 20.</param>
    public QueryMix(IReadOnlyList<string> texts, int lists, int seed)
    {
        _random = new(seed);
        _lists = lists;
        _names = [.. texts.SelectMany(text => Names().Matches(text).Select(match => match.Value)).Distinct()];
        _words = [.. texts.SelectMany(text => Words().Matches(text).Select(match => match.Value))]; // as often as they are used
    }

    public Query Next() => Query.Parse(_random.Next(1_000) switch
    {
        < 550 => Name(),
        < 700 => $"{Name()} AND ({Word()} OR {Word()} OR {Word()})",
        < 780 => $"{Word()} {Word()}",
        < 860 => $"{Word()} NEAR/{_random.Next(3, 12)} {Word()}",
        < 910 => $"title:{Name()}",
        < 930 => $"({Name()} OR {Name()}) NOT {Word()}",
        < 940 => $"{Name()} source:reuters",
        < 960 => $"{Name()} lang:en sentiment:<-0.3",
        < 970 => $"entity:Q{_random.Next(50_000)}",
        999 => $"{Word()[..2]}*",
        var one => one < 999 - _lists ? $"{Word()[..5]}* AND {Name()}" : string.Join(" OR ", Enumerable.Range(0, 500).Select(_ => Name())),
    });

    private string Name() => $"\"{_names[_random.Next(_names.Length)]}\"";

    private string Word() => _words[_random.Next(_words.Length)];

    [GeneratedRegex(@"\b\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+\b")]
    private static partial Regex Names();

    [GeneratedRegex(@"\b\p{Ll}{5,}\b")]
    private static partial Regex Words();
}
