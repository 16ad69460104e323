using NewsMonitor.Domain;
using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.Names;
using NewsMonitor.Training.Data;
using NewsMonitor.Training.Gold;
using NewsMonitor.Training.Names;
using NewsMonitor.Training.Sentiment;
using NewsMonitor.Training.Topics;

namespace NewsMonitor.Training.Encoder;

/// <summary>A set of lessons with its share in training.</summary>
/// <param name="Name">For the log.</param>
/// <param name="All">Its lessons.</param>
/// <param name="Batch">Lessons a step.</param>
/// <param name="Rounds">How often each lesson is seen.</param>
/// <param name="Weight">Of its loss.</param>
internal sealed record LessonSet(string Name, List<Lesson> All, int Batch, double Rounds, double Weight)
{
    /// <summary>A set whose neutral ones are missing tells only good from bad.</summary>
    public bool OnlyPoles { get; init; }
}

/// <summary>What the encoder learns from; every set may be used for a shipped model.</summary>
internal static class Lessons
{
    /// <summary>Nine in ten sentences of our own lessons speak neither well nor badly of anybody: one in so many of them is learned.</summary>
    private const int NeutralShare = 2;

    /// <summary>How much of its rounds a set that was learned is given again to a pupil.</summary>
    private const double Again = 0.3286;

    /// <summary>One in so many of our own lessons is left out of a trial.</summary>
    private const int HeldShare = 4;

    // The sets disagree whether a state that acts is a place or an organisation: such names teach nothing.
    private static readonly HashSet<string> States = new(StringComparer.OrdinalIgnoreCase)
    {
        "US", "U.S.", "U.S", "USA", "UK", "U.K.", "EU", "America", "Britain", "China", "France", "Germany", "India", "Iran", "Iraq", "Israel", "Italy", "Japan", "Russia",
        "Spain", "Syria", "Turkey", "Ukraine", "Australia", "Canada", "Mexico", "Brazil", "Pakistan", "Afghanistan", "Egypt", "Scotland", "England",
        "Ireland", "Poland", "Greece", "Sweden", "Norway", "Finland", "Denmark", "Belgium", "Austria", "Hungary", "Jordan", "Lebanon", "Kuwait", "Saudi Arabia",
        "North Korea", "South Korea", "United States", "United Kingdom", "Soviet Union", "Georgia", "Cuba", "Chile", "Argentina", "Colombia", "Venezuela", "Indonesia",
    };

    public static List<LessonSet> Training(DataFolder data, WordPieces pieces)
    {
        var names = NameSets.Training(data).Select(sentence => (Lesson)Lesson.Names.Of(pieces, Cleaned(sentence))).ToList();
        return
        [
            new("names", names, 32, 3, 1),
            new("news", Sentiment(TargetText.Load(data, "sentiment/newsmtsc_train.jsonl"), pieces, 0), 16, 3, 1),
            new("finance", Sentiment(TargetText.Load(data, "sentiment/sentfin_train.jsonl"), pieces, 1), 32, 2, 0.7),
            new("directed", Sentiment(TargetText.Load(data, "sentiment/directed_train.jsonl"), pieces, 0), 16, 1, 0.4) { OnlyPoles = true },
        ];
    }

    /// <summary>What a pupil learns with its teachers: the public sets again, sentences that nobody labelled, and what the vector of a sentence says of topics.</summary>
    public static List<LessonSet> Pupil(DataFolder data, DataFolder stream, GoldFolder? gold, WordPieces pieces) =>
    [
        new("topics", [.. TopicSets.Labelled(data, withHeld: false).Select(one => (Lesson)Lesson.Topics.Of(pieces, one.Text))], 32, 0.5, 1),
        .. Training(data, pieces).Where(set => !set.OnlyPoles).Select(set => set with { Rounds = set.Rounds * Again }),
        new("unlabelled", UnlabelledTexts.Load(stream, gold, pieces), 32, 1, 1),
    ];

    /// <summary>
    /// What is learned last and slowly: our own guidelines, from the half of the hand-labelled gold that is for development, with some of everything else so
    /// that it is not forgotten.
    /// </summary>
    /// <param name="withHeld">False: leave some of our own out, on which settings may be tried.</param>
    public static List<LessonSet> Last(DataFolder data, GoldFolder gold, WordPieces pieces, bool withHeld)
    {
        var articles = gold.Lessons().Where((_, i) => withHeld || i % HeldShare > 0).ToList();
        var sentences = gold.Sentences("dev").Concat(gold.LessonSentences().Where((_, i) => withHeld || i % HeldShare > 0)).ToList();
        var names = gold.Articles("dev").Concat(articles).SelectMany(article => GoldLessons.Names(pieces, article))
            .Concat(sentences.SelectMany(sentence => GoldLessons.Names(pieces, sentence))).ToList();
        var sentiment = sentences.Select(sentence => GoldLessons.Sentiment(pieces, sentence)).OfType<Lesson.Sentiment>()
            .Concat(articles.SelectMany(article => GoldLessons.Sentiment(pieces, article)).Where((lesson, i) => !lesson.IsNeutral || i % NeutralShare == 0)).ToList<Lesson>();
        return
        [
            new("own names", names, 32, 8, 1),
            new("own sentiment", sentiment, 16, 3, 1),
            .. Training(data, pieces).Where(set => !set.OnlyPoles).Select(set => set with { Rounds = set.Name == "news" ? 2 : 1, All = [.. set.All.Where((_, i) => i % 8 == 0)] }),
        ];
    }

    public static List<Lesson> Sentiment(IEnumerable<TargetText> texts, WordPieces pieces, int domain) =>
        [.. texts.GroupBy(target => target.Text).Select(group => Lesson.Sentiment.Of(pieces, [.. group], domain)).OfType<Lesson>()];

    public static List<Lesson> Names(DataFolder data, WordPieces pieces, string file, bool hasOther) =>
        [.. NameSets.Scoring(data, file, hasOther).Select(sentence => (Lesson)Lesson.Names.Of(pieces, sentence))];

    private static TaggedSentence Cleaned(TaggedSentence sentence)
    {
        var organisation = NameTags.Begin(SubjectKind.Organisation);
        var text = sentence.Cut();
        var tags = sentence.Tags.ToArray();
        for (var i = 0; i < tags.Length; i++)
        {
            if (tags[i] != organisation)
            {
                continue;
            }

            var end = i + 1;
            while (end < tags.Length && tags[end] == organisation + 1)
            {
                end++;
            }

            if (States.Contains(text.TextOf(text.SpanOf(i, end)).ToString()))
            {
                Array.Fill(tags, TaggedSentence.Any, i, end - i);
            }
        }

        return sentence with { Tags = tags };
    }
}
