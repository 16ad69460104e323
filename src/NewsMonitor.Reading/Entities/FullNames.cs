using System.Runtime.InteropServices;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Entities;

/// <summary>
/// Puts the full names of one article together that mean one person: the same last name and suffix, and the same first name or none; middle names
/// come and go. Looks each name up, as a hostile text may hold a hundred thousand.
/// </summary>
/// <param name="text">The article.</param>
/// <param name="people">Gets the persons, in order of their first names added.</param>
internal sealed class FullNames(ReadText text, List<Cluster> people)
{
    // Each with the first person of it, as an index.
    private readonly Dictionary<(ulong First, ulong Last), int> _byEnds = [];
    private readonly Dictionary<ulong, int> _whole = [];
    private readonly Dictionary<ulong, int> _byEnding = [];

    /// <param name="form">Of two words or more.</param>
    public void Add(Form form)
    {
        var words = CollectionsMarshal.AsSpan(text.Tokens)[form.First..form.End];
        var ends = (words[0].Hash, words[^1].Hash);
        var person = Math.Min(_byEnds.GetValueOrDefault(ends, people.Count), ByEnding(words));
        if (person == people.Count)
        {
            people.Add(new(SubjectKind.Person));
        }

        people[person].Put(form);
        Keep(_byEnds, ends, person);
        var key = KnowledgeBase.Start;
        for (var i = words.Length - 1; i > 0; i--)
        {
            key = Folding.Then(key, words[i].Hash);
            Keep(_byEnding, key, person);
        }

        Keep(_whole, Folding.Then(key, words[0].Hash), person);
    }

    // "von der Leyen" in "Ursula von der Leyen", whichever came first.
    private int ByEnding(ReadOnlySpan<Token> words)
    {
        var person = people.Count;
        if (Honorifics.IsSuffix(words[^1].Hash))
        {
            return person;
        }

        var key = KnowledgeBase.Start;
        for (var i = words.Length - 1; i > 0; i--)
        {
            key = Folding.Then(key, words[i].Hash);
            person = Math.Min(person, _whole.GetValueOrDefault(key, person));
        }

        return Math.Min(person, _byEnding.GetValueOrDefault(Folding.Then(key, words[0].Hash), person));
    }

    private static void Keep<T>(Dictionary<T, int> table, T key, int person)
        where T : notnull
    {
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(table, key, out var known);
        first = known ? Math.Min(first, person) : person;
    }
}
