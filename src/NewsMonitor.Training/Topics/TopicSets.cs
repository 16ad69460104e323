using System.Text.RegularExpressions;
using NewsMonitor.Reading.Topics;
using NewsMonitor.Training.Data;
using NewsMonitor.Training.Learning;

namespace NewsMonitor.Training.Topics;

/// <summary>What the topic model learns from: labelled news, department labels of GOV.UK, the definitions of the vocabulary, two rules.</summary>
internal static partial class TopicSets
{
    private const string Headlines = "topics/huffpost_train.jsonl";

    /// <summary>One in so many of HuffPost's training headlines is held.</summary>
    private const int HeldShare = 10;

    private static readonly int Labour = TopicNames.ClassOf("09000000");
    private static readonly int Weather = TopicNames.ClassOf("17000000");

    public static readonly (string Name, string File)[] ForScoring =
    [
        ("Current events 2019", "topics/events_test.jsonl"), ("HuffPost dev", "topics/huffpost_dev.jsonl"),
        ("BBC News 2004-05", "more/topics_bbc.jsonl"), ("MasakhaNEWS test", "more/topics_masakhanews_test.jsonl"),
    ];

    /// <summary>Held from the first round of training, for settings, temperature and thresholds.</summary>
    public static (string Name, List<TopicText> Texts)[] Held(DataFolder data) =>
    [
        ("Current events 2018 (held)", [.. TopicText.Load(data, "topics/events_dev.jsonl")]),
        ("HuffPost train, a tenth (held)", [.. TopicText.Load(data, Headlines).Where((_, at) => at % HeldShare == 0)]),
    ];

    /// <summary>What the words' model learns from.</summary>
    /// <param name="data">The data sets.</param>
    /// <param name="withHeld">Whether to learn from what <see cref="Held"/> gives, too: for the model that is shipped.</param>
    public static List<Example> Training(DataFolder data, bool withHeld) =>
        Balanced([.. Weighted(data, withHeld).SelectMany(one => one.Text.Topics.Select(topic => one.Text.ToExample(topic, one.Weight / one.Text.Topics.Length)))]);

    /// <summary>Texts to learn from and how much each counts.</summary>
    /// <inheritdoc cref="Training"/>
    public static IEnumerable<(TopicText Text, float Weight)> Weighted(DataFolder data, bool withHeld)
    {
        foreach (var (text, weight) in Labelled(data, withHeld))
        {
            yield return (text, weight);

            // No set has labour or weather of its own: what its words say beside its label.
            if (LabourWords().IsMatch(text.Text))
            {
                yield return (text with { Topics = [Labour] }, weight);
            }

            if (WeatherWords().IsMatch(text.Text))
            {
                yield return (text with { Topics = [Weather] }, weight / 2);
            }
        }

        foreach (var row in data.Rows("topics/iptc.tsv"))
        {
            if (TopicNames.ClassOf(row[3]) is var topic and >= 0)
            {
                yield return (new($"{row[4]}. {row[5]}", [topic]), 1);
            }
        }
    }

    /// <summary>The texts that somebody labelled.</summary>
    /// <inheritdoc cref="Training"/>
    public static IEnumerable<(TopicText Text, float Weight)> Labelled(DataFolder data, bool withHeld) =>
        new[]
        {
            ("topics/events_train.jsonl", 1f), ("topics/events_dev.jsonl", withHeld ? 1f : 0), (Headlines, 1f), ("topics/uci_train.jsonl", 1f),
            ("more/topics_govuk_weak.jsonl", 0.7f),
        }
        .Where(set => set.Item2 > 0)
        .SelectMany(set => TopicText.Load(data, set.Item1).Where((_, at) => withHeld || set.Item1 != Headlines || at % HeldShare > 0).Select(text => (text, set.Item2)));

    // The sets have a hundred times as much politics as labour; news do not. A third of the way to equal, on a logarithmic scale.
    public static List<Example> Balanced(List<Example> examples)
    {
        var mass = new double[TopicNames.All.Length];
        foreach (var example in examples)
        {
            mass[example.Label] += example.Weight;
        }

        var mean = mass.Average();
        return examples.ConvertAll(example => example with { Weight = example.Weight * (float)Math.Pow(mean / mass[example.Label], 0.35) });
    }

    [GeneratedRegex(@"\b(trade unions?|labou?r unions?|union (members|leaders|workers)|workers? .{0,40}\b(strikes?|walk(ed)? ?out|pay|wages?|unioni[sz]e)|general strike|strike action|went on strike|layoffs|lay(s|ing)? off|laid off|job cuts|redundanc(y|ies)|minimum wage|unemployment|jobless|collective bargaining|working conditions|workers'? rights|pay dispute|picket lines?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LabourWords();

    [GeneratedRegex(@"\b(hurricane|typhoon|tropical storm|cyclone|tornado(es)?|blizzard|snowstorm|snowfall|heat ?wave|cold snap|winter storm|thunderstorms?|heavy (rain|snow)(fall|s)?|record (high |low )?temperatures?|weather (forecast|warning|service)|meteorolog\w+|monsoon|forecasters|polar vortex)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WeatherWords();
}
