using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Boilerplate;
using NewsMonitor.Reading.Correcting;
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

    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n\u00a0");

    /// <summary>A longer text's buffers are let go: some 10 MB would be kept for good.</summary>
    private const int MostTokensKept = 100_000;

    // Buffers of the readings that are over; at most one per thread that ever read at the same time.
    private readonly ConcurrentBag<Desk> _desks = [];

    public string Version => version;

    public IEngine Engine => engine;

    public ImmutableArray<NameMeaning> MeaningsOf(string name) => parts.Meanings.Of(name);

    public Findings Read(ReadingInput input)
    {
        var desk = _desks.TryTake(out var used) ? used : new(engine.NewDesk());
        try
        {
            return Read(input, desk);
        }
        finally
        {
            if (desk.Text.Tokens.Capacity <= MostTokensKept)
            {
                _desks.Add(desk);
            }
        }
    }

    private Findings Read(ReadingInput input, Desk desk)
    {
        var text = desk.Text;
        var body = BoilerplateFinder.Find(input.Body, input.Title);
        text.Begin(input.Title, input.Body);
        // A feed that has no title repeats the beginning of the text: that is read once, in the body.
        if (!(body.Read.Count > 0 && Repeats(input.Body.AsSpan(body.Read[0].Start), input.Title)))
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
        var isRead = language == English;
        if (isRead)
        {
            desk.Engine.FindNames(text, desk.Names);
        }
        else
        {
            parts.Gazetteer.Find(text, desk.Names);
        }

        var corrector = input.Corrections is null ? null : new Corrector(input.Corrections);
        var struck = corrector?.CorrectNames(text, desk.Names);
        var hint = isRead && input.UseSection ? SectionHint.Of(input.Section) : [];
        ImmutableArray<TopicFinding> topics = isRead ? parts.Topics.Read(text, desk.Engine.VectorOf(text), hint, desk.TopicFeatures) : [];
        var isBusiness = topics.Length > 0 && topics[0].Subject == Economy;
        SentimentDomain? domain = !isRead ? null : isBusiness ? SentimentDomain.Finance : SentimentDomain.News;
        return new(
            version, language, SentencesOf(text), SkippedOf(body), EntitiesOf(desk, corrector, domain), topics,
            isRead ? desk.Engine.ToneOf(text) : null, body.Dateline, struck is [_, ..] ? [.. struck] : null,
            hint.Count > 0 && topics.Length > 0 ? input.Section : null);
    }

    // One word may well begin another sentence, and half a word says nothing.
    private static bool Repeats(ReadOnlySpan<char> body, ReadOnlySpan<char> title) =>
        title.Trim().ContainsAny(Blanks) && body.StartsWith(title)
        && (body.Length == title.Length || !char.IsLetterOrDigit(title[^1]) || !char.IsLetterOrDigit(body[title.Length]));

    // The domain is that of organisations; null: the language is not known, so neither is any sentiment.
    private ImmutableArray<EntityFinding> EntitiesOf(Desk desk, Corrector? corrector, SentimentDomain? domain)
    {
        var (text, names) = (desk.Text, desk.Names);
        var entities = parts.Entities.Find(text, names);
        corrector?.CorrectEntities(text, names, entities);
        var findings = ImmutableArray.CreateBuilder<EntityFinding>(entities.Count);
        foreach (var entity in entities)
        {
            var mentions = ImmutableArray.CreateBuilder<TextSpan>(entity.Mentions.Count);
            var found = default(FoundBy);
            foreach (var mention in entity.Mentions)
            {
                mentions.Add(text.SpanOf(names[mention].First, names[mention].End));
                found |= names[mention].Found;
            }

            var evidence = EvidenceOf(desk, corrector, entity, entity.Kind is SubjectKind.Organisation ? domain : domain is null ? null : SentimentDomain.News);
            findings.Add(new(
                entity.Subject, entity.Name, entity.Kind, entity.Wikidata, entity.Confidence, mentions.MoveToImmutable(),
                evidence.Count == 0 ? null : ArticleSentiment.Combine(evidence), ArticleSentiment.Heaviest(evidence), entity.Why, (NameOrigin)found,
                engine.HasProbabilities && domain is not null ? ProbabilitiesOf(names, entity) : null, corrector?.IsCorrected(text, names, entity) ?? false,
                evidence.Count));
        }

        return findings.DrainToImmutable();
    }

    private static ImmutableArray<double> ProbabilitiesOf(List<NameSpan> names, Entity entity)
    {
        var probabilities = ImmutableArray.CreateBuilder<double>(entity.Mentions.Count);
        foreach (var mention in entity.Mentions)
        {
            probabilities.Add(Math.Round(names[mention].Probability, 3));
        }

        return probabilities.MoveToImmutable();
    }

    // One for each sentence that carries the entity and was read.
    private static List<Evidence> EvidenceOf(Desk desk, Corrector? corrector, Entity entity, SentimentDomain? domain)
    {
        var evidence = new List<Evidence>();
        for (var at = 0; at < entity.Mentions.Count;)
        {
            var index = desk.Names[entity.Mentions[at]].Sentence;
            desk.InSentence.Clear();
            for (; at < entity.Mentions.Count && desk.Names[entity.Mentions[at]].Sentence == index; at++)
            {
                desk.InSentence.Add(desk.Names[entity.Mentions[at]]);
            }

            var sentence = desk.Text.Sentences[index];
            if (corrector?.SentimentOf(desk.Text, sentence, entity.Subject) is { } said)
            {
                evidence.Add(new(desk.Text.SpanOf(sentence.First, sentence.End), ArticleSentiment.Certain(said), [], Corrected: true));
            }
            else if (domain is { } spoken && desk.Engine.Judge(desk.Text, index, CollectionsMarshal.AsSpan(desk.InSentence), spoken) is { } judged)
            {
                evidence.Add(judged);
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
