using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Training.Encoder;

/// <summary>A text as the encoder gets it: at most <see cref="Longest"/> pieces, begin and end among them.</summary>
/// <param name="Ids">Pieces.</param>
/// <param name="Types">How the piece's word is written.</param>
/// <param name="Tokens">The token each piece is of; −1 for begin and end.</param>
internal sealed record PieceRow(int[] Ids, int[] Types, int[] Tokens)
{
    public const int Longest = 128;

    public int Length => Ids.Length;

    /// <summary>Tokens from <paramref name="first"/> on, as many as fit.</summary>
    public static PieceRow Of(WordPieces pieces, ReadText text, int first = 0) => Of(pieces, text, first, text.Tokens.Count);

    /// <summary>Tokens <c>first … end−1</c>, as many as fit.</summary>
    public static PieceRow Of(WordPieces pieces, ReadText text, int first, int end)
    {
        var ids = new List<int> { WordPieces.Begin };
        var types = new List<int> { 0 };
        var tokens = new List<int> { -1 };
        for (var token = first; token < end; token++)
        {
            var before = ids.Count;
            pieces.Append(text.TextOf(token), ids);
            if (ids.Count >= Longest)
            {
                ids.RemoveRange(before, ids.Count - before);
                break;
            }

            for (var i = before; i < ids.Count; i++)
            {
                types.Add(WordPieces.TypeOf(text.Tokens[token]));
                tokens.Add(token);
            }
        }

        ids.Add(WordPieces.End);
        types.Add(0);
        tokens.Add(-1);
        return new([.. ids], [.. types], [.. tokens]);
    }
}
