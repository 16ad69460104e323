using System.Text;
using NewsMonitor.Domain;

namespace NewsMonitor.Training.Names;

/// <summary>Sentences of one document as an article's body, a line each, with the names in it by their offsets.</summary>
internal sealed record NamedDocument(string Text, List<(int First, int End, SubjectKind Kind)> Names)
{
    /// <summary>A sentence of an unknown document is one alone.</summary>
    public static IEnumerable<NamedDocument> Of(IEnumerable<TaggedSentence> sentences)
    {
        var text = new StringBuilder();
        var names = new List<(int, int, SubjectKind)>();
        var document = "";
        foreach (var sentence in sentences)
        {
            if (text.Length > 0 && (sentence.Document.Length == 0 || sentence.Document != document))
            {
                yield return new(text.ToString(), names);
                text.Clear();
                names = [];
            }

            document = sentence.Document;
            text.Append(text.Length > 0 ? "\n" : "");
            var start = text.Length;
            text.Append(sentence.Text);
            var tokens = sentence.Cut().Tokens;
            foreach (var (first, end, kind) in NameScore.Spans(sentence.Tags))
            {
                names.Add((start + tokens[first].Start, start + tokens[end - 1].End, kind));
            }
        }

        if (text.Length > 0)
        {
            yield return new(text.ToString(), names);
        }
    }
}
