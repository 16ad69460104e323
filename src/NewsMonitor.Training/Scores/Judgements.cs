using System.Globalization;
using NewsMonitor.Domain;

namespace NewsMonitor.Training.Scores;

/// <summary>What a reader said of some targets, against the right labels: 0 negative, 1 neutral, 2 positive.</summary>
internal sealed class Judgements(bool hasNeutral = true)
{
    public const string Heading =
        "| sentiment | reader | macro F1 | accuracy | F1 negative / neutral / positive | calibration error | accuracy of the surest 70 % |\n| --- | --- | --- | --- | --- | --- | --- |";

    private readonly List<(int Label, int Said, double Sure)> _all = [];

    /// <param name="label">The right one.</param>
    /// <param name="said">Null: the reader did not see the target; that counts as a neutral it is not sure of.</param>
    public void Add(int label, SentimentFinding? said)
    {
        double[] scores = said is null ? [0.3, 0.4, 0.3] : [said.Negative, hasNeutral ? said.Neutral : 0, said.Positive];
        var best = Array.IndexOf(scores, scores.Max());
        _all.Add((label, best, scores[best] / scores.Sum()));
    }

    public double MacroF1 => Labels.Average(F1);

    public double Accuracy => 100.0 * _all.Count(one => one.Label == one.Said) / _all.Count;

    /// <summary>Expected calibration error over ten bins, 0 … 1.</summary>
    public double CalibrationError =>
        _all.GroupBy(one => Math.Min(9, (int)(one.Sure * 10))).Sum(bin => Math.Abs(bin.Sum(one => one.Sure - (one.Label == one.Said ? 1 : 0)))) / _all.Count;

    public double AccuracyOfSurest(double share)
    {
        var surest = _all.OrderByDescending(one => one.Sure).Take((int)(_all.Count * share)).ToList();
        return 100.0 * surest.Count(one => one.Label == one.Said) / surest.Count;
    }

    public string Row(string name) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {MacroF1:0.0} | {Accuracy:0.0} | {string.Join(" / ", Enumerable.Range(0, 3).Select(label => hasNeutral || label != 1 ? F1(label).ToString("0.0", CultureInfo.InvariantCulture) : "–"))} | {CalibrationError:0.000} | {AccuracyOfSurest(0.7):0.0} |");

    private IEnumerable<int> Labels => hasNeutral ? [0, 1, 2] : [0, 2];

    private double F1(int label)
    {
        var right = _all.Count(one => one.Label == label && one.Said == label);
        return right == 0 ? 0 : 200.0 * right / (_all.Count(one => one.Label == label) + _all.Count(one => one.Said == label));
    }
}
