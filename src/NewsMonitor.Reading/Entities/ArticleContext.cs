using System.Runtime.InteropServices;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Entities;

/// <summary>Which countries an article speaks of: what tells the places and people of one name apart.</summary>
internal sealed class ArticleContext
{
    private readonly Dictionary<Area, int> _votes = [];

    public bool IsEmpty => _votes.Count == 0;

    public void Add(Area area)
    {
        if (area.IsKnown)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_votes, area, out _)++;
        }
    }

    public int VotesFor(Area area) => area.IsKnown ? _votes.GetValueOrDefault(area) : 0;

    /// <summary>"Russian", "Kenyans": each country once.</summary>
    public void AddDemonyms(ReadText text, KnowledgeBase knowledge)
    {
        foreach (var token in CollectionsMarshal.AsSpan(text.Tokens))
        {
            if (token.IsCapital && knowledge.AreaOfDemonym(token.Hash) is { IsKnown: true } area && !_votes.ContainsKey(area))
            {
                Add(area);
            }
        }
    }
}
