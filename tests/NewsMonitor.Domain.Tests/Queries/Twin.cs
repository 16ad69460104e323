using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Domain.Tests.Queries;

/// <summary>A query read off an article's words by trying every place, too simple to be wrong.</summary>
internal static class Twin
{
    public static bool Holds(QueryNode node, ArticleFeatures article) => node switch
    {
        QueryNode.And and => and.Parts.All(part => Holds(part, article)),
        QueryNode.Or or => or.Parts.Any(part => Holds(part, article)),
        QueryNode.Not not => !Holds(not.Part, article),
        QueryNode.Words words => Lines(words.Field, article).Any(line => Places(words, line).Any()),
        QueryNode.Near near => Lines(FieldOf(near.Parts[0]), article).Any(line => Chains(near, near.Between.Count - 1, line).Any()),
        QueryNode.Subject subject => article.Entities.Any(e => e.Subject == subject.Id) || article.Topics.Any(t => t.Subject == subject.Id),
        QueryNode.Language language => article.Language == language.Code,
        QueryNode.Score { Of.Count: 0 } score => article.Tone is { } tone && score.Test.Holds(tone, score.Milli),
        QueryNode.Score score => article.Entities.Any(e => e.Score is { } found && score.Test.Holds(found, score.Milli) && score.Of.Any(of =>
            of is QueryNode.Subject id ? id.Id == e.Subject : Places((QueryNode.Words)of, e.Name).Any())),
        _ => throw new InvalidOperationException(),
    };

    private static IEnumerable<string[]> Lines(QueryField field, ArticleFeatures article) => field switch
    {
        QueryField.Entity => article.Entities.Select(e => e.Name),
        QueryField.Topic => article.Topics.Select(t => t.Name),
        QueryField.Source => [article.Source.ToArray()],
        QueryField.Title => [Line(article, title: true)],
        QueryField.Text => [Line(article, title: false)],
        _ => [Line(article, title: true), Line(article, title: false)],
    };

    private static string[] Line(ArticleFeatures article, bool title) =>
        [.. Enumerable.Range(0, article.Words.BodyStart + article.Words.Count).Where(place => place < article.Words.BodyStart == title)
            .Select(article.Words.WordAt).Where(word => word >= 0).Select(article.Words.Spelling)];

    private static IEnumerable<(int Start, int End)> Places(QueryNode.Words words, string[] line) =>
        from start in Enumerable.Range(0, Math.Max(0, line.Length - words.Folded.Count + 1))
        where words.Folded.Select((word, i) => i == words.Folded.Count - 1 && words.IsPrefix
            ? line[start + i].StartsWith(word, StringComparison.Ordinal) : line[start + i] == word).All(holds => holds)
        select (start, start + words.Folded.Count);

    private static IEnumerable<(int Start, int End)> PartPlaces(QueryNode part, string[] line) =>
        part is QueryNode.Or or ? or.Parts.SelectMany(one => Places((QueryNode.Words)one, line)) : Places((QueryNode.Words)part, line);

    // The places of the part behind this gap that end a chain from the first part on.
    private static IEnumerable<(int Start, int End)> Chains(QueryNode.Near near, int before, string[] line) =>
        from first in before == 0 ? PartPlaces(near.Parts[0], line) : Chains(near, before - 1, line)
        from next in PartPlaces(near.Parts[before + 1], line)
        let gap = Math.Max(first.Start, next.Start) - Math.Min(first.End, next.End)
        where gap >= 0 && gap <= near.Between[before]
        select next;

    private static QueryField FieldOf(QueryNode part) => part is QueryNode.Or or ? FieldOf(or.Parts[0]) : ((QueryNode.Words)part).Field;
}
