using System.Runtime.InteropServices;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Entities;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Tests.Naive;

/// <summary>What <see cref="AliasJoiner"/> does, by looking at every pair.</summary>
internal sealed class NaiveAliasJoiner(KnowledgeBase knowledge, Lexicon lexicon)
{
    private const int WellKnown = 400;

    private readonly FormFinder _forms = new(lexicon);
    private readonly NaiveOrganisationJoiner _organisations = new(knowledge, lexicon);

    public List<Cluster> Join(ReadText text, List<NameSpan> names)
    {
        var forms = _forms.Find(text, names);
        var people = new List<Cluster>();
        foreach (var form in forms)
        {
            if (form.Kind is SubjectKind.Person && form.Count > 1)
            {
                JoinPerson(text, form, people);
            }
        }

        var rest = new List<Cluster>();
        foreach (var form in forms)
        {
            if (form.Cluster is null && !JoinLastName(text, form, names, people))
            {
                rest.Add(Found(form, form.Kind));
            }
        }

        _organisations.Join(text, names, rest);
        people.AddRange(rest);
        people.RemoveAll(cluster => cluster.Mentions.Count == 0);
        foreach (var cluster in people)
        {
            cluster.Mentions.Sort();
        }

        people.Sort((a, b) => a.Mentions[0].CompareTo(b.Mentions[0]));
        return people;
    }

    private static Cluster Found(Form form, SubjectKind kind)
    {
        var cluster = new Cluster(kind);
        cluster.Put(form);
        return cluster;
    }

    private static void JoinPerson(ReadText text, Form form, List<Cluster> people)
    {
        foreach (var person in people)
        {
            foreach (var other in person.Forms)
            {
                if (IsSamePerson(Words(text, form), Words(text, other)))
                {
                    person.Put(form);
                    return;
                }
            }
        }

        people.Add(Found(form, SubjectKind.Person));
    }

    // Same last name and suffix, and the same first name or none; middle names come and go.
    private static bool IsSamePerson(ReadOnlySpan<Token> a, ReadOnlySpan<Token> b)
    {
        if (a.Length > b.Length)
        {
            return IsSamePerson(b, a);
        }

        if (a[^1].Hash != b[^1].Hash)
        {
            return false;
        }

        if (a.Length == b.Length || a[0].Hash == b[0].Hash)
        {
            return a[0].Hash == b[0].Hash;
        }

        // "von der Leyen" in "Ursula von der Leyen".
        return EndsWith(b, a) && !Honorifics.IsSuffix(a[^1].Hash);
    }

    /// <summary>Gives each mention of a last name alone to the nearest person before it who bears it, else to the first behind it.</summary>
    private bool JoinLastName(ReadText text, Form form, List<NameSpan> names, List<Cluster> people)
    {
        var words = Words(text, form);
        if (people.Count == 0 || IsPlainlyElse(form))
        {
            return false;
        }

        var bearers = new List<Cluster>();
        foreach (var person in people)
        {
            if (person.Forms.Exists(other => EndsWithName(Words(text, other), Words(text, form))))
            {
                bearers.Add(person);
            }
        }

        if (bearers.Count == 0 && form.Kind is SubjectKind.Person && words.Length == 1)
        {
            var first = words[0].Hash;
            bearers = people.FindAll(person => person.Forms.Exists(other => Words(text, other)[0].Hash == first));
            bearers = bearers.Count == 1 ? bearers : [];
        }

        if (bearers.Count == 0)
        {
            return false;
        }

        form.Cluster = bearers[0];
        foreach (var mention in form.Mentions)
        {
            Nearest(bearers, mention, names).Mentions.Add(mention);
        }

        return true;
    }

    private static Cluster Nearest(List<Cluster> bearers, int mention, List<NameSpan> names)
    {
        var (best, bestDistance) = (bearers[0], int.MaxValue);
        foreach (var person in bearers)
        {
            foreach (var form in person.Forms)
            {
                foreach (var full in form.Mentions)
                {
                    // Whoever comes behind is only taken where nobody stands before.
                    var distance = names[mention].First - names[full].First;
                    distance = distance >= 0 ? distance : (int.MaxValue / 2) - distance;
                    (best, bestDistance) = distance < bestDistance ? (person, distance) : (best, bestDistance);
                }
            }
        }

        return best;
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

    private static ReadOnlySpan<Token> Words(ReadText text, Form form) => CollectionsMarshal.AsSpan(text.Tokens)[form.First..form.End];

    private static bool EndsWithName(ReadOnlySpan<Token> full, ReadOnlySpan<Token> last)
    {
        var end = full.Length > 2 && Honorifics.IsSuffix(full[^1].Hash) ? full[..^1] : full;
        return end.Length > last.Length && EndsWith(end, last);
    }

    private static bool EndsWith(ReadOnlySpan<Token> all, ReadOnlySpan<Token> end) => all.Length > end.Length && all[(all.Length - end.Length)..].StartsWithHashes(end);
}
