using CsCheck;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.Names;

namespace NewsMonitor.Reading.Tests.Encoder;

/// <summary>Against all paths of tags, tried one by one.</summary>
public class NameDecoderTests
{
    private const int Tags = NameTags.Count;
    private static readonly Gen<float[]> Logits = Gen.Int[1, 4].SelectMany(tokens => Gen.Float[-4, 4].Array[tokens * Tags]);

    [Fact]
    public void The_best_path_is_the_likeliest_of_all_legal_ones() =>
        Logits.Sample(logits =>
        {
            var decoder = new NameDecoder(1);
            decoder.Look(logits);
            var found = decoder.Best.ToArray().Select(tag => (int)tag).ToArray();
            Assert.Contains(found, Paths(logits.Length / Tags));
            Assert.Equal(Paths(logits.Length / Tags).Max(path => WeightOf(logits, path)), WeightOf(logits, found), tolerance: 1e-4);
        }, iter: 60);

    [Fact]
    public void A_names_probability_is_the_share_of_the_paths_that_have_it() =>
        Gen.Select(Logits, Gen.Int[0, 3], Gen.Int[1, 4], Gen.Int[0, 3]).Sample((logits, first, length, kind) =>
        {
            var tokens = logits.Length / Tags;
            first = Math.Min(first, tokens - 1);
            var end = Math.Min(tokens, first + length);
            var decoder = new NameDecoder(1);
            decoder.Look(logits);
            var begin = 1 + (2 * kind);
            var all = Paths(tokens).Sum(path => Math.Exp(WeightOf(logits, path)));
            var with = Paths(tokens).Where(path => path[first] == begin && path[(first + 1)..end].All(tag => tag == begin + 1) && (end == tokens || path[end] != begin + 1))
                .Sum(path => Math.Exp(WeightOf(logits, path)));
            Assert.Equal(with / all, decoder.ProbabilityOf(first, end, SubjectKind.Person + kind), tolerance: 1e-4);
        }, iter: 60);

    private static double WeightOf(float[] logits, int[] path) => path.Select((tag, token) => (double)logits[(token * Tags) + tag]).Sum();

    private static IEnumerable<int[]> Paths(int tokens)
    {
        if (tokens == 0)
        {
            return [[]];
        }

        return Paths(tokens - 1).SelectMany(path => Enumerable.Range(0, Tags)
            .Where(tag => NameTags.MayFollow(path.Length == 0 ? NameTags.Outside : path[^1], tag)).Select(tag => (int[])[.. path, tag]));
    }
}
