using System.Collections.Frozen;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Sentiment;

/// <summary>Words that turn what follows them.</summary>
internal static class SentimentWords
{
    private static readonly FrozenSet<ulong> Negations = (
        "not no never none nobody nothing neither nor without hardly barely cannot can't don't doesn't didn't won't wouldn't isn't aren't wasn't weren't "
        + "couldn't shouldn't hasn't haven't hadn't failed fails refuses refused denies denied lacks lack n't").Split(' ').Select(word => Folding.HashOf(word)).ToFrozenSet();

    public static bool IsNegation(ulong word) => Negations.Contains(word);
}
