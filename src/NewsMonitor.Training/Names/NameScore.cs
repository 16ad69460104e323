using NewsMonitor.Domain;
using NewsMonitor.Reading.Names;

namespace NewsMonitor.Training.Names;

/// <summary>Strict span scores: a name counts as found with the right ends and kind only.</summary>
internal sealed class NameScore
{
    private static readonly SubjectKind[] Kinds = [SubjectKind.Person, SubjectKind.Organisation, SubjectKind.Place, SubjectKind.Other];
    private readonly int[] _right = new int[4];
    private readonly int[] _found = new int[4];
    private readonly int[] _wanted = new int[4];

    public void Add(IReadOnlyCollection<(int First, int End, SubjectKind Kind)> wanted, IEnumerable<(int First, int End, SubjectKind Kind)> found)
    {
        foreach (var name in wanted)
        {
            _wanted[name.Kind - SubjectKind.Person]++;
        }

        foreach (var name in found)
        {
            _found[name.Kind - SubjectKind.Person]++;
            _right[name.Kind - SubjectKind.Person] += wanted.Contains(name) ? 1 : 0;
        }
    }

    /// <summary>F1 in per cent over all kinds, or over those but "other".</summary>
    public double Total(bool hasOther) => F1(_right[..(hasOther ? 4 : 3)].Sum(), _found[..(hasOther ? 4 : 3)].Sum(), _wanted[..(hasOther ? 4 : 3)].Sum());

    public double Of(SubjectKind kind) => F1(_right[kind - SubjectKind.Person], _found[kind - SubjectKind.Person], _wanted[kind - SubjectKind.Person]);

    public string Row(string name, bool hasOther) =>
        $"| {name} | {Total(hasOther):0.0} | {string.Join(" | ", Kinds.Select(kind => kind is SubjectKind.Other && !hasOther ? "–" : Of(kind).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)))} |";

    /// <summary>The names that a row of tags marks.</summary>
    public static List<(int First, int End, SubjectKind Kind)> Spans(IReadOnlyList<int> tags)
    {
        var spans = new List<(int First, int End, SubjectKind Kind)>();
        for (var i = 0; i < tags.Count;)
        {
            var end = i + 1;
            if (tags[i] > 0)
            {
                var inside = NameTags.IsBegin(tags[i]) ? tags[i] + 1 : tags[i];
                while (end < tags.Count && tags[end] == inside)
                {
                    end++;
                }

                spans.Add((i, end, NameTags.KindOf(tags[i])));
            }

            i = end;
        }

        return spans;
    }

    private static double F1(int right, int found, int wanted) => right == 0 ? 0 : 200.0 * right / (found + wanted);
}
