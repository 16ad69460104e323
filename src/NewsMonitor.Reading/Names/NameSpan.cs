using NewsMonitor.Domain;

namespace NewsMonitor.Reading.Names;

/// <summary>A name in the text.</summary>
/// <param name="Sentence">Index of its sentence.</param>
/// <param name="First">Its first token.</param>
/// <param name="End">The token behind its last.</param>
/// <param name="Kind">As decided in its sentence alone.</param>
/// <param name="Sense">First known meaning of exactly these words, or −1.</param>
/// <param name="Found">Who found it: what its confidence rests on.</param>
internal readonly record struct NameSpan(int Sentence, int First, int End, SubjectKind Kind, int Sense, FoundBy Found)
{
    public int Count => End - First;
}

[Flags]
internal enum FoundBy : byte
{
    Gazetteer = 1,
    Tagger = 2,
    /// <summary>A name of the user's list.</summary>
    Own = 4,
    Both = Gazetteer | Tagger,
}
