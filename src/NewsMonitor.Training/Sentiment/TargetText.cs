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

    /// <summary>As the body of an article.</summary>
    public void Fill(ReadText read)
    {
        read.Begin("", Text);
        read.AddBody(0, Text.Length);
    }

    /// <summary>The tokens of the target in the first sentence that has some; false where none has.</summary>
    public bool TryLocate(ReadText read, out int sentence, out int first, out int end)
    {
        for (sentence = 0; sentence < read.Sentences.Count; sentence++)
        {
            (first, end) = (-1, -1);
            for (var i = read.Sentences[sentence].First; i < read.Sentences[sentence].End; i++)
            {
                if (read.Tokens[i].End > From && read.Tokens[i].Start < To)
                {
                    first = first < 0 ? i : first;
                    end = i + 1;
                }
            }

            if (first >= 0)
            {
                return true;
            }
        }

        (first, end) = (-1, -1);
        return false;
    }

    /// <summary>Its features as the linear reader sees them; false where the target is in no sentence.</summary>
    public bool TryFill(Lexicon lexicon, SentimentDomain domain, bool withTarget, FeatureList features)
    {
        var read = new ReadText();
        Fill(read);
        if (!TryLocate(read, out var sentence, out var first, out var end))
        {
            return false;
        }

        TargetFeatures.Fill(read, read.Sentences[sentence], first, withTarget ? end : first, lexicon, domain, features);
        return true;
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
