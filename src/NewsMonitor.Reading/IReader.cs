using System.Collections.Immutable;
using NewsMonitor.Domain;

namespace NewsMonitor.Reading;

/// <summary>
/// Text to findings. Pure and synchronous: the same input gives the same findings, on every thread and whatever was read before. Safe to call from
/// many threads.
/// </summary>
public interface IReader
{
    /// <summary>Name and version, stored with every version read: <c>fast/1</c>. Raised whenever the findings of some text could change.</summary>
    string Version { get; }

    Findings Read(ReadingInput input);

    /// <summary>Everybody that its knowledge knows by a name, the likeliest first; capitals count where they make another word.</summary>
    ImmutableArray<NameMeaning> MeaningsOf(string name);
}

/// <param name="Title">Up to 1,000 characters.</param>
/// <param name="Body">Plain text, paragraphs separated by a line feed, up to 1,000,000 characters.</param>
/// <param name="Language">What the source says; null: to be found out.</param>
/// <param name="Section">The source's own section: a hint for topics.</param>
/// <param name="Corrections">What a person has set right in this article's findings.</param>
/// <param name="UseSection">False: topics come from the text alone.</param>
public sealed record ReadingInput(
    string Title, string Body, string? Language = null, string? Section = null, Corrections? Corrections = null, bool UseSection = true);
