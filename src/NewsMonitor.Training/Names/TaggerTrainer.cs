using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Training.Names;

/// <summary>Averaged structured perceptron. Where a set leaves a tag open, the right path is the best one among those it allows.</summary>
internal sealed class TaggerTrainer(Lexicon lexicon, Gazetteer gazetteer, int rowBits, int epochs, int seed)
{
    private const int Tags = NameTags.Count;

    /// <summary>Largest weight in the file: sums over all features stay within 16 bits.</summary>
    private const int Largest = short.MaxValue / TaggerFeatures.Count;

    private readonly int _mask = (1 << rowBits) - 1;
    private readonly float[] _weights = new float[(1 << rowBits) * Tags];
    private readonly float[] _drift = new float[(1 << rowBits) * Tags];
    private readonly float[] _transitions = new float[(Tags + 1) * Tags];
    private readonly float[] _transitionDrift = new float[(Tags + 1) * Tags];
    private float _step = 1;

    public NameTagger Train(IReadOnlyList<TaggedSentence> sentences, TextWriter log)
    {
        var examples = sentences.SelectMany(Examples).ToArray();
        var random = new Random(seed);
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            random.Shuffle(examples);
            var wrong = 0;
            foreach (var example in examples)
            {
                wrong += Learn(example) ? 1 : 0;
                _step++;
            }

            log.WriteLine($"names: epoch {epoch}, {wrong} of {examples.Length} sentences wrong");
        }

        return Average();
    }

    private IEnumerable<Example> Examples(TaggedSentence sentence)
    {
        var text = sentence.Cut();
        var view = new SentenceView(lexicon, gazetteer);
        foreach (var part in text.Sentences)
        {
            view.Look(text, part);
            var rows = new int[view.Count * TaggerFeatures.Count];
            var allowed = new ushort[view.Count];
            for (var i = 0; i < view.Count; i++)
            {
                TaggerFeatures.Fill(view, i, rows.AsSpan(i * TaggerFeatures.Count, TaggerFeatures.Count), _mask);
                allowed[i] = Allowed(sentence.Tags[part.First + i], sentence.HasOther, isFirst: i == 0);
            }

            yield return new(rows, allowed);
        }
    }

    private static ushort Allowed(int tag, bool hasOther, bool isFirst) => tag switch
    {
        TaggedSentence.Any => (1 << Tags) - 1,
        NameTags.Outside when !hasOther => (1 << NameTags.Outside) | (3 << (Tags - 2)),
        // A name that our splitter cut in two begins again.
        _ => (ushort)(1 << (isFirst && tag > 0 && !NameTags.IsBegin(tag) ? tag - 1 : tag)),
    };

    private bool Learn(Example example)
    {
        var count = example.Allowed.Length;
        var scores = Scores(example);
        var found = Decode(scores, null, count);
        var right = Decode(scores, example.Allowed, count);
        if (found.AsSpan().SequenceEqual(right))
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            if (found[i] != right[i])
            {
                foreach (var row in example.Rows.AsSpan(i * TaggerFeatures.Count, TaggerFeatures.Count))
                {
                    Add(_weights, _drift, (row * Tags) + right[i], 1);
                    Add(_weights, _drift, (row * Tags) + found[i], -1);
                }
            }

            Add(_transitions, _transitionDrift, ((i == 0 ? Tags : right[i - 1]) * Tags) + right[i], 1);
            Add(_transitions, _transitionDrift, ((i == 0 ? Tags : found[i - 1]) * Tags) + found[i], -1);
        }

        return true;
    }

    private void Add(float[] weights, float[] drift, int at, float value)
    {
        weights[at] += value;
        drift[at] += value * _step;
    }

    private float[] Scores(Example example)
    {
        var scores = new float[example.Allowed.Length * Tags];
        for (var i = 0; i < example.Allowed.Length; i++)
        {
            foreach (var row in example.Rows.AsSpan(i * TaggerFeatures.Count, TaggerFeatures.Count))
            {
                for (var tag = 0; tag < Tags; tag++)
                {
                    scores[(i * Tags) + tag] += _weights[(row * Tags) + tag];
                }
            }
        }

        return scores;
    }

    private int[] Decode(float[] scores, ushort[]? allowed, int count)
    {
        const float Never = -1e9f;
        var best = new float[count * Tags];
        var back = new int[count * Tags];
        for (var i = 0; i < count; i++)
        {
            for (var tag = 0; tag < Tags; tag++)
            {
                var (from, score) = (0, Never);
                for (var before = 0; before < (i == 0 ? 1 : Tags); before++)
                {
                    var path = (i == 0 ? 0 : best[((i - 1) * Tags) + before]) + _transitions[((i == 0 ? Tags : before) * Tags) + tag];
                    if (path > score && NameTags.MayFollow(before, tag))
                    {
                        (from, score) = (before, path);
                    }
                }

                var open = allowed is null || (allowed[i] >> tag & 1) == 1;
                best[(i * Tags) + tag] = open ? score + scores[(i * Tags) + tag] : Never;
                back[(i * Tags) + tag] = from;
            }
        }

        var path2 = new int[count];
        var last = Enumerable.Range(0, Tags).MaxBy(tag => best[((count - 1) * Tags) + tag]);
        for (var i = count - 1; i >= 0; i--)
        {
            path2[i] = last;
            last = back[(i * Tags) + last];
        }

        return path2;
    }

    private NameTagger Average()
    {
        var average = new float[_weights.Length];
        for (var i = 0; i < average.Length; i++)
        {
            average[i] = _weights[i] - (_drift[i] / _step);
        }

        // The few largest are cut: one scale for all of them would cost the others their digits.
        var sizes = average.Where(weight => weight != 0).Select(Math.Abs).Order().ToArray();
        var scale = Largest / sizes[(int)(sizes.Length * 0.9999)];
        var weights = new short[(_mask + 1) * NameTagger.Lanes];
        for (var row = 0; row <= _mask; row++)
        {
            for (var tag = 0; tag < Tags; tag++)
            {
                weights[(row * NameTagger.Lanes) + tag] = (short)Math.Clamp(Math.Round(average[(row * Tags) + tag] * scale), -Largest, Largest);
            }
        }

        var transitions = new int[_transitions.Length];
        for (var i = 0; i < transitions.Length; i++)
        {
            transitions[i] = (int)Math.Round((_transitions[i] - (_transitionDrift[i] / _step)) * scale);
        }

        return new(weights, transitions);
    }

    private sealed record Example(int[] Rows, ushort[] Allowed);
}
