using System.Runtime.InteropServices;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Entities;

/// <summary>Finds the names that may be short for a long one: by place, by letters, by first words. Whether they are is for <see cref="OrganisationJoiner"/> to say.</summary>
internal sealed class ShortForms
{
    private readonly ReadText _text;
    private readonly Dictionary<int, int> _byFirst = [];
    private readonly Dictionary<int, int> _byEnd = [];
    private readonly Dictionary<string, List<int>> _byLetters = [];
    private readonly Dictionary<ulong, int> _byWords = [];
    private readonly SortedSet<int> _found = [];

    /// <param name="text">The article.</param>
    /// <param name="clusters">Each of one form, no two of the same words.</param>
    public ShortForms(ReadText text, List<Cluster> clusters)
    {
        _text = text;
        for (var i = 0; i < clusters.Count; i++)
        {
            var form = clusters[i].Forms[0];
            var key = KnowledgeBase.Start;
            for (var token = form.First; token < form.End; token++)
            {
                key = Folding.Then(key, text.Tokens[token].Hash);
            }

            _byWords[key] = i;
            if (form.Count == 1 && text.Tokens[form.First].IsAllCaps)
            {
                (_byFirst[form.First], _byEnd[form.End]) = (i, i);
                ref var same = ref CollectionsMarshal.GetValueRefOrAddDefault(_byLetters, Acronym.LettersOf(text.TextOf(form.First)), out _);
                (same ??= []).Add(i);
            }
        }
    }

    /// <summary>Indices of those that may be short for a cluster's first form, in order. Valid until the next call.</summary>
    public IReadOnlyCollection<int> MayBeOf(Cluster whole)
    {
        _found.Clear();
        var form = whole.Forms[0];
        var key = KnowledgeBase.Start;
        for (var token = form.First; token < form.End - 1; token++)
        {
            key = Folding.Then(key, _text.Tokens[token].Hash);
            AddFrom(_byWords, key);
        }

        AddFrom(_byFirst, form.End + 1);
        AddFrom(_byEnd, form.First - 1);
        if (Acronym.TryInitials(_text, form, out var all, out var capitals))
        {
            AddLetters(all);
            AddLetters(capitals);
        }

        return _found;
    }

    private void AddFrom<T>(Dictionary<T, int> table, T key)
        where T : notnull
    {
        if (table.TryGetValue(key, out var at))
        {
            _found.Add(at);
        }
    }

    // Letters that stand for a name are taken by the first that has them.
    private void AddLetters(string letters)
    {
        if (letters.Length >= Acronym.LeastLetters && _byLetters.Remove(letters, out var same))
        {
            _found.UnionWith(same);
        }
    }
}
