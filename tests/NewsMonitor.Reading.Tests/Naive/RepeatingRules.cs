using NewsMonitor.Domain;
using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Tests.Naive;

/// <summary>
/// Where names that are sure stand once more, by the rules and word by word: what <see cref="ArticleNames"/> must add. A name is sure from 0.8 on; it is
/// written the same, with no word with a capital beside it but a sentence's first; a common word that begins a sentence is no name; longer ones go first.
/// </summary>
internal sealed class RepeatingRules(Lexicon lexicon, ReadText text)
{
    private sealed record Sure(string[] Words, SubjectKind Kind, int Sense, float Probability);

    public List<NameSpan> WithRepeated(IReadOnlyList<NameSpan> names)
    {
        var sure = names.GroupBy(name => string.Join(' ', Words(name.First, name.End)).ToLowerInvariant()).Where(spelling => spelling.Max(name => name.Probability) >= 0.8f)
            .Select(spelling => new Sure(Words(spelling.First().First, spelling.First().End), KindOf(spelling), spelling.First().Sense, spelling.Max(name => name.Probability)))
            .OrderByDescending(one => one.Words.Length).ToList();
        var all = names.ToList();
        for (var s = 0; s < text.Sentences.Count; s++)
        {
            for (var at = text.Sentences[s].First; at < text.Sentences[s].End; at++)
            {
                if (sure.Find(one => IsAt(at, one, text.Sentences[s], all)) is { } found)
                {
                    all.Add(new(s, at, at + found.Words.Length, found.Kind, found.Sense, FoundBy.Repeated, found.Probability));
                }
            }
        }

        return [.. all.OrderBy(name => name.First)];
    }

    private bool IsAt(int at, Sure name, Sentence sentence, List<NameSpan> names)
    {
        var end = at + name.Words.Length;
        return end <= sentence.End && Words(at, end).SequenceEqual(name.Words) && !names.Exists(other => other.First < end && at < other.End)
            && (at <= sentence.First + 1 || !IsCapital(at - 1)) && (end == sentence.End || !IsCapital(end))
            && !(name.Words.Length == 1 && at == sentence.First && lexicon.Of(text.Tokens[at].Hash).IsCommon);
    }

    // The kind of the greatest sum; what nobody was sure of counts a tenth.
    private static SubjectKind KindOf(IEnumerable<NameSpan> spelling) =>
        spelling.GroupBy(name => name.Kind).OrderByDescending(kind => kind.Sum(name => MathF.Max(0.1f, name.Probability))).ThenBy(kind => kind.Key).First().Key;

    private bool IsCapital(int token) => char.IsUpper(text.TextOf(token)[0]);

    private string[] Words(int first, int end) => [.. Enumerable.Range(first, end - first).Select(token => text.TextOf(token).ToString())];
}
