using System.Globalization;
using System.Text;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Training.Data;

namespace NewsMonitor.Training.Knowledge;

/// <summary>Joins the word lists to <see cref="Lexicon.FileName"/>.</summary>
internal static class LexiconBuilder
{
    public static string Build(DataFolder data)
    {
        var words = new SortedDictionary<string, Facts>(StringComparer.Ordinal);
        Facts Of(string word) => words.TryGetValue(word, out var facts) ? facts : words[word] = new();

        foreach (var row in data.Rows("words/unigrams.tsv"))
        {
            var facts = Of(row[0]);
            facts.Count = int.Parse(row[1], CultureInfo.InvariantCulture);
            facts.Lower = int.Parse(row[2], CultureInfo.InvariantCulture);
        }

        foreach (var row in data.Rows("words/first_names.tsv"))
        {
            Of(row[0].ToLowerInvariant()).FirstName |= IsName(row[0]);
        }

        foreach (var row in data.Rows("words/surnames.tsv"))
        {
            Of(row[0].ToLowerInvariant()).Surname |= IsName(row[0]);
        }

        foreach (var row in data.Rows("words/vader.tsv"))
        {
            if (row[0].All(c => char.IsLetter(c) || c is '\'' or '-'))
            {
                Of(row[0].ToLowerInvariant()).Valence = (int)Math.Round(10 * double.Parse(row[1], CultureInfo.InvariantCulture));
            }
        }

        var lines = new StringBuilder();
        foreach (var (word, facts) in words)
        {
            var frequency = facts.Count == 0 ? 0 : Math.Min(15, (int)Math.Log2(facts.Count));
            var lower = facts.Count == 0 ? 0 : Math.Min(9, facts.Lower * 10 / facts.Count);
            lines.Append(CultureInfo.InvariantCulture, $"{word}\t{frequency}\t{lower}\t{(facts.FirstName ? "f" : "")}{(facts.Surname ? "s" : "")}\t{facts.Valence}\n");
        }

        return lines.ToString();
    }

    private static bool IsName(string name) => name.Length >= 3 && name.All(char.IsLetter);

    private sealed class Facts
    {
        public int Count { get; set; }
        public int Lower { get; set; }
        public bool FirstName { get; set; }
        public bool Surname { get; set; }
        public int Valence { get; set; }
    }
}
