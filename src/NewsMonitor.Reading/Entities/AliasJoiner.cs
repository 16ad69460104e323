using System.Runtime.InteropServices;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Entities;

/// <summary>
/// Joins the names of one article that mean one entity: "President Donald Trump", "Trump", "Mr. Trump"; "Federal Security Service (FSB)";
/// "Fox" beside "Fox News". Looks at spelling and place only; who the entity is, is <see cref="Linker"/>'s matter.
/// </summary>
internal sealed class AliasJoiner(KnowledgeBase knowledge, Lexicon lexicon)
{
    private const int WellKnown = 400;

    private readonly FormFinder _forms = new(lexicon);
    private readonly OrganisationJoiner _organisations = new(knowledge, lexicon);

    public List<Cluster> Join(ReadText text, List<NameSpan> names)
    {
        var forms = _forms.Find(text, names);
        var people = new List<Cluster>();
        var full = new FullNames(text, people);
        foreach (var form in forms)
        {
            if (form.Kind is SubjectKind.Person && form.Count > 1)
            {
                full.Add(form);
            }
        }

        var bearers = new Bearers(text, people);
        var rest = new List<Cluster>();
        foreach (var form in forms)
        {
            if (form.Cluster is null && !JoinLastName(text, form, bearers))
            {
                rest.Add(Cluster.Of(form, form.Kind));
            }
        }

        _organisations.Join(text, rest);
        people.AddRange(rest);
        people.RemoveAll(cluster => cluster.Mentions.Count == 0);
        foreach (var cluster in people)
        {
            cluster.Mentions.Sort();
        }

        people.Sort((a, b) => a.Mentions[0].CompareTo(b.Mentions[0]));
        return people;
    }

    /// <summary>Gives each mention of a last name alone to the nearest person before it who bears it, else to the first behind it.</summary>
    private bool JoinLastName(ReadText text, Form form, Bearers bearers)
    {
        if (IsPlainlyElse(form))
        {
            return false;
        }

        var those = bearers.OfLastName(form);
        if (those.Count == 0 && form.Kind is SubjectKind.Person && form.Count == 1 && bearers.OfFirstName(text.Tokens[form.First].Hash) is { } only)
        {
            those = [only];
        }

        if (those.Count == 0)
        {
            return false;
        }

        form.Cluster = those[0];
        bearers.Give(form, those);
        return true;
    }

    // A country or a well-known company that is somebody's last name stays what it is, unless the reader took it for a person here: "Jordan" beside
    // Michael Jordan. A little-known one is the person: "Gates" beside Bill Gates.
    private bool IsPlainlyElse(Form form)
    {
        if (form.Sense >= 0 && knowledge.SenseAt(form.Sense).Own)
        {
            return true;
        }

        if (form.Kind is SubjectKind.Person || form.VotesFor(SubjectKind.Person) > 0)
        {
            return false;
        }

        for (var sense = form.Sense; sense >= 0; sense = knowledge.SenseAt(sense).Next)
        {
            var meaning = knowledge.SenseAt(sense);
            if (!meaning.Weak && knowledge[meaning.Entity] is { Kind: SubjectKind.Place or SubjectKind.Organisation, Prominence: >= WellKnown })
            {
                return true;
            }
        }

        return form.Count > 1;
    }
}

internal static class TokenSequences
{
    /// <summary>Whether the words begin with those, case, accents and dots apart.</summary>
    public static bool StartsWithHashes(this ReadOnlySpan<Token> words, ReadOnlySpan<Token> start)
    {
        if (words.Length < start.Length)
        {
            return false;
        }

        for (var i = 0; i < start.Length; i++)
        {
            if (words[i].Hash != start[i].Hash)
            {
                return false;
            }
        }

        return true;
    }
}
