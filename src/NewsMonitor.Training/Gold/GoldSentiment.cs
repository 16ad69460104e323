using System.Globalization;
using NewsMonitor.Domain;
using NewsMonitor.Reading;

namespace NewsMonitor.Training.Gold;

/// <summary>
/// Sentiment towards each name of a sentence, read as a text of its own. The reader has to find the name first: a target is found
/// where a name of the reader overlaps it.
/// </summary>
internal static class GoldSentiment
{
    private const int Labels = 3;

    public static IEnumerable<string> Rows(string name, IReader reader, IReadOnlyList<GoldSentence> sentences)
    {
        var judged = sentences.SelectMany(sentence => Judge(reader, sentence)).ToList();
        yield return Row($"{name}, all", judged);
        foreach (var kind in new[] { SubjectKind.Person, SubjectKind.Organisation, SubjectKind.Place, SubjectKind.Other })
        {
            yield return Row($"{name}, {kind.Word()}", judged.FindAll(one => one.Kind == kind));
        }
    }

    private static IEnumerable<(SubjectKind Kind, int Gold, int? Read)> Judge(IReader reader, GoldSentence sentence)
    {
        var findings = reader.Read(new("", sentence.Text, "en"));
        foreach (var target in sentence.Targets)
        {
            var entity = findings.Entities.FirstOrDefault(one => one.Mentions.Any(
                mention => mention.Field is TextField.Body && mention.Start < target.To && mention.End > target.From));
            yield return (target.SubjectKind, target.S, (int?)entity?.Sentiment?.Label);
        }
    }

    private static string Row(string name, List<(SubjectKind Kind, int Gold, int? Read)> judged)
    {
        var found = judged.FindAll(one => one.Read is not null);
        var f1 = F1(found);
        var right = found.Count(one => one.Read == one.Gold);
        return string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {f1.Average():0.0} | {100.0 * right / Math.Max(1, found.Count):0.0} | {f1[0]:0.0} / {f1[1]:0.0} / {f1[2]:0.0} | {found.Count} of {judged.Count} | {F1(judged).Average():0.0} |");
    }

    private static double[] F1(List<(SubjectKind Kind, int Gold, int? Read)> judged) =>
    [
        .. Enumerable.Range(-1, Labels).Select(label =>
        {
            var right = judged.Count(one => one.Gold == label && (one.Read ?? 0) == label);
            return right == 0 ? 0 : 200.0 * right / (judged.Count(one => one.Gold == label) + judged.Count(one => (one.Read ?? 0) == label));
        }),
    ];
}
