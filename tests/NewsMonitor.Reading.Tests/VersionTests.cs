using System.Security.Cryptography;
using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Sentiment;
using NewsMonitor.Reading.Topics;

namespace NewsMonitor.Reading.Tests;

/// <summary>Findings carry their reader's version, and a log tells by it what to read again: other models are another version.</summary>
public sealed class VersionTests
{
    private static readonly string[] OfBoth = [Lexicon.FileName, .. KnowledgeBase.FileNames, TopicReader.FileName, TopicReader.LikelyFileName];

    private static readonly string[] OfFast = [.. OfBoth, NameTagger.FileName, SentimentReader.FileName, SentimentReader.ToneFileName];

    private static readonly string[] OfStandard =
        [.. OfBoth, VectorTopics.FileName, VectorTopics.LikelyFileName, EncoderModel.FileName, EncoderSettings.FileName, WordPieces.FileName];

    [Fact]
    public void The_fast_readers_version_is_that_of_its_models() => ExpectPinned("FastReader", Some.Reader.Version, OfFast, "fast/4", "8775abbaaac15df7");

    [Fact]
    public void The_standard_readers_version_is_that_of_its_models() => ExpectPinned("StandardReader", Some.Standard.Version, OfStandard, "standard/5", "b8e2c965ecf655df");

    private static void ExpectPinned(string reader, string version, string[] files, string pinnedVersion, string pinned)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            all.AppendData(SHA256.HashData(File.ReadAllBytes(Path.Combine(Readers.DefaultModelsFolder, file))));
        }

        var hash = Convert.ToHexStringLower(all.GetHashAndReset())[..16];
        Assert.True(
            (version, hash) == (pinnedVersion, pinned),
            $"""
             The models of {reader} are {hash} under the version {version}; pinned here are {pinned} under {pinnedVersion}.
             Findings of other models must not carry an old version, or nobody knows what to read again. Raise the number in {reader}.cs unless
             {pinnedVersion} was never released nor its scores told, write version and hash here, and measure the scores in README.md anew.
             Its files: {string.Join(", ", files)}.
             """);
    }
}
