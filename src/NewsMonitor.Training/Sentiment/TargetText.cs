using System.Text.Json;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Linear;
using NewsMonitor.Reading.Sentiment;
using NewsMonitor.Reading.Text;
using NewsMonitor.Training.Data;
using NewsMonitor.Training.Learning;

namespace NewsMonitor.Training.Sentiment;

/// <summary>A text and what it says of one target in it.</summary>
/// <param name="Text">One sentence, mostly.</param>
/// <param name="From">Where the target begins.</param>
/// <param name="To">Where it ends, exclusive.</param>
/// <param name="Label">0 negative, 1 neutral, 2 positive.</param>
internal sealed record TargetText(string Text, int From, int To, int Label)
{
    public static IEnumerable<TargetText> Load(DataFolder data, string file) => FromLines(data.Lines(file));

    public static IEnumerable<TargetText> FromLines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("text").GetString()!;
            foreach (var target in json.RootElement.GetProperty("targets").EnumerateArray())
            {
                yield return new(text, target.GetProperty("from").GetInt32(), target.GetProperty("to").GetInt32(), target.GetProperty("s").GetInt32() + 1);
            }
        }
    }

    /// <summary>As the reader would see it; null where the target is no whole words.</summary>
    public bool TryFill(Lexicon lexicon, SentimentDomain domain, bool withTarget, FeatureList features)
    {
        var read = new ReadText();
        read.Begin("", Text);
        read.AddBody(0, Text.Length);
        foreach (var sentence in read.Sentences)
        {
            var first = -1;
            var end = -1;
            for (var i = sentence.First; i < sentence.End; i++)
            {
                var token = read.Tokens[i];
                if (token.End > From && token.Start < To)
                {
                    first = first < 0 ? i : first;
                    end = i + 1;
                }
            }

            if (first >= 0)
            {
                TargetFeatures.Fill(read, sentence, first, withTarget ? end : first, lexicon, domain, features);
                return true;
            }
        }

        return false;
    }

    public static List<Example> Examples(IEnumerable<TargetText> texts, Lexicon lexicon, SentimentDomain domain, bool withTarget, float weight)
    {
        var examples = new List<Example>();
        var features = new FeatureList(TargetFeatures.Rows);
        foreach (var text in texts)
        {
            if (text.TryFill(lexicon, domain, withTarget, features))
            {
                examples.Add(Example.Of(features, text.Label, weight));
            }
        }

        return examples;
    }
}
