using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Topics;
using TorchSharp;
using static TorchSharp.torch;

namespace NewsMonitor.Training.Encoder;

/// <summary>How far the network is from what a batch teaches: its labels and, where there are teachers, what they say of it.</summary>
/// <param name="network">Learns.</param>
/// <param name="teachers">Null: labels alone.</param>
internal sealed class EncoderLoss(EncoderNetwork network, Teachers? teachers)
{
    private const double Smoothing = 0.05, ToneWeight = 0.3;

    // Of the teachers, beside the labels. With 0.5 and 0.7 the dev parts scored alike.
    private const double Share = 0.7;

    public Tensor Of(LessonSet set, Lesson[] lessons)
    {
        var input = EncoderInput.Of(lessons);
        var (names, sentiment, tone, topics) = network.Forward(input.Ids, input.Types, input.Mask);
        var taught = teachers?.Of(input);
        return lessons[0] switch
        {
            Lesson.Names => Mixed(NamesLoss(names, input, lessons), taught is null ? null : NamesLoss(names, taught.Names, input)),
            Lesson.Topics => TopicsLoss(topics, lessons),
            Lesson.Unlabelled => UnlabelledLoss(names, sentiment, input, lessons, taught ?? throw new InvalidOperationException("Nobody says what texts without labels teach.")),
            _ => SentimentLoss(sentiment, tone, input, set, lessons, taught),
        };
    }

    private static Tensor Mixed(Tensor labels, Tensor? taught) => taught is null ? labels : (labels * (1 - Share)) + (taught * Share);

    // [N,C] logits against [N,C] probabilities.
    private static Tensor Cross(Tensor logits, Tensor probabilities) => -(nn.functional.log_softmax(logits, 1) * probabilities).sum(1).mean();

    private static Tensor SentimentLoss(Tensor sentiment, Tensor tone, EncoderInput input, LessonSet set, Lesson[] lessons, Teachers.Judgement? taught)
    {
        var domain = ((Lesson.Sentiment)lessons[0]).Domain;
        var targets = EncoderInput.TargetsOf(lessons, row => ((Lesson.Sentiment)lessons[row]).Targets, input);
        var towards = taught?.Towards(targets, domain);
        var (own, gathered) = TargetPool.Of(sentiment.index_select(0, targets.Rows), targets.Target, targets.Others, domain);
        var loss = (Towards(own) + Towards(gathered)) / 2;
        if (set.OnlyPoles || domain != 0)
        {
            return loss;
        }

        var tones = tensor(lessons.Select(lesson => (long)((Lesson.Sentiment)lesson).Tone).ToArray());
        return tones.ge(0).any().item<bool>()
            ? loss + (Mixed(nn.functional.cross_entropy(tone, tones, ignore_index: -1), taught is null ? null : Cross(tone, taught.Tone)) * ToneWeight)
            : loss;

        Tensor Towards(Tensor logits) => Mixed(
            set.OnlyPoles
                ? nn.functional.cross_entropy(logits.index_select(1, tensor(new long[] { 0, 2 })), targets.Labels.div(2, RoundingMode.floor), label_smoothing: Smoothing)
                : nn.functional.cross_entropy(logits, targets.Labels, label_smoothing: Smoothing),
            towards is null ? null : Cross(logits, towards));
    }

    private static Tensor NamesLoss(Tensor names, EncoderInput input, Lesson[] lessons)
    {
        var (allowed, judged) = EncoderInput.TagsOf(lessons, input);
        var right = (nn.functional.log_softmax(names, 2) + ((allowed - 1) * 10_000)).logsumexp(2);
        return -(right * judged).sum() / judged.sum();
    }

    private static Tensor NamesLoss(Tensor names, Tensor taught, EncoderInput input)
    {
        var cross = (nn.functional.log_softmax(names, 2) * taught).sum(2);
        return -(cross * input.Inner).sum() / input.Inner.sum();
    }

    // Names as the teachers see them, and sentiment towards what they take for a name.
    private static Tensor UnlabelledLoss(Tensor names, Tensor sentiment, EncoderInput input, Lesson[] lessons, Teachers.Judgement taught)
    {
        var loss = NamesLoss(names, taught.Names, input);
        var tags = taught.Names.argmax(2).cpu().data<long>().ToArray();
        var targets = EncoderInput.TargetsOf(lessons, row => Named(tags.AsSpan(row * input.Length, lessons[row].Row.Length)), input);
        if (targets.Rows.shape[0] == 0)
        {
            return loss;
        }

        var towards = taught.Towards(targets, domain: 0);
        var (own, gathered) = TargetPool.Of(sentiment.index_select(0, targets.Rows), targets.Target, targets.Others, domain: 0);
        return loss + ((Cross(own, towards) + Cross(gathered, towards)) / 2);
    }

    private static List<Lesson.Target> Named(ReadOnlySpan<long> tags)
    {
        var found = new List<Lesson.Target>();
        for (var i = 1; i < tags.Length - 1; i++)
        {
            if (tags[i] == NameTags.Outside || tags[i] % 2 == 0)
            {
                continue;
            }

            var end = i + 1;
            while (end < tags.Length - 1 && tags[end] == tags[i] + 1)
            {
                end++;
            }

            found.Add(new(i, end, Label: 1));
        }

        return found;
    }

    // Where a text has several topics, one of them is right, it is not known which.
    private static Tensor TopicsLoss(Tensor topics, Lesson[] lessons)
    {
        var allowed = new float[lessons.Length * TopicNames.All.Length];
        for (var row = 0; row < lessons.Length; row++)
        {
            foreach (var topic in ((Lesson.Topics)lessons[row]).Right)
            {
                allowed[(row * TopicNames.All.Length) + topic] = 1;
            }
        }

        var right = nn.functional.log_softmax(topics, 1) + ((tensor(allowed, [lessons.Length, TopicNames.All.Length]) - 1) * 10_000);
        return -right.logsumexp(1).mean();
    }
}
