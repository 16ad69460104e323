using System.Collections.Concurrent;
using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Boilerplate;
using NewsMonitor.Reading.Entities;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Language;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading;

/// <summary>The linear reader: gazetteer, tagger and linear classifiers over hashed features. Thousands of articles a second on one core.</summary>
public sealed class FastReader : IReader
{
    private readonly Lexicon _lexicon;
    private readonly Gazetteer _gazetteer;
    private readonly EntityFinder _entities;

    // Buffers of the readings that are over; at most one per thread that ever read at the same time.
    private readonly ConcurrentBag<ReadText> _texts = [];

    private FastReader(Lexicon lexicon, KnowledgeBase knowledge)
    {
        _lexicon = lexicon;
        _gazetteer = new(knowledge);
        _entities = new(knowledge, lexicon);
    }

    public string Version => "fast/1";

    /// <param name="modelsFolder">The folder of the trained files; <see cref="DefaultModelsFolder"/> beside the program.</param>
    /// <exception cref="FileNotFoundException">A file is missing; the message names it.</exception>
    public static FastReader Load(string modelsFolder)
    {
        var knowledge = Task.Run(() => KnowledgeBase.Load(modelsFolder));
        var lexicon = Lexicon.Load(modelsFolder);
        return new(lexicon, knowledge.GetAwaiter().GetResult());
    }

    public static string DefaultModelsFolder => Path.Combine(AppContext.BaseDirectory, "models");

    public Findings Read(ReadingInput input)
    {
        var text = _texts.TryTake(out var used) ? used : new();
        try
        {
            return Read(input, text);
        }
        finally
        {
            _texts.Add(text);
        }
    }

    private Findings Read(ReadingInput input, ReadText text)
    {
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
        var names = new List<NameSpan>();
        _gazetteer.Find(text, names);
        return new(
            Version, language, SentencesOf(text), SkippedOf(parts), EntitiesOf(text, names), [], null, parts.Dateline);
    }

    private ImmutableArray<EntityFinding> EntitiesOf(ReadText text, List<NameSpan> names)
    {
        var findings = ImmutableArray.CreateBuilder<EntityFinding>();
        foreach (var entity in _entities.Find(text, names))
        {
            var mentions = ImmutableArray.CreateBuilder<TextSpan>(entity.Mentions.Count);
            foreach (var mention in entity.Mentions)
            {
                mentions.Add(text.SpanOf(names[mention].First, names[mention].End));
            }

            findings.Add(new(entity.Subject, entity.Name, entity.Kind, entity.Wikidata, entity.Confidence, mentions.MoveToImmutable(), null, []));
        }

        return findings.DrainToImmutable();
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
}
