using System.Runtime.InteropServices;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Encoder;

/// <summary>An article's passages and their word pieces. Reused from article to article.</summary>
internal sealed class Passages(WordPieces vocabulary)
{
    /// <summary>Most pieces of a pass, begin and end included.</summary>
    public const int Longest = 190;

    /// <summary>An article is read up to so many pieces, some 20,000 words; behind them, known names and those named before are found still.</summary>
    public const int MostPieces = 30_000;

    /// <summary>A token of more pieces is no word; it is told by its first ones.</summary>
    private const int MostOfToken = 24;

    /// <summary>No word is longer; what is, is told by its beginning.</summary>
    private const int MostCharacters = 128;

    /// <summary>How far back a cut looks for a place that is no name.</summary>
    private const int CutReach = 40;

    private readonly List<int> _starts = [];
    private bool _isFull;

    public List<Passage> All { get; } = [];

    public List<int> Ids { get; } = [];

    public List<int> Types { get; } = [];

    public void Clear()
    {
        All.Clear();
        Ids.Clear();
        Types.Clear();
        _starts.Clear();
        _isFull = false;
    }

    /// <summary>Piece of a token, counted from the passage's begin; the token behind the last gives the end.</summary>
    public int PieceOf(Passage passage, int token) => _starts[passage.Piece + token - passage.First];

    /// <summary>Adds the passages of a sentence; false where the article has no room for them.</summary>
    public bool TryAdd(ReadText text, int index)
    {
        var (passages, pieces) = (All.Count, Ids.Count);
        var sentence = text.Sentences[index];
        for (var first = sentence.First; first < sentence.End && !_isFull;)
        {
            _isFull = Ids.Count >= MostPieces;
            first = _isFull ? first : AddPassage(text, index, first, sentence.End);
        }

        if (_isFull)
        {
            // A sentence is read whole or not at all.
            All.RemoveRange(passages, All.Count - passages);
            Ids.RemoveRange(pieces, Ids.Count - pieces);
            Types.RemoveRange(pieces, Types.Count - pieces);
        }

        return !_isFull;
    }

    // The starts of a passage's tokens stand at the same index as its pieces, of which there are more.
    private int AddPassage(ReadText text, int index, int first, int end)
    {
        var begin = Ids.Count;
        AddPiece(WordPieces.Begin);
        var token = first;
        for (; token < end; token++)
        {
            var before = Ids.Count;
            var word = text.TextOf(token);
            vocabulary.Append(word[..Math.Min(word.Length, MostCharacters)], Ids);
            Ids.RemoveRange(Math.Min(Ids.Count, before + MostOfToken), Math.Max(0, Ids.Count - before - MostOfToken));
            if (Ids.Count - begin >= Longest)
            {
                Ids.RemoveRange(before, Ids.Count - before);
                break;
            }

            SetStart(begin + token - first, before - begin);
            var type = WordPieces.TypeOf(text.Tokens[token]);
            CollectionsMarshal.SetCount(Types, Ids.Count);
            CollectionsMarshal.AsSpan(Types)[before..].Fill(type);
        }

        if (token < end)
        {
            var cut = CutBefore(CollectionsMarshal.AsSpan(text.Tokens), first, token);
            if (cut < token)
            {
                var pieces = begin + _starts[begin + cut - first];
                Ids.RemoveRange(pieces, Ids.Count - pieces);
                Types.RemoveRange(pieces, Types.Count - pieces);
                token = cut;
            }
        }

        SetStart(begin + token - first, Ids.Count - begin);
        AddPiece(WordPieces.End);
        All.Add(new(index, first, token, begin, Ids.Count - begin));
        return token;
    }

    // Before a word in lower case or a mark: there no name goes on.
    private static int CutBefore(ReadOnlySpan<Token> tokens, int first, int full)
    {
        for (var cut = full; cut > Math.Max(first + 1, full - CutReach); cut--)
        {
            if (!tokens[cut].IsCapital && tokens[cut].Kind is TokenKind.Word or TokenKind.Punctuation)
            {
                return cut;
            }
        }

        return full;
    }

    private void AddPiece(int id)
    {
        Ids.Add(id);
        Types.Add(0);
    }

    private void SetStart(int at, int piece)
    {
        if (_starts.Count <= at)
        {
            CollectionsMarshal.SetCount(_starts, at + 1);
        }

        _starts[at] = piece;
    }
}
