using System.Globalization;
using NewsMonitor.Domain;
using NewsMonitor.Reading;
using NewsMonitor.Reading.Entities;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Training.Linking;

/// <summary>Links documents in the ways that are compared. Each gives the items by their place in the text.</summary>
internal sealed class LinkTrial(IReader reader, KnowledgeBase knowledge, Lexicon lexicon)
{
    private readonly EntityFinder _entities = new(knowledge, lexicon);
    private readonly AliasJoiner _joiner = new(knowledge, lexicon);
    private readonly Linker _linker = new(knowledge);

    /// <summary>End to end: the reader's own names and links.</summary>
    public static Dictionary<TextSpan, string> Linked(Findings findings) =>
        findings.Entities.Where(entity => entity.Wikidata is not null)
            .SelectMany(entity => entity.Mentions.Select(mention => (mention, entity.Wikidata!))).ToDictionary(pair => pair.mention, pair => pair.Item2);

    public Findings Read(LinkedDocument document) => reader.Read(new(document.Title, document.Body, "en"));

    /// <summary>The reader's own names, each with the meaning that is most often meant, whatever stands around it.</summary>
    public Dictionary<TextSpan, string> MostPopular(Findings findings, LinkedDocument document)
    {
        var links = new Dictionary<TextSpan, string>();
        foreach (var span in findings.Entities.SelectMany(entity => entity.Mentions))
        {
            AddMostPopular(document, span, links);
        }

        return links;
    }

    /// <summary>The marked names instead of the reader's, each with its most popular meaning.</summary>
    public Dictionary<TextSpan, string> MostPopularOfMarked(LinkedDocument document)
    {
        var links = new Dictionary<TextSpan, string>();
        foreach (var mention in document.Mentions.Where(mention => mention.Role is not MentionRole.Ignored))
        {
            AddMostPopular(document, mention.Span, links);
        }

        return links;
    }

    /// <summary>The marked names and kinds instead of the reader's, linked by the reader.</summary>
    public Dictionary<TextSpan, string> LinkedMarked(LinkedDocument document)
    {
        var (text, names) = NamesOf(document);
        var links = new Dictionary<TextSpan, string>();
        foreach (var entity in _entities.Find(text, names))
        {
            if (entity.Wikidata is { } item)
            {
                foreach (var mention in entity.Mentions)
                {
                    links.TryAdd(text.SpanOf(names[mention].First, names[mention].End), item);
                }
            }
        }

        return links;
    }

    /// <summary>For each link that the marked names get: what its confidence rests on, and whether it is right.</summary>
    public IEnumerable<(double[] Features, bool IsRight)> Evidence(LinkedDocument document)
    {
        var (text, names) = NamesOf(document);
        var marked = document.Mentions.Where(mention => mention.Role is not MentionRole.Ignored).ToLookup(mention => mention.Span);
        var clusters = _joiner.Join(text, names);
        var weighed = _linker.Weigh(text, clusters);
        for (var i = 0; i < clusters.Count; i++)
        {
            if (weighed[i] is { IsClear: true } meanings && knowledge[meanings.Best].Wikidata is { } item)
            {
                foreach (var mention in clusters[i].Mentions)
                {
                    yield return (LinkConfidence.Features(meanings), marked[text.SpanOf(names[mention].First, names[mention].End)].Any(name => name.Wikidata == item));
                }
            }
        }
    }

    private (ReadText Text, List<NameSpan> Names) NamesOf(LinkedDocument document)
    {
        var text = new ReadText();
        text.Begin(document.Title, document.Body);
        text.AddTitle(document.Title.Length);
        text.AddBody(0, document.Body.Length);
        var names = new List<NameSpan>();
        var sentence = 0;
        foreach (var mention in document.Mentions.Where(mention => mention.Role is not MentionRole.Ignored).OrderBy(mention => mention.Span.Field).ThenBy(mention => mention.Span.Start).ThenByDescending(mention => mention.Span.Length))
        {
            var (first, end) = TokensOf(text, mention.Span);
            if (first < 0 || (names.Count > 0 && first < names[^1].End))
            {
                continue;
            }

            while (sentence < text.Sentences.Count - 1 && text.Sentences[sentence].End <= first)
            {
                sentence++;
            }

            var sense = knowledge.Find(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(text.Tokens)[first..end]);
            names.Add(new(sentence, first, end, mention.Kind ?? SubjectKind.Other, sense, FoundBy.Tagger));
        }

        return (text, names);
    }

    // −1 where the span does not begin and end with tokens.
    private static (int First, int End) TokensOf(ReadText text, TextSpan span)
    {
        var first = text.Tokens.FindIndex(span.Field is TextField.Title ? 0 : text.BodyFirst, token => token.Start == span.Start);
        for (var end = first + 1; first >= 0 && end <= text.Tokens.Count && text.Tokens[end - 1].End <= span.End; end++)
        {
            if (text.Tokens[end - 1].End == span.End)
            {
                return (first, end);
            }
        }

        return (-1, -1);
    }

    private void AddMostPopular(LinkedDocument document, TextSpan span, Dictionary<TextSpan, string> links)
    {
        var tokens = new List<Token>();
        Tokenizer.Cut((span.Field is TextField.Title ? document.Title : document.Body).AsSpan(span.Start, span.Length), tokens);
        var (best, prominence) = (0, -1);
        for (var sense = knowledge.Find(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(tokens)); sense >= 0; sense = knowledge.SenseAt(sense).Next)
        {
            var entity = knowledge[knowledge.SenseAt(sense).Entity];
            if (entity.Qid > 0 && entity.Prominence > prominence)
            {
                (best, prominence) = (entity.Qid, entity.Prominence);
            }
        }

        if (best > 0)
        {
            links.TryAdd(span, "Q" + best.ToString(CultureInfo.InvariantCulture));
        }
    }
}
