using NewsMonitor.Training.Data;

namespace NewsMonitor.Training.Knowledge;

/// <summary>International organisations of the CC BY-SA source.</summary>
internal static class OrganisationsSource
{
    public static void Add(DataFolder data, Prominence prominence, KnowledgeRows rows)
    {
        foreach (var fields in data.Rows("more/alias_organisations.tsv"))
        {
            if (fields[0].Length == 0 || !NameRules.IsName(fields[2]))
            {
                continue;
            }

            var row = new KnownRow(SourceFields.Number(fields[0]), 'O', fields[2]) { Prominence = 60 + Prominence.OfCount(prominence.CountOf(fields[2])) };
            row.Aliases.UnionWith(SourceFields.List(fields[3]).Where(alias => alias.Length > 2 && NameRules.IsName(alias)));
            rows.Organisations.Add(row);
        }
    }
}
