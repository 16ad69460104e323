using System.Text.RegularExpressions;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Training.Knowledge;

/// <summary>Which spellings enter the knowledge files, and which of them only as weak ones.</summary>
internal sealed partial class NameRules(Lexicon lexicon)
{
    private const int MaxWords = 7;

    /// <summary>"Amazon %28company%29" → "Amazon".</summary>
    public static string Clean(string label)
    {
        var plain = Uri.UnescapeDataString(label).Replace('_', ' ');
        return InParentheses().Replace(plain, "").Trim();
    }

    /// <summary>Latin letters, begins with a capital or a digit, few words.</summary>
    public static bool IsName(string name) =>
        name.Length is >= 2 and <= 80 && (char.IsUpper(name[0]) || char.IsDigit(name[0])) && name.All(c => c < '\u0250' && c is not ('|' or '\t' or '~'))
        && name.Count(c => c == ' ') < MaxWords && name.Any(char.IsLetter);

    /// <summary>How else the name is written: "The Economist" → "Economist", "Acme, Inc." → "Acme"; null: not otherwise.</summary>
    public static string? Short(string name)
    {
        var plain = CompanyForm().Replace(name.StartsWith("The ", StringComparison.Ordinal) ? name[4..] : name, "");
        return plain != name && plain.Length > 3 && IsName(plain) ? plain : null;
    }

    /// <summary>Whether an alias can stand for itself: linkers take "Paris" for Paris Hilton and "GA" for Georgia.</summary>
    public static bool IsAlias(string alias, KnownRow row)
    {
        if (!IsName(alias))
        {
            return false;
        }

        var capitals = alias.Length >= 3 && alias.All(char.IsUpper);
        return row.Kind switch
        {
            'P' => alias.Contains(' ', StringComparison.Ordinal) && alias.Split(' ')[^1] == row.Name.Split(' ')[^1],
            'L' => alias.Length > 3 && !capitals && (alias.Contains(' ', StringComparison.Ordinal) || alias.Length > 4),
            _ => capitals || alias.Contains(' ', StringComparison.Ordinal) || row.Name.StartsWith(alias + " Inc", StringComparison.Ordinal),
        };
    }

    public bool IsWeak(string name, char kind, int prominence)
    {
        var words = new List<Token>();
        Tokenizer.Cut(name, words);
        var letters = words.FindAll(word => word.IsWord);
        if (letters.Count == 0)
        {
            return true;
        }

        var common = letters.TrueForAll(word => lexicon.Of(word.Hash) is { LowerShare: >= 3, Frequency: >= 2 });
        if (letters.Count == 1 && words.Count == 1)
        {
            var facts = lexicon.Of(letters[0].Hash);
            return common && !letters[0].IsAllCaps || kind is 'P' or 'X' or '?' || name.Length <= 2 && prominence < 500
                || kind is 'O' && name.Length <= 3 && prominence < 100
                || kind is 'L' && (facts.IsFirstName || facts.IsSurname) && prominence < 300;
        }

        return kind is '?' || common && kind is not ('L' or 'P');
    }

    [GeneratedRegex(@",? (Inc\.?|Incorporated|Corp\.?|Corporation|Company|Co\.|Ltd\.?|Limited|plc|PLC|LLC|AG|S\.A\.|SE|N\.V\.)$")]
    private static partial Regex CompanyForm();

    [GeneratedRegex(@"\s*\([^)]*\)$")]
    private static partial Regex InParentheses();
}
