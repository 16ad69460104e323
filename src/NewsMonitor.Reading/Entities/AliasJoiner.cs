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
    public List<Cluster> Join(ReadText text, List<NameSpan> names)
    {
        var forms = FormsOf(text, names);
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

        JoinOrganisations(text, rest);
        people.AddRange(rest);
        people.RemoveAll(cluster => cluster.Mentions.Count == 0);
        foreach (var cluster in people)
        {
            cluster.Mentions.Sort();
        }

        people.Sort((a, b) => a.Mentions[0].CompareTo(b.Mentions[0]));
        return people;
    }

    private static List<Form> FormsOf(ReadText text, List<NameSpan> names)
    {
        var forms = new List<Form>();
        var byKey = new Dictionary<ulong, Form>();
        for (var i = 0; i < names.Count; i++)
        {
            var name = names[i];
            var key = KnowledgeBase.Start;
            for (var token = name.First; token < name.End; token++)
            {
                key = Folding.Then(key, text.Tokens[token].Hash);
            }

            if (!byKey.TryGetValue(key, out var form))
            {
                forms.Add(byKey[key] = form = new(name.First, name.End) { Sense = name.Sense });
            }

            form.Mentions.Add(i);
            form.Vote(name.Kind, name.Found is FoundBy.Both ? 3 : 2);
        }

        return forms;
    }

    private static Cluster Found(Form form, SubjectKind kind)
    {
        var cluster = new Cluster(kind);
        Put(form, cluster);
        return cluster;
    }

    private static void Put(Form form, Cluster cluster)
    {
        form.Cluster = cluster;
        cluster.Forms.Add(form);
        cluster.Mentions.AddRange(form.Mentions);
    }

    private static void JoinPerson(ReadText text, Form form, List<Cluster> people)
    {
        foreach (var person in people)
        {
            foreach (var other in person.Forms)
            {
                if (IsSamePerson(Words(text, form), Words(text, other)))
                {
                    Put(form, person);
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

    // A country that is somebody's last name stays a country, unless the reader took it for a person here.
    private bool IsPlainlyElse(Form form)
    {
        if (IsOwn(form.Sense))
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
            if (!meaning.Weak && knowledge[meaning.Entity].Kind is SubjectKind.Place or SubjectKind.Organisation)
            {
                return true;
            }
        }

        return form.Count > 1;
    }

    private void JoinOrganisations(ReadText text, List<Cluster> clusters)
    {
        foreach (var whole in clusters)
        {
            if (whole.Forms.Count == 0 || whole.Forms[0].Count < 2 || whole.Kind is SubjectKind.Person or SubjectKind.Place && !HasAcronymBehind(text, whole.Forms[0]))
            {
                continue;
            }

            foreach (var part in clusters)
            {
                if (part != whole && part.Forms.Count == 1 && IsShortFor(text, part, whole))
                {
                    var form = part.Forms[0];
                    part.Forms.Clear();
                    part.Mentions.Clear();
                    Put(form, whole);
                }
            }
        }
    }

    private bool IsShortFor(ReadText text, Cluster part, Cluster whole)
    {
        var small = Words(text, part.Forms[0]);
        var full = Words(text, whole.Forms[0]);
        if (small.Length >= full.Length)
        {
            return false;
        }

        // In brackets right behind the name it need not be its initials: FSB is the Federal Security Service's in Russian.
        if (small.Length == 1 && small[0].IsAllCaps
            && ((HasAcronymBehind(text, whole.Forms[0]) && part.Forms[0].First == whole.Forms[0].End + 1) || IsAcronymOf(text.TextOf(part.Forms[0].First), text, whole.Forms[0])))
        {
            return true;
        }

        if (whole.Kind is not SubjectKind.Organisation || !full.StartsWithHashes(small))
        {
            return false;
        }

        if (Honorifics.IsCompanyForm(full[small.Length].Hash))
        {
            return true;
        }

        // "Fox" is Fox News; "New", "National" or "Russia" are no short forms.
        return small.Length == 1 && small[0].Length > 2 && part.Kind is not SubjectKind.Place && !knowledge.IsDemonym(small[0].Hash)
            && !(lexicon.Of(small[0].Hash) is { LowerShare: >= 6, Frequency: >= 4 }) && !HasStrongMeaning(part.Forms[0].Sense);
    }

    private bool IsOwn(int sense) => sense >= 0 && knowledge.SenseAt(sense).Own;

    private bool HasStrongMeaning(int sense)
    {
        if (IsOwn(sense))
        {
            return true;
        }

        for (; sense >= 0; sense = knowledge.SenseAt(sense).Next)
        {
            var meaning = knowledge.SenseAt(sense);
            if (!meaning.Weak && knowledge[meaning.Entity] is { Kind: SubjectKind.Place or SubjectKind.Organisation, Prominence: >= 200 })
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasAcronymBehind(ReadText text, Form form) =>
        form.End + 1 < text.Tokens.Count && text.TextOf(form.End) is "(" && text.Tokens[form.End + 1].IsAllCaps;

    // Initials of all words, or of the capitalised ones.
    private static bool IsAcronymOf(ReadOnlySpan<char> acronym, ReadText text, Form form)
    {
        Span<char> all = stackalloc char[16];
        Span<char> capitals = stackalloc char[16];
        int allCount = 0, capitalCount = 0;
        for (var token = form.First; token < form.End; token++)
        {
            if (!text.Tokens[token].IsWord || Honorifics.IsThe(text.Tokens[token].Hash))
            {
                continue;
            }

            if (allCount == all.Length)
            {
                return false;
            }

            var initial = char.ToUpperInvariant(text.TextOf(token)[0]);
            all[allCount++] = initial;
            if (text.Tokens[token].IsCapital)
            {
                capitals[capitalCount++] = initial;
            }
        }

        Span<char> letters = stackalloc char[16];
        var count = 0;
        foreach (var c in acronym)
        {
            if (c != '.' && count < letters.Length)
            {
                letters[count++] = char.ToUpperInvariant(c);
            }
        }

        return count >= 2 && (letters[..count].SequenceEqual(all[..allCount]) || letters[..count].SequenceEqual(capitals[..capitalCount]));
    }

    private static ReadOnlySpan<Token> Words(ReadText text, Form form) => CollectionsMarshal.AsSpan(text.Tokens)[form.First..form.End];

    private static bool EndsWithName(ReadOnlySpan<Token> full, ReadOnlySpan<Token> last)
    {
        var end = full.Length > 2 && Honorifics.IsSuffix(full[^1].Hash) ? full[..^1] : full;
        return end.Length > last.Length && EndsWith(end, last);
    }

    private static bool EndsWith(ReadOnlySpan<Token> all, ReadOnlySpan<Token> end) => all.Length > end.Length && all[(all.Length - end.Length)..].StartsWithHashes(end);
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
