using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Reading;

namespace NewsMonitor.Intake;

/// <summary>The readers of this process. What they answer may change from one call to the next, when the user's own names do.</summary>
public interface IReaders
{
    /// <summary>Which reader reads what arrives.</summary>
    ReaderKind Live { get; }

    /// <summary>The version of the reader of a kind, as it would read now; loads it where it is asked for the first time.</summary>
    /// <exception cref="IOException">Its models are missing.</exception>
    /// <exception cref="InvalidDataException">Its models are damaged.</exception>
    string GetVersion(ReaderKind kind);

    /// <summary>Reads by the reader of a kind; loads it where it is asked for the first time.</summary>
    /// <exception cref="IOException">Its models are missing.</exception>
    /// <exception cref="InvalidDataException">Its models are damaged.</exception>
    Findings Read(ReaderKind kind, ReadingInput input);

    /// <summary>Everybody that the reader of what arrives knows by a name, the likeliest first.</summary>
    /// <exception cref="IOException">Its models are missing.</exception>
    /// <exception cref="InvalidDataException">Its models are damaged.</exception>
    ImmutableArray<NameMeaning> MeaningsOf(string name);
}

/// <summary>What the kinds of readers are called by the command line, the settings and the API.</summary>
public static class ReaderKinds
{
    public static string Word(this ReaderKind kind) => kind is ReaderKind.Standard ? "standard" : "fast";

    public static bool TryParse(string? word, out ReaderKind kind)
    {
        kind = word == "standard" ? ReaderKind.Standard : ReaderKind.Fast;
        return word is "standard" or "fast";
    }
}
