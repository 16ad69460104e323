using CsCheck;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.Entities;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Tests.Entities;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Tests.Naive;

public class NaiveTwinTests
{
    private const int Many = 100_000;

    private static readonly KnowledgeBase Knowledge = KnowledgeBase.Parse(Marked.Known.ReplaceLineEndings("\n"));
    private static readonly Lexicon Lexicon = Lexicon.Load(Readers.DefaultModelsFolder);

    [Fact]
    public void Names_are_joined_as_the_rules_say() =>
        Texts.Sample(marked =>
        {
            var (_, _, names, text) = Marked.Find(marked);
            var joined = new AliasJoiner(Knowledge, Lexicon).Join(text, names);
            Assert.Equal(
                new JoiningRules(Knowledge, Lexicon, text).Join(new FormFinder(Lexicon).Find(text, names)),
                joined.Select(cluster => (cluster.Kind, string.Join(' ', cluster.Mentions))));
        }, iter: 2_000);

    [Fact]
    public void Names_are_repeated_as_the_rules_say() =>
        Gen.Select(Gen.Int[0, Words.Length - 1].Array[0, 60], Gen.Select(Gen.Int[0, 12], Gen.Int[1, 4], Gen.Single[0, 1], Gen.Int[0, 3]).Array[0, 12]).Sample((words, marks) =>
        {
            var text = Cut(string.Join(' ', words.Select(word => Words[word])));
            var names = new List<NameSpan>();
            var free = 0;
            foreach (var (gap, count, probability, kind) in marks)
            {
                var (first, end) = (free + gap, free + gap + count);
                var sentence = text.Sentences.FindIndex(sentence => sentence.First <= first && end <= sentence.End);
                if (sentence >= 0)
                {
                    names.Add(new(sentence, first, end, SubjectKind.Person + kind, -1, FoundBy.Tagger, probability));
                    free = end;
                }
            }

            var ours = names.ToList();
            new ArticleNames(Lexicon).AddRepeated(text, ours);
            Assert.Equal(new RepeatingRules(Lexicon, text).WithRepeated(names), ours);
        }, iter: 4_000);

    [Theory]
    [InlineData("X{0} Smith ,", 2, SubjectKind.Person)]
    [InlineData("Smith X{0} ,", 2, SubjectKind.Person)]
    [InlineData("X{0} ,", 1, SubjectKind.Person)]
    [InlineData("X{0} Commission ,", 2, SubjectKind.Organisation)]
    [InlineData("Halden X{0} ,", 2, SubjectKind.Organisation)]
    [InlineData("XA{0} ,", 1, SubjectKind.Organisation)]
    [InlineData("X{0} And Bank ,", 3, SubjectKind.Organisation)]
    public void A_hundred_thousand_names_are_joined_and_repeated(string pattern, int words, SubjectKind kind)
    {
        var text = Cut(string.Concat(Enumerable.Range(0, Many).Select(i => pattern.Replace("{0}", Letters(i), StringComparison.Ordinal) + " ")) + "Smith , Commission , Halden , XAB ,");
        var names = new List<NameSpan>();
        for (var s = 0; s < text.Sentences.Count; s++)
        {
            var sentence = text.Sentences[s];
            for (var first = sentence.First; first < sentence.End; first++)
            {
                var end = first;
                while (end < sentence.End && end < first + words && text.Tokens[end].IsWord)
                {
                    end++;
                }

                if (end > first)
                {
                    names.Add(new(s, first, end, kind, -1, FoundBy.Tagger, 0.9f));
                    first = end - 1;
                }
            }
        }

        Assert.InRange(names.Count, Many, 2 * Many);
        new ArticleNames(Lexicon).AddRepeated(text, names);
        Assert.InRange(new AliasJoiner(Knowledge, Lexicon).Join(text, names).Count, 1, names.Count);
    }

    // 0 → aaaa, 1 → aaab …
    private static string Letters(int number) => string.Create(4, number, static (span, rest) =>
    {
        for (var i = span.Length - 1; i >= 0; i--)
        {
            (span[i], rest) = ((char)('a' + (rest % 26)), rest / 26);
        }
    });

    private static ReadText Cut(string body)
    {
        var text = new ReadText();
        text.Begin("", body);
        text.AddBody(0, body.Length);
        return text;
    }

    private static readonly string[] Words = ["Mary", "Ann", "Hollow", "hollow", "HOLLOW", "The", "the", "Bank", "of", "said", ".", ",", "York"];

    private static readonly string[] Names =
    [
        "Donald Trump", "Donald J. Trump", "Donald Trump Jr.", "Trump Jr.", "Trump", "Melania Trump", "John Trump", "Ursula von der Leyen", "von der Leyen", "Leyen", "Ursula",
        "Donald", "Halden Bank", "Halden", "Halden Bank Inc", "Halden Bank Group", "Federal Harbour Board", "FHB", "F.H.B.", "Harbour Commission", "Ministry of Commission",
        "Commission", "Congress", "Northland Congress", "HC", "NC", "Northland", "Gates", "Bill Gates", "Grand Motors", "GM", "The Grand Old Party", "GOP", "Anna Bell", "Bell", "John Smith Bell",
    ];

    private static readonly string[] Between = ["(", ")", "Mr.", "in", "said", ".", ",", "The"];

    private static readonly Gen<string> Mark = Gen.Select(Gen.Int[0, 3], Gen.Int[0, Names.Length - 1], (kind, name) => $"[{"POLX"[kind]}:{Names[name]}]");

    private static readonly Gen<string> Texts = Gen.Select(Gen.OneOf(Mark, Mark, Gen.Int[0, Between.Length - 1].Select(i => Between[i])).Array[0, 40], pieces => string.Join(' ', pieces));
}
