using System.Collections.Concurrent;
using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Boilerplate;
using NewsMonitor.Reading.Entities;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Language;
using NewsMonitor.Reading.Linear;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Sentiment;
using NewsMonitor.Reading.Text;
using NewsMonitor.Reading.Topics;

namespace NewsMonitor.Reading;

/// <summary>The linear reader: gazetteer, tagger and linear classifiers over hashed features. Thousands of articles a second on one core.</summary>
public sealed class FastReader : IReader
{
    private const string English = "en";
    private static readonly SubjectId Economy = SubjectId.Topic(TopicNames.All[TopicNames.Economy].Code);
    private readonly Lexicon _lexicon;
    private readonly Gazetteer _gazetteer;
    private readonly NameFinder _names;
    private readonly EntityFinder _entities;
    private readonly TopicReader _topics;
    private readonly SentimentReader _sentiment;

    // Buffers of the readings that are over; at most one per thread that ever read at the same time.
    private readonly ConcurrentBag<Desk> _desks = [];

    private FastReader(Lexicon lexicon, KnowledgeBase knowledge, NameTagger tagger, LinearModel topics, SentimentReader sentiment)
    {
        _lexicon = lexicon;
        _gazetteer = new(knowledge);
        _names = new(knowledge, _gazetteer, lexicon, tagger);
        _entities = new(knowledge, lexicon);
        _topics = new(topics);
        _sentiment = sentiment;
    }

    public string Version => "fast/1";

    /// <param name="modelsFolder">The folder of the trained files; <see cref="DefaultModelsFolder"/> beside the program.</param>
    /// <exception cref="FileNotFoundException">A file is missing; the message names it.</exception>
    public static FastReader Load(string modelsFolder)
    {
        // Two cores: the knowledge files take about as long as all the rest.
        var knowledge = Task.Run(() => KnowledgeBase.Load(modelsFolder));
        var lexicon = Lexicon.Load(modelsFolder);
        var tagger = NameTagger.Load(modelsFolder);
        var topics = LinearModel.Load(modelsFolder, TopicReader.FileName);
        var sentiment = new SentimentReader(
            LinearModel.Load(modelsFolder, SentimentReader.FileName), LinearModel.Load(modelsFolder, SentimentReader.ToneFileName), lexicon);
        return new(lexicon, knowledge.GetAwaiter().GetResult(), tagger, topics, sentiment);
    }

    public static string DefaultModelsFolder => Path.Combine(AppContext.BaseDirectory, "models");

    public Findings Read(ReadingInput input)
    {
        var desk = _desks.TryTake(out var used) ? used : new(_names.NewView());
        try
        {
            return Read(input, desk);
        }
        finally
        {
            _desks.Add(desk);
        }
    }

    private Findings Read(ReadingInput input, Desk desk)
    {
        var text = desk.Text;
        var parts = BoilerplateFinder.Find(input.Body, input.Title);
        text.Begin(input.Title, input.Body);
        // A feed that has no title repeats the beginning of the text: that is read once, in the body.
        if (!(input.Title.Length > 0 && parts.Read.Count > 0 && input.Body.AsSpan(parts.Read[0].Start).StartsWith(input.Title)))
        {
            text.AddTitle(input.Title.Length);
        }

        foreach (var line in parts.Read)
        {
            text.AddBody(line.Start, line.End);
        }

        var tokens = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(text.Tokens);
        var language = LanguageGuess.Of(tokens, input.Body.Length >= input.Title.Length ? input.Body : input.Title, input.Language, hash => _lexicon.Of(hash).IsCommon);
        var names = desk.Names;
        names.Clear();
        if (language != English)
        {
            _gazetteer.Find(text, names);
            return new(
                Version, language, SentencesOf(text), SkippedOf(parts), EntitiesOf(desk, null), [], null, parts.Dateline);
        }

        _names.Find(text, desk.View, desk.Tags, names);
        var topics = _topics.Read(text, input.Section, desk.TopicFeatures);
        var isBusiness = topics.Length > 0 && topics[0].Subject == Economy;
        return new(
            Version, language, SentencesOf(text), SkippedOf(parts), EntitiesOf(desk, isBusiness ? SentimentDomain.Finance : SentimentDomain.News),
            topics, _sentiment.ToneOf(text, desk.SentimentFeatures), parts.Dateline);
    }

    // The domain is that of organisations; null: the language is not known, so neither is any sentiment.
    private ImmutableArray<EntityFinding> EntitiesOf(Desk desk, SentimentDomain? domain)
    {
        var (text, names) = (desk.Text, desk.Names);
        var findings = ImmutableArray.CreateBuilder<EntityFinding>();
        foreach (var entity in _entities.Find(text, names))
        {
            var mentions = ImmutableArray.CreateBuilder<TextSpan>(entity.Mentions.Count);
            foreach (var mention in entity.Mentions)
            {
                mentions.Add(text.SpanOf(names[mention].First, names[mention].End));
            }

            var evidence = domain is null ? [] : EvidenceOf(desk, entity, entity.Kind is SubjectKind.Organisation ? domain.Value : SentimentDomain.News);
            findings.Add(new(
                entity.Subject, entity.Name, entity.Kind, entity.Wikidata, entity.Confidence, mentions.MoveToImmutable(),
                domain is null ? null : SentimentReader.Combine(evidence), SentimentReader.Heaviest(evidence)));
        }

        return findings.DrainToImmutable();
    }

    // One for each sentence that carries the entity, by its first mention there.
    private List<Evidence> EvidenceOf(Desk desk, Entity entity, SentimentDomain domain)
    {
        var evidence = new List<Evidence>();
        var read = -1;
        foreach (var mention in entity.Mentions)
        {
            var name = desk.Names[mention];
            if (name.Sentence != read)
            {
                read = name.Sentence;
                evidence.Add(_sentiment.InSentence(desk.Text, desk.Text.Sentences[read], name.First, name.End, domain, desk.SentimentFeatures));
            }
        }

        return evidence;
    }

    private static ImmutableArray<TextSpan> SentencesOf(ReadText text)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>(text.Sentences.Count);
        foreach (var sentence in text.Sentences)
        {
            spans.Add(text.SpanOf(sentence.First, sentence.End));
        }

        return spans.MoveToImmutable();
    }

    private static ImmutableArray<TextSpan> SkippedOf(BodyParts parts)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>(parts.Skipped.Count);
        foreach (var line in parts.Skipped)
        {
            spans.Add(new(TextField.Body, line.Start, line.Length));
        }

        return spans.MoveToImmutable();
    }

    /// <summary>Room to work for one reading.</summary>
    private sealed class Desk(SentenceView view)
    {
        public ReadText Text { get; } = new();

        public SentenceView View { get; } = view;

        public TagBuffer Tags { get; } = new();

        public List<NameSpan> Names { get; } = [];

        public FeatureList TopicFeatures { get; } = new(Topics.TopicFeatures.Rows);

        public FeatureList SentimentFeatures { get; } = new(TargetFeatures.Rows);
    }
}
