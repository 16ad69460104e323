using System.Runtime.InteropServices;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Tests.Naive;

/// <summary>What <see cref="ArticleNames"/> does, by trying every name.</summary>
internal sealed class NaiveArticleNames(Lexicon lexicon)
{
    /// <summary>A name is sought in the other sentences when one of them is so sure of it.</summary>
    private const float Sure = 0.8f;

    private readonly Dictionary<ulong, Spelling> _spellings = [];
    private readonly Dictionary<ulong, List<Spelling>> _byFirstWord = [];
    private readonly List<NameSpan> _more = [];

    /// <summary>Adds mentions of sure names that the reader passed over.</summary>
    public void AddRepeated(ReadText text, List<NameSpan> names)
    {
        Collect(text, names);
        _byFirstWord.Clear();
        foreach (var spelling in _spellings.Values)
        {
            if (spelling.Most >= Sure)
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_byFirstWord, text.Tokens[spelling.First].Hash, out _);
                (list ??= []).Add(spelling);
            }
        }

        if (_byFirstWord.Count == 0)
        {
            return;
        }

        _more.Clear();
        var next = 0;
        for (var s = 0; s < text.Sentences.Count; s++)
        {
            var sentence = text.Sentences[s];
            for (var i = sentence.First; i < sentence.End; i++)
            {
                if (next < names.Count && names[next].First <= i)
                {
                    i = names[next++].End - 1;
                }
                else if (_byFirstWord.TryGetValue(text.Tokens[i].Hash, out var candidates)
                    && LongestAt(text, i, next < names.Count ? Math.Min(names[next].First, sentence.End) : sentence.End, sentence, candidates) is { } found)
                {
                    _more.Add(new(s, i, i + found.Count, found.Kind, found.Sense, FoundBy.Repeated, found.Most));
                    i += found.Count - 1;
                }
            }
        }

        if (_more.Count > 0)
        {
            names.AddRange(_more);
            names.Sort(static (a, b) => a.First.CompareTo(b.First));
        }
    }

    private Spelling? LongestAt(ReadText text, int at, int end, Sentence sentence, List<Spelling> candidates)
    {
        Spelling? longest = null;
        foreach (var spelling in candidates)
        {
            if (spelling.Count > (longest?.Count ?? 0) && at + spelling.Count <= end && IsWritten(text, at, spelling, sentence))
            {
                longest = spelling;
            }
        }

        return longest;
    }

    // The same words with capitals where the name has them, and no capital beside them that would make another name.
    private bool IsWritten(ReadText text, int at, Spelling spelling, Sentence sentence)
    {
        var tokens = CollectionsMarshal.AsSpan(text.Tokens);
        for (var i = 0; i < spelling.Count; i++)
        {
            var (here, there) = (tokens[at + i], tokens[spelling.First + i]);
            if (here.Hash != there.Hash || here.IsCapital != there.IsCapital || here.IsAllCaps != there.IsAllCaps)
            {
                return false;
            }
        }

        var end = at + spelling.Count;
        var alone = (at == sentence.First || !tokens[at - 1].IsCapital || at - 1 == sentence.First) && (end == sentence.End || !tokens[end].IsCapital);
        return alone && !(spelling.Count == 1 && at == sentence.First && lexicon.Of(tokens[at].Hash).IsCommon);
    }

    private void Collect(ReadText text, List<NameSpan> names)
    {
        _spellings.Clear();
        foreach (var name in names)
        {
            var key = KeyOf(text, name.First, name.End);
            ref var spelling = ref CollectionsMarshal.GetValueRefOrAddDefault(_spellings, key, out _);
            spelling ??= new(name.First, name.Count, name.Sense);
            spelling.Add(name.Kind, name.Probability);
        }
    }

    private static ulong KeyOf(ReadText text, int first, int end)
    {
        var key = KnowledgeBase.Start;
        for (var token = first; token < end; token++)
        {
            key = Folding.Then(key, text.Tokens[token].Hash);
        }

        return key;
    }

    /// <summary>One way to write a name, with what its mentions say of its kind.</summary>
    private sealed class Spelling(int first, int count, int sense)
    {
        private readonly float[] _kinds = new float[4];

        public int First { get; } = first;

        public int Count { get; } = count;

        public int Sense { get; } = sense;

        public float Most { get; private set; }

        public SubjectKind Kind => SubjectKind.Person + Array.IndexOf(_kinds, _kinds.Max());

        public void Add(SubjectKind kind, float probability)
        {
            // A known name that the encoder did not see votes lightly.
            _kinds[kind - SubjectKind.Person] += MathF.Max(0.1f, probability);
            Most = MathF.Max(Most, probability);
        }
    }
}
