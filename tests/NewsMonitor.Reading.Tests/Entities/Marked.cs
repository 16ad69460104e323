using System.Runtime.InteropServices;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Entities;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Tests.Entities;

/// <summary>Texts whose names are marked by hand, <c>[P:Bill Gates]</c>, so that entities are tested without a tagger.</summary>
internal static class Marked
{
    private static readonly Lexicon Lexicon = Lexicon.Load(FastReader.DefaultModelsFolder);

    /// <summary>Two countries, a town of the same name in each, a well-known company and a little-known one.</summary>
    public const string Known = """
        11	L	500	Northland		Northish	NL*
        12	L	500	Southland		Southern-Landish	SL*
        21	L	300	Springford			NL
        22	L	300	Springford			SL
        31	O	600	Grand Motors	GM Motors		
        32	O	240	Gates			
        41	P	380	Anna Bell	~Bell		NL
        42	P	380	Anna Bell			SL
        51	O	500	Lucky Stores			
        61	L	400	Bessia and Herzovar			
        """;

    public static (string Text, List<Entity> Entities, List<NameSpan> Names, ReadText Read) Find(string marked, string known = Known)
    {
        var body = new System.Text.StringBuilder();
        var marks = new List<(SubjectKind Kind, int Start, int End)>();
        for (var i = 0; i < marked.Length; i++)
        {
            if (marked[i] == '[')
            {
                var end = marked.IndexOf(']', i);
                marks.Add((KindOf(marked[i + 1]), body.Length, body.Length + end - i - 3));
                body.Append(marked, i + 3, end - i - 3);
                i = end;
            }
            else
            {
                body.Append(marked[i]);
            }
        }

        var knowledge = KnowledgeBase.Parse(known.ReplaceLineEndings("\n"));
        var text = new ReadText();
        text.Begin("", body.ToString());
        text.AddBody(0, body.Length);
        var names = new List<NameSpan>();
        foreach (var (kind, start, end) in marks)
        {
            var first = text.Tokens.FindIndex(token => token.Start == start);
            var last = text.Tokens.FindIndex(token => token.End == end);
            var sentence = text.Sentences.FindIndex(sentence => sentence.First <= first && first < sentence.End);
            names.Add(new(sentence, first, last + 1, kind, knowledge.Find(CollectionsMarshal.AsSpan(text.Tokens)[first..(last + 1)]), FoundBy.Tagger));
        }

        return (body.ToString(), new EntityFinder(knowledge, Lexicon).Find(text, names), names, text);
    }

    /// <summary>Each entity as <c>id: spelling, spelling</c>, in order of the text.</summary>
    public static string Show(string marked)
    {
        var (text, entities, names, read) = Find(marked);
        return string.Join("; ", entities.Select(entity => entity.Subject.Value[7..] + ": " + string.Join(", ", entity.Mentions.Select(mention =>
        {
            var span = read.SpanOf(names[mention].First, names[mention].End);
            return text.Substring(span.Start, span.Length);
        }))));
    }

    private static SubjectKind KindOf(char letter) => letter switch
    {
        'P' => SubjectKind.Person,
        'O' => SubjectKind.Organisation,
        'L' => SubjectKind.Place,
        _ => SubjectKind.Other,
    };
}
