using NewsMonitor.Reading.Linear;
using NewsMonitor.Training.Learning;

namespace NewsMonitor.Reading.Tests.Linear;

public class LinearModelTests
{
    private const int Rows = 64;
    private const int Classes = 5;

    [Fact]
    public void Our_probabilities_are_those_of_the_ML_NET_model_that_the_weights_came_from()
    {
        var examples = Examples(new Random(7), 400);
        var trainer = new MaxEntTrainer(Rows, Classes, seed: 1) { L2 = 0.1f };
        var (theirs, ours) = trainer.Train(examples);
        var expected = trainer.Score(theirs, examples);
        var scores = new double[Classes];
        for (var i = 0; i < examples.Count; i++)
        {
            ours.Score(examples[i].ToFeatures(), scores);
            for (var label = 0; label < Classes; label++)
            {
                Assert.Equal(expected[i][label], scores[label], tolerance: 1e-5);
            }
        }
    }

    [Fact]
    public void A_trained_model_knows_what_it_learned()
    {
        var examples = Examples(new Random(7), 400);
        var (_, ours) = new MaxEntTrainer(Rows, Classes, seed: 1) { L2 = 0.1f }.Train(examples);
        var scores = new double[Classes];
        var right = examples.Count(example =>
        {
            ours.Score(example.ToFeatures(), scores);
            return Array.IndexOf(scores, scores.Max()) == example.Label;
        });
        Assert.True(right > examples.Count * 9 / 10, $"{right} of {examples.Count}");
    }

    [Fact]
    public void Both_ways_of_training_find_the_same_model()
    {
        var examples = Examples(new Random(7), 400);
        var (_, exact) = new MaxEntTrainer(Rows, Classes, seed: 1) { L2 = 4 }.Train(examples);
        var stochastic = new MaxEntTrainer(Rows, Classes, seed: 1) { L2 = 4, Iterations = 200 }.TrainByCoordinates(examples);
        var (expected, scores) = (new double[Classes], new double[Classes]);
        foreach (var example in examples)
        {
            exact.Score(example.ToFeatures(), expected);
            stochastic.Score(example.ToFeatures(), scores);
            Assert.All(expected.Zip(scores), pair => Assert.Equal(pair.First, pair.Second, tolerance: 0.05));
        }
    }

    [Fact]
    public void A_model_read_from_its_file_scores_as_the_one_that_was_written()
    {
        var (_, ours) = new MaxEntTrainer(Rows, Classes, seed: 1) { L2 = 0.1f }.Train(Examples(new Random(3), 200));
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            ours.WithTemperature(1.5f).Save(folder, "some.model.br");
            var read = LinearModel.Load(folder, "some.model.br");
            var (expected, scores) = (new double[Classes], new double[Classes]);
            foreach (var example in Examples(new Random(4), 50))
            {
                ours.WithTemperature(1.5f).Score(example.ToFeatures(), expected);
                read.Score(example.ToFeatures(), scores);
                Assert.All(expected.Zip(scores), pair => Assert.Equal(pair.First, pair.Second, tolerance: 2e-3));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The label shows in one of the rows 0 … 4; the others are noise.
    private static List<Example> Examples(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ =>
        {
            var label = random.Next(Classes);
            int[] rows = [label, .. Enumerable.Range(Classes, Rows - Classes).Where(_ => random.Next(10) == 0)];
            return new Example(rows, [.. rows.Select(_ => 0.5f + random.NextSingle())], label);
        })];
}
