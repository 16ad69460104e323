using System.Globalization;
using System.Text;

namespace NewsMonitor.Domain.Queries;

/// <summary>
/// The words of a text, one after the other, folded: lower case, without accents. The one place that says what a word is, for articles and
/// for queries alike.
/// </summary>
/// <remarks>
/// A word is a run of letters and digits with the marks that belong to them, so <c>U.S.</c> is two and <c>Putin's</c> is <c>putin</c> and
/// <c>s</c>. In scripts that put no space between words (Chinese, Japanese, Thai, Lao, Burmese, Khmer) each letter is a word, and a word of a
/// query becomes a phrase. Folding a folded word changes nothing.
/// </remarks>
public ref struct WordReader
{
    /// <summary>Letters of a folded word; what goes beyond (encoded data) is not compared.</summary>
    public const int MaxLength = 64;

    private readonly ReadOnlySpan<char> _text;
    private readonly Span<char> _buffer;
    private int _at;
    private int _folded;
    private bool _isFull;

    /// <param name="text">May hold anything; half surrogates part words.</param>
    /// <param name="buffer">At least <see cref="MaxLength"/> characters; holds the current word.</param>
    public WordReader(ReadOnlySpan<char> text, Span<char> buffer)
    {
        _text = text;
        _buffer = buffer;
    }

    /// <summary>First character of the current word in the text.</summary>
    public int Start { get; private set; }

    /// <summary>Characters of the current word in the text, marks and all; ≥ 1.</summary>
    public readonly int Length => _at - Start;

    /// <summary>The current word as it is compared; valid until the next call of <see cref="Next"/>.</summary>
    public readonly ReadOnlySpan<char> Word => _buffer[.._folded];

    public bool Next()
    {
        (_folded, _isFull) = (0, false);
        while (_at < _text.Length)
        {
            Start = _at;
            var c = _text[_at];
            if (char.IsAsciiLetterOrDigit(c))
            {
                _at++;
                Append((char)(c < 'A' ? c : c | 0x20));
                Finish();
                return true;
            }

            if (c < 0x80)
            {
                _at++;
                continue;
            }

            Rune.DecodeFromUtf16(_text[_at..], out var rune, out var length);
            _at += length;
            if (!IsLetterOrNumber(rune))
            {
                continue;
            }

            Append(rune);
            if (IsWordByItself(rune))
            {
                FinishMarks();
            }
            else
            {
                Finish();
            }

            // A letter that folds to nothing makes no word.
            if (_folded > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether there is a word in the text at all.</summary>
    public static bool HasWord(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[MaxLength];
        return new WordReader(text, buffer).Next();
    }

    private void Finish()
    {
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (char.IsAsciiLetterOrDigit(c))
            {
                _at++;
                Append((char)(c < 'A' ? c : c | 0x20));
                continue;
            }

            if (c < 0x80)
            {
                return;
            }

            Rune.DecodeFromUtf16(_text[_at..], out var rune, out var length);
            if (!TakesPart(rune) && (!IsLetterOrNumber(rune) || IsWordByItself(rune)))
            {
                return;
            }

            _at += length;
            Append(rune);
        }
    }

    private void FinishMarks()
    {
        while (_at < _text.Length && _text[_at] >= 0x80)
        {
            Rune.DecodeFromUtf16(_text[_at..], out var rune, out var length);
            if (!TakesPart(rune))
            {
                return;
            }

            _at += length;
            Append(rune);
        }
    }

    private void Append(char c)
    {
        if (_isFull || _folded == MaxLength)
        {
            _isFull = true;
            return;
        }

        _buffer[_folded++] = c;
    }

    // Whole letters only, so that a cut word holds no half surrogate and folds to itself.
    private void Append(Rune rune)
    {
        Span<char> letters = stackalloc char[3];
        var count = LetterFold.Fold(rune, letters);
        if (_isFull || _folded + count > MaxLength)
        {
            _isFull = true;
            return;
        }

        letters[..count].CopyTo(_buffer[_folded..]);
        _folded += count;
    }

    private static bool IsLetterOrNumber(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber
            or UnicodeCategory.OtherNumber;

    /// <summary>What stands within a word and never begins one: marks, soft hyphens and joiners.</summary>
    private static bool TakesPart(Rune rune) =>
        rune.Value is 0xAD or 0x200C or 0x200D or 0x2060
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>A letter of a script that puts no space between words.</summary>
    internal static bool IsWordByItself(Rune rune) => rune.Value is
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) or (>= 0x3041 and <= 0x30FF)
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF66 and <= 0xFF9F)
        or (>= 0x20000 and <= 0x3FFFF);
}
