using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.Linear;
using NewsMonitor.Reading.Text;
using NewsMonitor.Reading.Topics;
using NewsMonitor.Training.Learning;

namespace NewsMonitor.Training.Topics;

/// <summary>Learns the topics by a text's vector, and how they join those by its words.</summary>
/// <param name="words">The topics by words, learned without the held texts.</param>
/// <param name="newPass">The encoder, for one thread.</param>
internal sealed class TopicVectors(LinearModel words, Func<EncoderPass> newPass)
{
    private const int Iterations = 100;

    /// <summary>One text in so many is enough for 384 numbers.</summary>
    private const int Share = 3;

    private static readonly float[] Penalties = [10, 30, 100];
    private static readonly double[] Powers = [.. Enumerable.Range(0, 9).Select(step => step * 0.15)];
    private static readonly int[] Rows = [.. Enumerable.Range(0, EncoderModel.Width)];

    /// <param name="training">What to learn from.</param>
    /// <param name="held">Gives the penalty, the powers, and the probabilities from which topics are named.</param>
    /// <param name="seed">Of ML.NET.</param>
    /// <param name="log">Gets the losses.</param>
    public VectorTopics Train(IEnumerable<(TopicText Text, float Weight)> training, IReadOnlyList<TopicText> held, int seed, TextWriter log)
    {
        var learned = training.Where((_, at) => at % Share == 0).ToList();
        var examples = TopicSets.Balanced([.. learned.Zip(VectorsOf([.. learned.Select(one => one.Text)])).SelectMany(one =>
            one.First.Text.Topics.Select(topic => new Example(Rows, one.Second, topic, one.First.Weight / one.First.Text.Topics.Length)))]);
        log.WriteLine($"vectors of {examples.Count} examples");
        var read = Read(held);
        var best = (Loss: double.MaxValue, Topics: default(VectorTopics)!);
        foreach (var penalty in Penalties)
        {
            var model = new MaxEntTrainer(EncoderModel.Width, TopicNames.All.Length, seed) { L2 = penalty, Iterations = Iterations }.Train(examples).Ours;
            foreach (var (ofWords, ofVector) in Powers.SelectMany(ofWords => Powers.Skip(1).Select(ofVector => (ofWords, ofVector))))
            {
                var topics = new VectorTopics(model, ofWords, ofVector, []);
                var loss = Loss(Joined(topics, read));
                if (loss < best.Loss)
                {
                    best = (loss, topics);
                    log.WriteLine($"penalty {penalty}, words to the {ofWords:0.00}, vector to the {ofVector:0.00}: log loss {loss:0.0000}");
                }
            }
        }

        return best.Topics.Named(TopicThresholds.Fit(Joined(best.Topics, read)));
    }

    public List<ScoredTopics> Score(VectorTopics topics, IReadOnlyList<TopicText> texts) => Joined(topics, Read(texts));

    private List<(ScoredTopics ByWords, float[] Vector)> Read(IReadOnlyList<TopicText> texts) =>
        [.. texts.Select(text => ScoredTopics.ByWords(words, text)).Zip(VectorsOf(texts))];

    private static List<ScoredTopics> Joined(VectorTopics topics, IEnumerable<(ScoredTopics ByWords, float[] Vector)> texts) =>
    [
        .. texts.Select(text =>
        {
            var scores = text.ByWords.Scores.ToArray();
            topics.Join(text.Vector, scores);
            return new ScoredTopics(text.ByWords.Text, scores);
        }),
    ];

    private static double Loss(List<ScoredTopics> scored) =>
        scored.Average(one => -Math.Log(Math.Max(1e-9, one.Text.Topics.Sum(topic => one.Scores[topic]))));

    private List<float[]> VectorsOf(IReadOnlyList<TopicText> texts)
    {
        using var rooms = new ThreadLocal<(EncoderPass Pass, ReadText Read)>(() => (newPass(), new()));
        return [.. texts.AsParallel().AsOrdered().Select(text =>
        {
            var (pass, read) = rooms.Value;
            text.Fill(read);
            pass.Run(read, gate: null);
            var vector = new float[EncoderModel.Width];
            pass.TryVector(read, vector);
            return vector;
        })];
    }
}
