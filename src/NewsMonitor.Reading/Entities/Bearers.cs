using System.Runtime.InteropServices;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Entities;

/// <summary>Who of an article's persons bears a name.</summary>
internal sealed class Bearers
{
    private readonly ReadText _text;
    private readonly Dictionary<ulong, List<Cluster>> _byLastName = [];

    // Null: several.
    private readonly Dictionary<ulong, Cluster?> _byFirstName = [];

    // Of the full names, in order of the text.
    private readonly Dictionary<Cluster, List<int>> _mentions = [];

    /// <param name="text">The article.</param>
    /// <param name="people">Its persons with their full names.</param>
    public Bearers(ReadText text, List<Cluster> people)
    {
        _text = text;
        foreach (var person in people)
        {
            List<int> mentions = [.. person.Forms.SelectMany(form => form.Mentions)];
            mentions.Sort();
            _mentions[person] = mentions;
            foreach (var form in person.Forms)
            {
                AddName(person, Words(form));
            }
        }
    }

    /// <summary>Those whose full name ends with the words, suffix apart; in order of the persons.</summary>
    public IReadOnlyList<Cluster> OfLastName(Form last)
    {
        var key = KnowledgeBase.Start;
        var words = Words(last);
        for (var i = words.Length - 1; i >= 0; i--)
        {
            key = Folding.Then(key, words[i].Hash);
        }

        return _byLastName.TryGetValue(key, out var bearers) ? bearers : [];
    }

    /// <summary>The only one of that first name, or null.</summary>
    public Cluster? OfFirstName(ulong name) => _byFirstName.GetValueOrDefault(name);

    /// <summary>Gives each mention to the nearest bearer before it, else to the first behind it.</summary>
    public void Give(Form form, IReadOnlyList<Cluster> bearers)
    {
        if (bearers.Count == 1)
        {
            bearers[0].Mentions.AddRange(form.Mentions);
            return;
        }

        var full = bearers.SelectMany(person => _mentions[person].Select(mention => (Mention: mention, Person: person))).ToList();
        full.Sort(static (a, b) => a.Mention.CompareTo(b.Mention));
        var behind = 0;
        foreach (var mention in form.Mentions)
        {
            while (behind < full.Count && full[behind].Mention < mention)
            {
                behind++;
            }

            full[Math.Max(0, behind - 1)].Person.Mentions.Add(mention);
        }
    }

    private void AddName(Cluster person, ReadOnlySpan<Token> words)
    {
        ref var only = ref CollectionsMarshal.GetValueRefOrAddDefault(_byFirstName, words[0].Hash, out var known);
        only = known && only != person ? null : person;
        var name = words.Length > 2 && Honorifics.IsSuffix(words[^1].Hash) ? words[..^1] : words;
        var key = KnowledgeBase.Start;
        for (var i = name.Length - 1; i > 0; i--)
        {
            key = Folding.Then(key, name[i].Hash);
            ref var bearers = ref CollectionsMarshal.GetValueRefOrAddDefault(_byLastName, key, out _);
            bearers ??= [];
            if (bearers.Count == 0 || bearers[^1] != person)
            {
                bearers.Add(person);
            }
        }
    }

    private ReadOnlySpan<Token> Words(Form form) => CollectionsMarshal.AsSpan(_text.Tokens)[form.First..form.End];
}
