using System.Globalization;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Knowledge;

/// <summary>
/// What is known of single words: how often and how they are written, whether they are names of people, how they are felt.
/// Lines of the file: word, frequency 0 … 15 (log2 of the count), share written in lower case 0 … 9, marks (<c>f</c> first name,
/// <c>s</c> surname), valence −40 … 40 (tenths of VADER's).
/// </summary>
internal sealed class Lexicon
{
    public const string FileName = "lexicon.tsv.br";

    private readonly HashTable _facts;

    private Lexicon(HashTable facts) => _facts = facts;

    /// <exception cref="FileNotFoundException">The file is missing.</exception>
    /// <exception cref="InvalidDataException">The file is no lexicon.</exception>
    public static Lexicon Load(string folder) => ModelFiles.ReadText(folder, FileName, Parse);

    private static Lexicon Parse(string text)
    {
        var facts = new HashTable(60_000);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsEmpty)
            {
                continue;
            }

            var fields = new TabFields(line);
            var word = fields.Next();
            var frequency = int.Parse(fields.Next(), CultureInfo.InvariantCulture);
            var lower = int.Parse(fields.Next(), CultureInfo.InvariantCulture);
            var marks = fields.Next();
            var valence = int.Parse(fields.Next(), CultureInfo.InvariantCulture);
            facts.At(Folding.HashOf(word)) = new WordFacts(frequency, lower, marks.Contains('f'), marks.Contains('s'), valence).Packed;
        }

        return new(facts);
    }

    /// <summary><c>default</c> for a word that is not listed.</summary>
    public WordFacts Of(ulong hash) => _facts.TryGet(hash, out var packed) ? new(packed) : default;
}

/// <summary>Facts of one word, packed into 32 bits; <c>default</c> knows nothing.</summary>
internal readonly record struct WordFacts(int Packed)
{
    private const int KnownBit = 1 << 30;

    public WordFacts(int frequency, int lowerShare, bool firstName, bool surname, int valence)
        : this(KnownBit | frequency | (lowerShare << 4) | (firstName ? 1 << 8 : 0) | (surname ? 1 << 9 : 0) | ((valence + 128) << 10))
    {
    }

    public bool IsKnown => Packed != 0;

    /// <summary>0 … 15: log2 of the count; 0 too where it was never counted.</summary>
    public int Frequency => Packed & 15;

    /// <summary>0 … 9: tenths of its occurrences that are in lower case.</summary>
    public int LowerShare => (Packed >> 4) & 15;

    public bool IsFirstName => (Packed & (1 << 8)) != 0;

    public bool IsSurname => (Packed & (1 << 9)) != 0;

    /// <summary>−40 … 40; 0 where it is felt as neither.</summary>
    public int Valence => IsKnown ? ((Packed >> 10) & 255) - 128 : 0;

    /// <summary>A word of the dictionary: mostly written in lower case.</summary>
    public bool IsCommon => LowerShare >= 4 && Frequency >= 3;
}
