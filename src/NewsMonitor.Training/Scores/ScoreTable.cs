using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Linear;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Sentiment;
using NewsMonitor.Reading.Topics;
using NewsMonitor.Training.Data;
using NewsMonitor.Training.Names;
using NewsMonitor.Training.Sentiment;
using NewsMonitor.Training.Topics;

namespace NewsMonitor.Training.Scores;

/// <summary>Prints what the trained models score on sets that none of them was trained or tuned on.</summary>
internal static class ScoreTable
{
    public static void Run(string data, string models, string? only, TextWriter output)
    {
        var reading = new DataFolder(Path.Combine(data, "reading"));
        if (only is null or "names")
        {
            Names(reading, models, output);
        }

        if (only is null or "topics")
        {
            Topics(reading, models, output);
        }

        if (only is null or "sentiment")
        {
            Sentiment(reading, models, output);
        }
    }

    private static void Names(DataFolder reading, string models, TextWriter output)
    {
        var view = new SentenceView(Lexicon.Load(models), new Gazetteer(KnowledgeBase.Load(models)));
        var tagger = NameTagger.Load(models);
        var buffer = new TagBuffer();
        output.WriteLine("| names, strict span F1 | all | person | organisation | place | other |\n| --- | --- | --- | --- | --- | --- |");
        foreach (var (name, file, hasOther) in NameSets.ForScoring)
        {
            var score = new NameScore();
            foreach (var sentence in NameSets.Scoring(reading, file, hasOther))
            {
                var text = sentence.Cut();
                foreach (var part in text.Sentences)
                {
                    view.Look(text, part);
                    tagger.Tag(view, buffer);
                    score.Add(
                        NameScore.Spans(sentence.Tags[part.First..part.End]),
                        NameScore.Spans([.. buffer.Tags.Take(part.Count).Select(tag => (int)tag)]));
                }
            }

            output.WriteLine(score.Row(name, hasOther));
        }
    }

    private static void Topics(DataFolder reading, string models, TextWriter output)
    {
        var model = LinearModel.Load(models, TopicReader.FileName);
        output.WriteLine("| topics, 17 classes | accuracy | macro F1 | right one named | topics named |\n| --- | --- | --- | --- | --- |");
        foreach (var (name, file) in TopicSets.ForScoring)
        {
            output.WriteLine(TopicScore.Row(name, model, [.. TopicText.Load(reading, file)]));
        }
    }

    private static void Sentiment(DataFolder reading, string models, TextWriter output)
    {
        var lexicon = Lexicon.Load(models);
        output.WriteLine("| sentiment | macro F1 | accuracy | F1 negative / neutral / positive | calibration error |\n| --- | --- | --- | --- | --- |");
        foreach (var (label, file, withTarget) in new[] { ("towards the target", SentimentReader.FileName, true), ("tone of the sentence", SentimentReader.ToneFileName, false) })
        {
            var model = LinearModel.Load(models, file);
            foreach (var (name, set) in SentimentSets.ForScoring)
            {
                output.WriteLine(SentimentScore.Row($"{name}, {label}", model, TargetText.Examples(TargetText.Load(reading, set), lexicon, SentimentDomain.News, withTarget, 1)));
            }
        }
    }
}
