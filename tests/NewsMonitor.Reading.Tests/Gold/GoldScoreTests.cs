using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Training.Gold;

namespace NewsMonitor.Reading.Tests.Gold;

public sealed class GoldScoreTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "gold");

    [Fact]
    public void A_reader_that_says_what_the_gold_says_scores_full_marks()
    {
        var table = Table(new Oracle(new(Folder)));

        foreach (var half in GoldFolder.Halves)
        {
            Assert.Contains($"| {half} | 100.0 | 100.0 | 100.0 | 100.0 | 100.0 |", table, StringComparison.Ordinal);
            Assert.Contains($"| {half} | 100.0 | 100.0 | 100.0 | {new GoldFolder(Folder).Articles(half).Sum(one => one.Names.Count(name => name.Wikidata is not null))} |", table, StringComparison.Ordinal);
            Assert.Contains($"| {half} | 100.0 | 100.0 | 100.0 | 100.0 |\n", table, StringComparison.Ordinal);
            Assert.Contains($"| {half}, all | 100.0 | 100.0 | 100.0 / 100.0 / 100.0 |", table, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_reader_that_finds_nothing_scores_nothing_but_what_neutral_gets()
    {
        var table = Table(new Silent());

        Assert.Contains("| dev | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 |", table, StringComparison.Ordinal);
        Assert.Contains("| dev, all | 0.0 | 0.0 | 0.0 / 0.0 / 0.0 | 0 of 615 | 25.4 |", table, StringComparison.Ordinal);
    }

    private static string Table(IReader reader)
    {
        using var table = new StringWriter { NewLine = "\n" };
        GoldScore.Run(reader, Folder, table);
        return table.ToString();
    }

    private static Findings Found(ImmutableArray<EntityFinding> entities, ImmutableArray<TopicFinding> topics) => new("test/1", "en", [], [], entities, topics, null);

    private sealed class Silent : IReader
    {
        public string Version => "silent/1";

        public Findings Read(ReadingInput input) => Found([], []);

        public ImmutableArray<NameMeaning> MeaningsOf(string name) => [];
    }

    private sealed class Oracle(GoldFolder gold) : IReader
    {
        private readonly GoldArticle[] _articles = [.. GoldFolder.Halves.SelectMany(gold.Articles)];
        private readonly Dictionary<string, GoldSentence> _sentences = GoldFolder.Halves.SelectMany(gold.Sentences).ToDictionary(one => one.Text);

        public string Version => "oracle/1";

        public Findings Read(ReadingInput input) =>
            _sentences.TryGetValue(input.Body, out var sentence)
                ? Found([.. sentence.Targets.Select(target => Entity(target.Text, target.SubjectKind, null, [new(TextField.Body, target.From, target.To - target.From)], target.S))], [])
                : Of(_articles.Single(one => one.Body == input.Body));

        public ImmutableArray<NameMeaning> MeaningsOf(string name) => [];

        private static Findings Of(GoldArticle article) => Found(
            [.. article.Names.GroupBy(name => name.Entity).Select(names => Entity(names.First().Text, names.First().SubjectKind, names.First().Wikidata, [.. names.Select(name => name.Span)], 0))],
            [.. article.Topics.Select(code => new TopicFinding(SubjectId.Topic(code), code, 1))]);

        private static EntityFinding Entity(string name, SubjectKind kind, string? wikidata, ImmutableArray<TextSpan> mentions, int label) =>
            new(SubjectId.Unlinked(kind, name), name, kind, wikidata, 1, mentions, new(label < 0 ? 1 : 0, label == 0 ? 1 : 0, label > 0 ? 1 : 0), []);
    }
}
