using System.Runtime.InteropServices;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Entities;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Correcting;

/// <summary>Puts a person's corrections into one reading: first among the names, then among the entities, then in what sentences say.</summary>
internal sealed class Corrector
{
    private readonly HashSet<ulong> _notNames = [];
    private readonly Dictionary<ulong, EntityCorrection> _entities = [];
    // How many words a corrected text that begins so may have.
    private readonly Dictionary<ulong, int> _byFirstWord = [];
    private readonly Dictionary<(ulong, SubjectId), Domain.Sentiment> _sentiments = [];

    /// <param name="corrections">Where two contradict each other, the later one holds.</param>
    public Corrector(Corrections corrections)
    {
        foreach (var text in corrections.NotNames)
        {
            _notNames.Add(WordKeys.Of(WordKeys.Cut(text)));
        }

        foreach (var entity in corrections.Entities)
        {
            var words = WordKeys.Cut(entity.Text);
            if (words.Length > 0)
            {
                _entities[WordKeys.Of(words)] = entity;
                ref var most = ref CollectionsMarshal.GetValueRefOrAddDefault(_byFirstWord, words[0].Hash, out _);
                most = Math.Max(most, words.Length);
            }
        }

        foreach (var sentiment in corrections.Sentiments)
        {
            _sentiments[(WordKeys.Of(WordKeys.Cut(sentiment.Sentence)), sentiment.Subject)] = sentiment.Sentiment;
        }
    }

    /// <summary>Takes out what is no name, and puts in the mentions of corrected entities that were not found as such.</summary>
    /// <param name="text">The article.</param>
    /// <param name="names">In order of the text, before and after.</param>
    /// <returns>What was taken out.</returns>
    public List<TextSpan> CorrectNames(ReadText text, List<NameSpan> names)
    {
        var struck = names.FindAll(name => IsStruck(text, name)).ConvertAll(name => text.SpanOf(name.First, name.End));
        names.RemoveAll(name => IsStruck(text, name));
        Merge(names, MentionsIn(text));
        return struck;
    }

    /// <summary>Gives mentions to the entities that they are said to mean.</summary>
    public void CorrectEntities(ReadText text, List<NameSpan> names, List<Entity> entities)
    {
        var moved = new List<Entity>();
        foreach (var entity in entities)
        {
            var fullest = entity.Mentions.MaxBy(mention => names[mention].Count);
            var whole = CorrectionOf(text, names[fullest]);
            for (var at = entity.Mentions.Count - 1; at >= 0; at--)
            {
                var mention = entity.Mentions[at];
                if (IsStruck(text, names[mention]))
                {
                    entity.Mentions.RemoveAt(at);
                }
                else if ((CorrectionOf(text, names[mention]) ?? whole) is { } correction)
                {
                    entity.Mentions.RemoveAt(at);
                    Give(moved, correction, mention);
                }
            }
        }

        foreach (var entity in moved)
        {
            // An entity that was found by other spellings already gets these mentions too.
            if (entities.Find(other => other.Subject == entity.Subject) is { } known)
            {
                entity.Mentions.AddRange(known.Mentions);
                entities.Remove(known);
            }

            entity.Mentions.Sort();
            entities.Add(entity);
        }

        entities.RemoveAll(entity => entity.Mentions.Count == 0);
        entities.Sort(static (a, b) => a.Mentions[0].CompareTo(b.Mentions[0]));
    }

    /// <summary>Whether a person said who this is.</summary>
    public bool IsCorrected(ReadText text, List<NameSpan> names, Entity entity) =>
        entity.Mentions.Exists(mention => CorrectionOf(text, names[mention])?.Subject == entity.Subject);

    /// <summary>What a person said that the sentence says of the entity, or null.</summary>
    public Domain.Sentiment? SentimentOf(ReadText text, Sentence sentence, SubjectId subject) =>
        _sentiments.Count > 0 && _sentiments.TryGetValue((WordKeys.Of(Words(text, sentence.First, sentence.End)), subject), out var sentiment) ? sentiment : null;

    // Both are in order of the text. "Washington" said to be a person is no reason to tear "Washington Post" apart.
    private static void Merge(List<NameSpan> names, List<NameSpan> said)
    {
        var merged = new List<NameSpan>(names.Count + said.Count);
        var next = 0;
        foreach (var mention in said)
        {
            while (next < names.Count && names[next].End <= mention.First)
            {
                merged.Add(names[next++]);
            }

            if (next < names.Count && names[next].First <= mention.First && names[next].End >= mention.End && names[next].Count > mention.Count)
            {
                continue;
            }

            while (next < names.Count && names[next].First < mention.End)
            {
                next++;
            }

            merged.Add(mention);
        }

        merged.AddRange(names[next..]);
        names.Clear();
        names.AddRange(merged);
    }

    private static void Give(List<Entity> moved, EntityCorrection correction, int mention)
    {
        var entity = moved.Find(other => other.Subject == correction.Subject);
        if (entity is null)
        {
            moved.Add(entity = new(correction.Subject, correction.Name, correction.Kind, correction.Wikidata, Confidence: 1, "A person said so.", []));
        }

        entity.Mentions.Add(mention);
    }

    private List<NameSpan> MentionsIn(ReadText text)
    {
        var said = new List<NameSpan>();
        for (var s = 0; _byFirstWord.Count > 0 && s < text.Sentences.Count; s++)
        {
            var sentence = text.Sentences[s];
            for (var i = sentence.First; i < sentence.End; i++)
            {
                if (_byFirstWord.TryGetValue(text.Tokens[i].Hash, out var most) && LongestAt(text, i, Math.Min(sentence.End, i + most)) is var end && end > i)
                {
                    said.Add(new(s, i, end, _entities[WordKeys.Of(Words(text, i, end))].Kind, Sense: -1, FoundBy.Corrected));
                    i = end - 1;
                }
            }
        }

        return said;
    }

    private int LongestAt(ReadText text, int at, int limit)
    {
        var (end, key) = (at, KnowledgeBase.Start);
        for (var token = at; token < limit; token++)
        {
            key = WordKeys.Then(key, text.Tokens[token]);
            end = _entities.ContainsKey(key) ? token + 1 : end;
        }

        return end;
    }

    private bool IsStruck(ReadText text, NameSpan name) => _notNames.Contains(WordKeys.Of(Words(text, name.First, name.End)));

    private EntityCorrection? CorrectionOf(ReadText text, NameSpan name) => _entities.GetValueOrDefault(WordKeys.Of(Words(text, name.First, name.End)));

    private static ReadOnlySpan<Token> Words(ReadText text, int first, int end) => CollectionsMarshal.AsSpan(text.Tokens)[first..end];
}
