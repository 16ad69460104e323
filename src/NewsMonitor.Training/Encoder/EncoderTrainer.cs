using System.Diagnostics;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NewsMonitor.Training.Encoder;

/// <summary>Fine-tunes the encoder on all sets at once, each step one set's batch. Saves its weights after each tenth of the way.</summary>
/// <param name="network">Learns.</param>
/// <param name="pace">By which all learning rates are multiplied.</param>
/// <param name="teachers">Null: labels alone.</param>
/// <param name="log">Gets the losses.</param>
internal sealed class EncoderTrainer(EncoderNetwork network, double pace, Teachers? teachers, TextWriter log)
{
    private const double Rate = 1e-4, HeadRate = 1e-3, LayerDecay = 0.9, Decay = 0.01, WarmUp = 0.06, Clip = 1;

    private readonly EncoderLoss _loss = new(network, teachers);

    public void Train(List<LessonSet> sets, int seed, Action save)
    {
        var random = new Random(seed);
        var steps = Steps(sets, random);
        var (groups, rates) = Groups();
        using var optimizer = optim.AdamW(groups);
        var watch = Stopwatch.StartNew();
        var losses = sets.ToDictionary(set => set.Name, _ => (Sum: 0.0, Count: 0));
        network.train();
        for (var step = 0; step < steps.Count; step++)
        {
            using var scope = NewDisposeScope();
            var (set, lessons) = steps[step];
            var done = (double)step / steps.Count;
            var factor = done < WarmUp ? done / WarmUp : (1 - done) / (1 - WarmUp);
            foreach (var (group, rate) in optimizer.ParamGroups.Zip(rates))
            {
                group.LearningRate = rate * factor * pace;
            }

            optimizer.zero_grad();
            using var loss = _loss.Of(set, lessons) * set.Weight;
            loss.backward();
            nn.utils.clip_grad_norm_(network.Weights.Values.Where(weight => weight.requires_grad), Clip);
            optimizer.step();
            losses[set.Name] = (losses[set.Name].Sum + loss.item<float>(), losses[set.Name].Count + 1);
            if ((step + 1) % 100 == 0)
            {
                log.WriteLine($"step {step + 1} of {steps.Count}, {watch.Elapsed.TotalMinutes:0.0} min: "
                    + string.Join(", ", losses.Where(loss => loss.Value.Count > 0).Select(loss => $"{loss.Key} {loss.Value.Sum / loss.Value.Count:0.000}")));
                log.Flush();
                losses = sets.ToDictionary(set => set.Name, _ => (0.0, 0));
            }

            if ((step + 1) * 10 / steps.Count > step * 10 / steps.Count)
            {
                save();
            }
        }
    }

    // Lessons of like length together, so that little of a batch is padding; batches in random order.
    private static List<(LessonSet Set, Lesson[] Lessons)> Steps(List<LessonSet> sets, Random random)
    {
        var steps = new List<(double Place, LessonSet Set, Lesson[] Lessons)>();
        foreach (var set in sets)
        {
            for (var round = 0; round < Math.Ceiling(set.Rounds); round++)
            {
                var all = set.All.ToArray();
                random.Shuffle(all);
                var share = Math.Min(1, set.Rounds - round);
                foreach (var pool in all.Take((int)(all.Length * share)).Chunk(set.Batch * 50))
                {
                    foreach (var batch in pool.OrderBy(lesson => lesson.Row.Length).Chunk(set.Batch))
                    {
                        steps.Add(((round + random.NextDouble()) / Math.Ceiling(set.Rounds), set, batch));
                    }
                }
            }
        }

        return [.. steps.OrderBy(step => step.Place).Select(step => (step.Set, step.Lessons))];
    }

    private (List<AdamW.ParamGroup> Groups, List<double> Rates) Groups()
    {
        var groups = new List<AdamW.ParamGroup>();
        var rates = new List<double>();
        foreach (var group in network.Weights.Where(weight => weight.Value.requires_grad).GroupBy(weight => (Rate: RateOf(weight.Key), IsMatrix: weight.Value.dim() > 1 )))
        {
            groups.Add(new(group.Select(weight => weight.Value), new AdamW.Options { LearningRate = group.Key.Rate, InitialLearningRate = group.Key.Rate, weight_decay = group.Key.IsMatrix ? Decay : 0, beta1 = 0.9, beta2 = 0.999, eps = 1e-8 }));
            rates.Add(group.Key.Rate);
        }

        return (groups, rates);
    }

    private static double RateOf(string weight) =>
        char.IsDigit(weight[0]) ? Rate * Math.Pow(LayerDecay, BaseModel.Layers - 1 - (weight[0] - '0'))
        : weight.StartsWith("places", StringComparison.Ordinal) || weight.StartsWith("types", StringComparison.Ordinal) || weight.StartsWith("embedding", StringComparison.Ordinal)
            ? Rate * Math.Pow(LayerDecay, BaseModel.Layers)
            : HeadRate;
}
