using System.Text.Json;
using NewsMonitor.Training.Data;

namespace NewsMonitor.Training.Knowledge;

/// <summary>What the training part of GUM links: in how many documents an item is named, and how.</summary>
internal sealed class GumLinks
{
    private readonly Dictionary<int, int> _documents = [];
    private readonly Dictionary<int, SortedSet<string>> _spellings = [];

    public static GumLinks Load(DataFolder data)
    {
        var links = new GumLinks();
        foreach (var line in data.Lines("more/linking_gum_train.jsonl"))
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("text").GetString()!;
            var named = new HashSet<int>();
            foreach (var label in json.RootElement.GetProperty("labels").EnumerateArray())
            {
                if (label.GetProperty("named").GetBoolean() && label.TryGetProperty("entity_id", out var id) && id.GetString() is ['Q', .. var digits] && int.TryParse(digits, out var qid))
                {
                    var span = label.GetProperty("span");
                    named.Add(qid);
                    links.SpellingsOf(qid).Add(text[span[0].GetInt32()..span[1].GetInt32()]);
                }
            }

            foreach (var qid in named)
            {
                links._documents[qid] = links.CountOf(qid) + 1;
            }
        }

        return links;
    }

    public int CountOf(int qid) => _documents.GetValueOrDefault(qid);

    public SortedSet<string> SpellingsOf(int qid) =>
        _spellings.TryGetValue(qid, out var spellings) ? spellings : _spellings[qid] = new(StringComparer.Ordinal);
}
