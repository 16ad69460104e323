using System.Globalization;
using System.Text;

namespace NewsMonitor.Domain.Queries;

/// <summary>Writes a query so that reading it gives the same query.</summary>
internal static class QueryPrinter
{
    public static string Print(QueryNode node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    private static void Write(QueryNode node, StringBuilder text)
    {
        switch (node)
        {
            case QueryNode.And and:
                WriteAll(and.Parts, " AND ", text, part => part is QueryNode.Or);
                break;
            case QueryNode.Or or:
                WriteAll(or.Parts, " OR ", text, _ => false);
                break;
            case QueryNode.Not not:
                text.Append("NOT ");
                WritePart(not.Part, text, not.Part is QueryNode.And or QueryNode.Or);
                break;
            case QueryNode.Near near:
                WriteNear(near, text);
                break;
            case QueryNode.Words words:
                WriteWords(words, text);
                break;
            case QueryNode.Subject subject:
                text.Append(subject.Id.Value);
                break;
            case QueryNode.Language language:
                text.Append("lang:").Append(language.Code);
                break;
            case QueryNode.Score score:
                text.Append("sentiment:").Append(score.Test.Sign()).Append((score.Milli / 1000m).ToString("0.###", CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteNear(QueryNode.Near near, StringBuilder text)
    {
        for (var i = 0; i < near.Parts.Count; i++)
        {
            if (i > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $" NEAR/{near.Between[i - 1]} ");
            }

            WritePart(near.Parts[i], text, near.Parts[i] is QueryNode.Or);
        }
    }

    private static void WriteAll(Sequence<QueryNode> parts, string between, StringBuilder text, Func<QueryNode, bool> needsBrackets)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            text.Append(i > 0 ? between : "");
            WritePart(parts[i], text, needsBrackets(parts[i]));
        }
    }

    private static void WritePart(QueryNode node, StringBuilder text, bool brackets)
    {
        text.Append(brackets ? "(" : "");
        Write(node, text);
        text.Append(brackets ? ")" : "");
    }

    // Between quotes a name is never taken for an id.
    private static void WriteWords(QueryNode.Words words, StringBuilder text)
    {
        text.Append(words.Field.Word()).Append(words.Field is QueryField.Any ? "" : ":");
        var quotes = words.Folded.Count > 1 || words.Field is QueryField.Entity or QueryField.Topic;
        text.Append(quotes ? "\"" : "").AppendJoin(' ', words.Folded).Append(words.IsPrefix ? "*" : "").Append(quotes ? "\"" : "");
    }
}
