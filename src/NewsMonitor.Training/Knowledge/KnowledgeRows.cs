using System.Text;

namespace NewsMonitor.Training.Knowledge;

/// <summary>The rows of the knowledge files while they are built, source by source.</summary>
internal sealed class KnowledgeRows
{
    /// <summary>Of the open file, by Wikidata number.</summary>
    public Dictionary<int, KnownRow> Core { get; } = [];

    /// <summary>Of the open file: known by name and kind alone.</summary>
    public List<KnownRow> Numberless { get; } = [];

    /// <summary>Of the ODbL file.</summary>
    public List<KnownRow> Places { get; } = [];

    /// <summary>Of the CC BY-SA file.</summary>
    public List<KnownRow> Organisations { get; } = [];

    /// <summary>Numbers of the rows written by hand: other sources only make them more prominent.</summary>
    public HashSet<int> Supplemented { get; } = [];

    public HashSet<string> Demonyms { get; } = new(StringComparer.Ordinal);

    /// <summary>All rows of the open file.</summary>
    public IEnumerable<KnownRow> Open => Core.Values.Concat(Numberless);

    public IEnumerable<KnownRow> All => Open.Concat(Places).Concat(Organisations);

    /// <summary>Puts a row of the open file; one with its number goes.</summary>
    public void Put(KnownRow row)
    {
        if (row.Qid == 0)
        {
            Numberless.Add(row);
        }
        else
        {
            Core[row.Qid] = row;
        }
    }

    public void RemoveOpen(Predicate<KnownRow> isGone)
    {
        Numberless.RemoveAll(isGone);
        foreach (var row in Core.Values.Where(row => isGone(row)).ToList())
        {
            Core.Remove(row.Qid);
        }
    }

    /// <summary>A file of these rows, in order of numbers and names.</summary>
    public static string Write(IEnumerable<KnownRow> rows, NameRules rules)
    {
        var lines = new StringBuilder();
        foreach (var row in rows.OrderBy(row => row.Qid).ThenBy(row => row.Name, StringComparer.Ordinal))
        {
            lines.Append(row.ToLine(rules.IsWeak)).Append('\n');
        }

        return lines.ToString();
    }
}
