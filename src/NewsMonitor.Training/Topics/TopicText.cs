using System.Text.Json;
using NewsMonitor.Reading.Linear;
using NewsMonitor.Reading.Text;
using NewsMonitor.Reading.Topics;
using NewsMonitor.Training.Data;
using NewsMonitor.Training.Learning;

namespace NewsMonitor.Training.Topics;

/// <summary>A text with its IPTC topics, as classes of the model.</summary>
/// <param name="Text">The text.</param>
/// <param name="Topics">Where there are several, one of them is right, it is not known which.</param>
internal sealed record TopicText(string Text, int[] Topics)
{
    public static IEnumerable<TopicText> Load(DataFolder data, string file)
    {
        foreach (var line in data.Lines(file))
        {
            using var json = JsonDocument.Parse(line);
            var topics = json.RootElement.GetProperty("top").EnumerateArray().Select(code => ClassOf(code.GetString()!)).Where(topic => topic >= 0).ToArray();
            var text = json.RootElement.GetProperty("text").GetString()!;
            if (topics.Length > 0 && text.Length > 0)
            {
                yield return new(text, topics);
            }
        }
    }

    public static int ClassOf(string code) => TopicNames.All.ToList().FindIndex(topic => topic.Code == code);

    /// <summary>As the body of an article without a title.</summary>
    public void Fill(FeatureList features)
    {
        var read = new ReadText();
        read.Begin("", Text);
        read.AddBody(0, Text.Length);
        TopicFeatures.Fill(read, null, features);
    }

    public Example ToExample(int topic, float weight)
    {
        var features = new FeatureList(TopicFeatures.Rows);
        Fill(features);
        return Example.Of(features, topic, weight);
    }
}
