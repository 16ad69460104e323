using NewsMonitor.Domain;
using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;
using NewsMonitor.Training.Gold;
using NewsMonitor.Training.Names;
using NewsMonitor.Training.Sentiment;

namespace NewsMonitor.Training.Encoder;

/// <summary>Hand-labelled texts as lessons, sentence by sentence as the reader cuts them.</summary>
internal static class GoldLessons
{
    public static IEnumerable<Lesson> Names(WordPieces pieces, GoldArticle article) =>
        Names(pieces, Read(article), [.. article.Names.Select(name => (name.Span, name.SubjectKind))]);

    public static IEnumerable<Lesson> Names(WordPieces pieces, GoldSentence sentence)
    {
        var read = new ReadText();
        read.Begin("", sentence.Text);
        read.AddBody(0, sentence.Text.Length);
        return Names(pieces, read, [.. sentence.Targets.Select(target => (new TextSpan(TextField.Body, target.From, target.To - target.From), target.SubjectKind))]);
    }

    public static Lesson.Sentiment? Sentiment(WordPieces pieces, GoldSentence sentence) => sentence.Targets.Length == 0
        ? null
        : Lesson.Sentiment.Of(pieces, [.. sentence.Targets.Select(target => new TargetText(sentence.Text, target.From, target.To, target.S + 1))], domain: 0);

    /// <summary>Sentence by sentence, of an article whose names carry their sentiment.</summary>
    public static IEnumerable<Lesson.Sentiment> Sentiment(WordPieces pieces, GoldArticle article)
    {
        var read = Read(article);
        foreach (var sentence in read.Sentences)
        {
            var span = read.SpanOf(sentence.First, sentence.End);
            var text = (span.Field is TextField.Title ? article.Title : article.Body).Substring(span.Start, span.Length);
            var targets = article.Names.Where(name => name.S is not null && name.Span.Field == span.Field && name.From >= span.Start && name.To <= span.End)
                .Select(name => new TargetText(text, name.From - span.Start, name.To - span.Start, name.S!.Value + 1)).ToList();
            if (targets.Count > 0 && Lesson.Sentiment.Of(pieces, targets, domain: 0) is { } lesson)
            {
                yield return lesson;
            }
        }
    }

    private static ReadText Read(GoldArticle article)
    {
        var read = new ReadText();
        read.Begin(article.Title, article.Body);
        read.AddTitle(article.Title.Length);
        read.AddBody(0, article.Body.Length);
        return read;
    }

    private static IEnumerable<Lesson> Names(WordPieces pieces, ReadText read, List<(TextSpan Span, SubjectKind Kind)> names)
    {
        foreach (var sentence in read.Sentences)
        {
            var row = PieceRow.Of(pieces, read, sentence.First, sentence.End);
            var tags = new int[row.Length];
            for (var i = 0; i < tags.Length; i++)
            {
                tags[i] = row.Tokens[i] < 0 ? TaggedSentence.Any : NameTags.Outside;
                foreach (var (span, kind) in names)
                {
                    var token = row.Tokens[i];
                    if (token >= 0 && read.FieldOf(token) == span.Field && read.Tokens[token].Start < span.End && read.Tokens[token].End > span.Start)
                    {
                        // Only the first piece of the first token begins the name.
                        var begins = read.Tokens[token].Start <= span.Start && token != row.Tokens[i - 1];
                        tags[i] = NameTags.Begin(kind) + (begins ? 0 : 1);
                    }
                }
            }

            yield return new Lesson.Names(row, tags, HasOther: true);
        }
    }
}
