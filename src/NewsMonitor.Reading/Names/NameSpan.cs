using NewsMonitor.Domain;

namespace NewsMonitor.Reading.Names;

/// <summary>A name in the text.</summary>
/// <param name="Sentence">Index of its sentence.</param>
/// <param name="First">Its first token.</param>
/// <param name="End">The token behind its last.</param>
/// <param name="Kind">As decided in its sentence alone.</param>
/// <param name="Sense">First known meaning of exactly these words, or −1.</param>
/// <param name="Found">Who found it: what its confidence rests on.</param>
/// <param name="Probability">That it is a name with these ends and of this kind, as its tagger sees it; 0: not known.</param>
internal readonly record struct NameSpan(int Sentence, int First, int End, SubjectKind Kind, int Sense, FoundBy Found, float Probability = 0)
{
    public int Count => End - First;
}

/// <summary>The numbers are those of <see cref="NameOrigin"/>.</summary>
[Flags]
internal enum FoundBy : byte
{
    Gazetteer = 1,
    Tagger = 2,
    /// <summary>A name of the user's list.</summary>
    Own = 4,
    Both = Gazetteer | Tagger,
    /// <summary>Sure in another sentence of the article.</summary>
    Repeated = 8,
    /// <summary>Said by a person.</summary>
    Corrected = 16,
}
