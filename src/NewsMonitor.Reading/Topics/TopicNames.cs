using System.Collections.Immutable;

namespace NewsMonitor.Reading.Topics;

/// <summary>The top level of the IPTC Media Topics, in the order of the model's classes. © IPTC, CC BY 4.0.</summary>
internal static class TopicNames
{
    public static ImmutableArray<(string Code, string Name)> All { get; } =
    [
        ("01000000", "Arts, culture, entertainment and media"), ("02000000", "Crime, law and justice"),
        ("03000000", "Disaster, accident and emergency incident"), ("04000000", "Economy, business and finance"), ("05000000", "Education"),
        ("06000000", "Environment"), ("07000000", "Health"), ("08000000", "Human interest"), ("09000000", "Labour"), ("10000000", "Lifestyle and leisure"),
        ("11000000", "Politics"), ("12000000", "Religion"), ("13000000", "Science and technology"), ("14000000", "Society"), ("15000000", "Sport"),
        ("16000000", "Conflict, war and peace"), ("17000000", "Weather"),
    ];

    public const int Economy = 3;

    /// <summary>−1: no code of the top level.</summary>
    public static int ClassOf(string code)
    {
        for (var topic = 0; topic < All.Length; topic++)
        {
            if (All[topic].Code == code)
            {
                return topic;
            }
        }

        return -1;
    }
}
