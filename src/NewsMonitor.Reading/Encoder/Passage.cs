namespace NewsMonitor.Reading.Encoder;

/// <summary>What is read in one pass: a sentence, or a part of one that is too long.</summary>
/// <param name="Sentence">Index of the sentence.</param>
/// <param name="First">Its first token.</param>
/// <param name="End">The token behind its last.</param>
/// <param name="Piece">Its first piece among the article's pieces: its begin.</param>
/// <param name="Pieces">How many, begin and end included.</param>
internal readonly record struct Passage(int Sentence, int First, int End, int Piece, int Pieces);
