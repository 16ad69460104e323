using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Sentiment;
using NewsMonitor.Training.Data;
using NewsMonitor.Training.Learning;

namespace NewsMonitor.Training.Sentiment;

/// <summary>What the sentiment models learn from, each set in its domain.</summary>
internal static class SentimentSets
{
    public static List<Example> Training(DataFolder data, Lexicon lexicon, bool withTarget) =>
    [
        .. TargetText.Examples(TargetText.Load(data, "sentiment/newsmtsc_train.jsonl"), lexicon, SentimentDomain.News, withTarget, 1),
        .. TargetText.Examples(TargetText.Load(data, "sentiment/sentfin_train.jsonl"), lexicon, SentimentDomain.Finance, withTarget, 0.5f),
        .. TargetText.Examples(TargetText.Load(data, "sentiment/directed_train.jsonl"), lexicon, SentimentDomain.Directed, withTarget, 0.5f),
    ];

    /// <summary>Held from training, for the temperature.</summary>
    public static List<Example> Held(DataFolder data, Lexicon lexicon, bool withTarget) =>
    [
        .. TargetText.Examples(TargetText.Load(data, "sentiment/newsmtsc_rw_dev.jsonl"), lexicon, SentimentDomain.News, withTarget, 1),
        .. TargetText.Examples(TargetText.Load(data, "sentiment/newsmtsc_mt_dev.jsonl"), lexicon, SentimentDomain.News, withTarget, 1),
    ];
}
