using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Boilerplate;
using NewsMonitor.Reading.Entities;
using NewsMonitor.Reading.Language;
using NewsMonitor.Reading.Linear;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Sentiment;
using NewsMonitor.Reading.Text;
using NewsMonitor.Reading.Topics;

namespace NewsMonitor.Reading;

/// <summary>The way from a text to its findings, the same for every reader; <see cref="IEngine"/> is what they differ in.</summary>
internal sealed class Pipeline(string version, ReaderParts parts, IEngine engine)
{
    private const string English = "en";
    private static readonly SubjectId Economy = SubjectId.Topic(TopicNames.All[TopicNames.Economy].Code);

    // Buffers of the readings that are over; at most one per thread that ever read at the same time.
    private readonly ConcurrentBag<Desk> _desks = [];

    public string Version => version;

    public Findings Read(ReadingInput input)
    {
        var desk = _desks.TryTake(out var used) ? used : new(engine.NewDesk());
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
        var body = BoilerplateFinder.Find(input.Body, input.Title);
        text.Begin(input.Title, input.Body);
        // A feed that has no title repeats the beginning of the text: that is read once, in the body.
        if (!(input.Title.Length > 0 && body.Read.Count > 0 && input.Body.AsSpan(body.Read[0].Start).StartsWith(input.Title)))
        {
            text.AddTitle(input.Title.Length);
        }

        foreach (var line in body.Read)
        {
            text.AddBody(line.Start, line.End);
        }

        var language = LanguageGuess.Of(
            CollectionsMarshal.AsSpan(text.Tokens), input.Body.Length >= input.Title.Length ? input.Body : input.Title, input.Language,
            hash => parts.Lexicon.Of(hash).IsCommon);
        desk.Names.Clear();
        if (language != English)
        {
            parts.Gazetteer.Find(text, desk.Names);
            return new(version, language, SentencesOf(text), SkippedOf(body), EntitiesOf(desk, null), [], null, body.Dateline);
        }

        desk.Engine.FindNames(text, desk.Names);
        var topics = parts.Topics.Read(text, input.Section, desk.TopicFeatures);
        var isBusiness = topics.Length > 0 && topics[0].Subject == Economy;
        return new(
            version, language, SentencesOf(text), SkippedOf(body), EntitiesOf(desk, isBusiness ? SentimentDomain.Finance : SentimentDomain.News),
            topics, desk.Engine.ToneOf(text), body.Dateline);
    }

    // The domain is that of organisations; null: the language is not known, so neither is any sentiment.
    private ImmutableArray<EntityFinding> EntitiesOf(Desk desk, SentimentDomain? domain)
    {
        var (text, names) = (desk.Text, desk.Names);
        var findings = ImmutableArray.CreateBuilder<EntityFinding>();
        foreach (var entity in parts.Entities.Find(text, names))
        {
            var mentions = ImmutableArray.CreateBuilder<TextSpan>(entity.Mentions.Count);
            foreach (var mention in entity.Mentions)
            {
                mentions.Add(text.SpanOf(names[mention].First, names[mention].End));
            }

            var evidence = domain is null ? [] : EvidenceOf(desk, entity, entity.Kind is SubjectKind.Organisation ? domain.Value : SentimentDomain.News);
            findings.Add(new(
                entity.Subject, entity.Name, entity.Kind, entity.Wikidata, entity.Confidence, mentions.MoveToImmutable(),
                domain is null ? null : ArticleSentiment.Combine(evidence), ArticleSentiment.Heaviest(evidence), entity.Why));
        }

        return findings.DrainToImmutable();
    }

    // One for each sentence that carries the entity.
    private static List<Evidence> EvidenceOf(Desk desk, Entity entity, SentimentDomain domain)
    {
        var evidence = new List<Evidence>();
        for (var at = 0; at < entity.Mentions.Count;)
        {
            var sentence = desk.Names[entity.Mentions[at]].Sentence;
            desk.InSentence.Clear();
            for (; at < entity.Mentions.Count && desk.Names[entity.Mentions[at]].Sentence == sentence; at++)
            {
                desk.InSentence.Add(desk.Names[entity.Mentions[at]]);
            }

            evidence.Add(desk.Engine.Judge(desk.Text, sentence, CollectionsMarshal.AsSpan(desk.InSentence), domain));
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

    private static ImmutableArray<TextSpan> SkippedOf(BodyParts body)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>(body.Skipped.Count);
        foreach (var line in body.Skipped)
        {
            spans.Add(new(TextField.Body, line.Start, line.Length));
        }

        return spans.MoveToImmutable();
    }

    /// <summary>Room to work for one reading.</summary>
    private sealed class Desk(IEngineDesk engine)
    {
        public IEngineDesk Engine { get; } = engine;

        public ReadText Text { get; } = new();

        public List<NameSpan> Names { get; } = [];

        public List<NameSpan> InSentence { get; } = [];

        public FeatureList TopicFeatures { get; } = new(Topics.TopicFeatures.Rows);
    }
}
