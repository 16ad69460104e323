using System.Text.Json;
using System.Text.RegularExpressions;
using NewsMonitor.Reading.Linear;
using NewsMonitor.Reading.Text;
using NewsMonitor.Reading.Topics;
using NewsMonitor.Training.Data;
using NewsMonitor.Training.Learning;

namespace NewsMonitor.Training.Topics;

/// <summary>A text with its IPTC topics, as classes of the model.</summary>
/// <param name="Text">The text.</param>
/// <param name="Topics">Where there are several, one of them is right, it is not known which.</param>
internal sealed partial record TopicText(string Text, int[] Topics)
{
    public static IEnumerable<TopicText> Load(DataFolder data, string file)
    {
        foreach (var line in data.Lines(file))
        {
            using var json = JsonDocument.Parse(line);
            var topics = json.RootElement.GetProperty("top").EnumerateArray().Select(code => TopicNames.ClassOf(code.GetString()!)).Where(topic => topic >= 0).ToArray();
            // HuffPost's "trump 's": as others write it, else the blank tells the set.
            var text = SplitEnding().Replace(json.RootElement.GetProperty("text").GetString()!, "$1");
            if (topics.Length > 0 && text.Length > 0)
            {
                yield return new(text, topics);
            }
        }
    }

    /// <summary>As the body of an article without a title.</summary>
    public void Fill(ReadText read)
    {
        read.Begin("", Text);
        read.AddBody(0, Text.Length);
    }

    public Example ToExample(int topic, float weight)
    {
        var features = new FeatureList(TopicFeatures.Rows);
        var read = new ReadText();
        Fill(read);
        TopicFeatures.Fill(read, features);
        return Example.Of(features, topic, weight);
    }

    [GeneratedRegex(@" (['\u2019](s|re|ve|ll|d|m|t)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex SplitEnding();
}
