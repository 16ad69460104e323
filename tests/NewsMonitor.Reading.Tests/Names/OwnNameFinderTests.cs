using CsCheck;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Names;

namespace NewsMonitor.Reading.Tests.Names;

public class OwnNameFinderTests
{
    // Spans of 1 to 3 tokens, a gap of 0 to 2 before each.
    private static readonly Gen<List<NameSpan>> Spans =
        Gen.Select(Gen.Int[0, 2], Gen.Int[1, 3], Gen.Int[-1, 3], Gen.Bool).Array[0, 12].Select(steps =>
        {
            var spans = new List<NameSpan>();
            var at = 0;
            foreach (var (gap, count, sense, person) in steps)
            {
                spans.Add(new(0, at + gap, at + gap + count, person ? SubjectKind.Person : SubjectKind.Place, sense, FoundBy.Tagger));
                at += gap + count;
            }

            return spans;
        });

    [Fact]
    public void Own_names_are_put_in_as_a_naive_search_through_all_pairs_puts_them() =>
        Gen.Select(Spans, Gen.Bool.Array[12], Spans).Sample((all, doubts, names) =>
        {
            var own = all.Where((_, i) => !doubts[i]).ToList();
            var doubtful = all.Where((_, i) => doubts[i]).ToList();
            var expected = Naive(own, doubtful, names);
            OwnNameFinder.Merge(own, doubtful, names);
            Assert.Equal(expected, names);
        });

    private static List<NameSpan> Naive(List<NameSpan> sure, List<NameSpan> doubtful, List<NameSpan> names)
    {
        var own = sure.Concat(doubtful.Where(span => sure.Exists(other => other.Sense == span.Sense) || names.Exists(name => name.First == span.First)))
            .Where(span => !names.Exists(name =>
                name.First <= span.First && name.End >= span.End && name.Count > span.Count && (name.Sense >= 0 || name.Kind is SubjectKind.Person)))
            .ToList();
        return [.. names.Where(name => !own.Exists(span => name.First < span.End && span.First < name.End)).Concat(own).OrderBy(name => name.First)];
    }
}
