using System.Runtime.InteropServices;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Entities;

/// <summary>The spellings of an article, each with all of its mentions and with what speaks for its kind.</summary>
internal sealed class FormFinder(Lexicon lexicon)
{
    /// <summary>More than any number of mentions: the name itself decides.</summary>
    private const int Decides = 1_000_000;

    private static readonly ulong In = Folding.HashOf("in");
    private readonly NameKind _kind = new(lexicon);

    public List<Form> Find(ReadText text, List<NameSpan> names)
    {
        var tokens = CollectionsMarshal.AsSpan(text.Tokens);
        var forms = new List<Form>();
        var byKey = new Dictionary<ulong, Form>();
        for (var i = 0; i < names.Count; i++)
        {
            var name = names[i];
            var key = KnowledgeBase.Start;
            for (var token = name.First; token < name.End; token++)
            {
                key = Folding.Then(key, tokens[token].Hash);
            }

            if (!byKey.TryGetValue(key, out var form))
            {
                forms.Add(byKey[key] = form = new(name.First, name.End) { Sense = name.Sense });
                if (name.Sense < 0 && _kind.Of(tokens[name.First..name.End]) is { } told)
                {
                    form.Vote(told, Decides);
                }
            }

            form.Mentions.Add(i);
            form.Vote(name.Kind, name.Found is FoundBy.Both or FoundBy.Own ? 3 : 2);
            if (name.Sense < 0 && name.First > text.Sentences[name.Sentence].First)
            {
                VoteByWordBefore(tokens[name.First - 1].Hash, form);
            }
        }

        return forms;
    }

    // "Mr. Halden" is a person and "in Halden" a place, whatever the tagger made of it.
    private static void VoteByWordBefore(ulong before, Form form)
    {
        if (Honorifics.IsOfPersons(before))
        {
            form.Vote(SubjectKind.Person, 3);
        }
        else if (before == In && form.VotesFor(SubjectKind.Person) == 0)
        {
            form.Vote(SubjectKind.Place, 1);
        }
    }
}
