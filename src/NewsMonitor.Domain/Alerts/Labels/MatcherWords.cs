namespace NewsMonitor.Domain.Alerts;

/// <summary>Matchers as people read them: "rule is Port watch and severity matches warning|critical".</summary>
public static class MatcherWords
{
    /// <summary>All that ask for something: a pattern that matches everything is left out.</summary>
    /// <param name="names">What people call values, by label and value; what is not there is said as it is.</param>
    public static string Of(IEnumerable<Matcher> matchers, IReadOnlyDictionary<(string Label, string Value), string> names) =>
        string.Join(" and ", matchers.Where(matcher => matcher is not { Op: MatchOp.Like, Value: ".*" }).Select(matcher =>
            $"{matcher.Name} {Word(matcher.Op)} {(matcher.Value.Length == 0 ? "empty" : names.GetValueOrDefault((matcher.Name, matcher.Value), matcher.Value))}"));

    private static string Word(MatchOp op) => op switch
    {
        MatchOp.Equal => "is",
        MatchOp.NotEqual => "is not",
        MatchOp.Like => "matches",
        MatchOp.NotLike => "does not match",
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, "not a way to match"),
    };
}
