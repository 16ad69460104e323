using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace NewsMonitor.Domain.Alerts;

[JsonConverter(typeof(JsonStringEnumConverter<MatchOp>))]
public enum MatchOp
{
    [JsonStringEnumMemberName("=")] Equal = 0,
    [JsonStringEnumMemberName("!=")] NotEqual = 1,
    [JsonStringEnumMemberName("=~")] Like = 2,
    [JsonStringEnumMemberName("!~")] NotLike = 3,
}

/// <summary>A condition on one label, as Alertmanager has it: a label that is not there has the empty value.</summary>
/// <param name="Name">Of the label.</param>
/// <param name="Op">How they are compared; patterns must match the whole value.</param>
/// <param name="Value">Text, or a regular expression without look-around and back-references, which is matched in linear time.</param>
public sealed record Matcher([property: JsonRequired] string Name, MatchOp Op, [property: JsonRequired] string Value)
{
    public const int MaxValue = 300;
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    private Regex? _pattern;

    public bool Matches(Labels labels) => Op switch
    {
        MatchOp.Equal => labels[Name] == Value,
        MatchOp.NotEqual => labels[Name] != Value,
        MatchOp.Like => Pattern.IsMatch(labels[Name]),
        MatchOp.NotLike => !Pattern.IsMatch(labels[Name]),
        _ => throw new InvalidOperationException($"'{Op}' is not a way to match"),
    };

    /// <summary>What is wrong with it; null: nothing.</summary>
    public string? Problem()
    {
        if (!Labels.IsName(Name))
        {
            return $"'{Name}' cannot be the name of a label";
        }

        if (Value is null || Value.Length > MaxValue)
        {
            return $"the value for '{Name}' has more than {MaxValue} characters";
        }

        try
        {
            if (Op is MatchOp.Like or MatchOp.NotLike)
            {
                _ = new Regex(Value, Options);      // by itself: what closes a bracket that it did not open is no pattern
                _ = Pattern;
            }

            return null;
        }
        catch (RegexParseException error)
        {
            return $"'{Value}' is not a pattern: {Fault(error)}";
        }
        catch (NotSupportedException)
        {
            return $"'{Value}' is a pattern with look-around, a back-reference or a condition, which are not taken";
        }
    }

    private static string Fault(RegexParseException error) => error.Error switch
    {
        RegexParseError.InsufficientClosingParentheses => "a '(' is not closed",
        RegexParseError.InsufficientOpeningParentheses => "a ')' closes nothing",
        RegexParseError.UnterminatedBracket => "a '[' is not closed",
        RegexParseError.QuantifierAfterNothing => "there is nothing to repeat before '*', '+', '?' or '{'",
        RegexParseError.UnescapedEndingBackslash => "nothing follows its last '\\'",
        _ => $"it cannot be read at character {Math.Max(1, error.Offset)}",
    };

    public bool Equals(Matcher? other) => other is not null && (Name, Op, Value) == (other.Name, other.Op, other.Value);

    public override int GetHashCode() => HashCode.Combine(Name, Op, Value);

    private Regex Pattern => _pattern ??= new($@"\A(?:{Value})\z", Options);
}
