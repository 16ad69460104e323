using System.Collections.Frozen;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Encoder;

/// <summary>
/// Cuts our tokens into the word pieces that the encoder knows (BERT, uncased: lower case, accents off, punctuation apart, longest match first),
/// so that every piece knows its token and with it its place in the text.
/// </summary>
internal sealed class WordPieces
{
    public const string FileName = "vocabulary.txt.br";
    public const int Padding = 0, Unknown = 100, Begin = 101, End = 102;

    private const int LongestWord = 100;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _starts;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _inner;

    private WordPieces(string[] lines)
    {
        Count = lines.Length;
        var all = lines.Select((text, id) => (Text: text, Id: id)).ToList();
        // Inner pieces stand in a table of their own, without their ## in front.
        _starts = all.Where(piece => !IsInner(piece.Text)).ToFrozenDictionary(piece => piece.Text, piece => piece.Id, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _inner = all.Where(piece => IsInner(piece.Text)).ToFrozenDictionary(piece => piece.Text[2..], piece => piece.Id, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count { get; }

    /// <exception cref="FileNotFoundException">The vocabulary is missing.</exception>
    /// <exception cref="InvalidDataException">The file is no vocabulary.</exception>
    public static WordPieces Load(string folder) => ModelFiles.ReadText(folder, FileName, text =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries) is var lines && lines[Padding] is "[PAD]" && lines[Unknown] is "[UNK]" && lines[Begin] is "[CLS]" && lines[End] is "[SEP]"
            ? new WordPieces(lines)
            : throw new InvalidDataException("it is no vocabulary."));

    /// <summary>How a token is written, as the encoder is told: 0 lower case or no letters, 1 Initial, 2 ALL CAPS, 3 miXed.</summary>
    public static int TypeOf(Token token) =>
        token.Has(Shape.AllUpper) ? 2 : token.Has(Shape.InnerUpper) ? 3 : token.Has(Shape.InitialUpper) ? 1 : 0;

    /// <summary>Appends the pieces of one token; at least one.</summary>
    public void Append(ReadOnlySpan<char> token, List<int> pieces)
    {
        var before = pieces.Count;
        Span<char> word = stackalloc char[LongestWord + 1];
        var length = 0;
        foreach (var c in token)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c) || Folding.IsInvisible(c))
            {
                continue;
            }

            if (IsApart(c))
            {
                AppendWord(word[..length], pieces);
                length = 0;
                AppendWord([c], pieces);
            }
            else if (length <= LongestWord)
            {
                word[length++] = Plain(c);
            }
        }

        AppendWord(word[..length], pieces);
        if (pieces.Count == before)
        {
            pieces.Add(Unknown);
        }
    }

    private void AppendWord(ReadOnlySpan<char> word, List<int> pieces)
    {
        if (word.IsEmpty)
        {
            return;
        }

        var before = pieces.Count;
        var table = _starts;
        var start = word.Length > LongestWord ? -1 : 0;
        while (start >= 0 && start < word.Length)
        {
            var end = word.Length;
            int id;
            while (!table.TryGetValue(word[start..end], out id))
            {
                if (--end == start)
                {
                    break;
                }
            }

            if (end > start)
            {
                pieces.Add(id);
                (start, table) = (end, _inner);
            }
            else
            {
                start = -1;
            }
        }

        if (start < 0)
        {
            pieces.RemoveRange(before, pieces.Count - before);
            pieces.Add(Unknown);
        }
    }

    private static char Plain(char c)
    {
        var lower = char.ToLowerInvariant(c);
        while (lower >= '\u00c0' && CanonicalForm.Decompose(lower) is { } parts)
        {
            lower = parts.Base;
        }

        return lower;
    }

    // Punctuation, symbols of ASCII, and Chinese characters stand alone.
    private static bool IsApart(char c) =>
        c < '\u0080' ? !char.IsAsciiLetterOrDigit(c) : char.IsPunctuation(c) || c is >= '\u4e00' and <= '\u9fff' or >= '\u3400' and <= '\u4dbf';

    private static bool IsInner(string piece) => piece.StartsWith("##", StringComparison.Ordinal) && piece.Length > 2;
}
