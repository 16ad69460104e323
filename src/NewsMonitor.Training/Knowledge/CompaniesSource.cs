using NewsMonitor.Training.Data;

namespace NewsMonitor.Training.Knowledge;

/// <summary>Companies, brands and US newspapers.</summary>
internal static class CompaniesSource
{
    private static readonly (string File, string Kind)[] Files =
        [("more/alias_companies.tsv", "company"), ("more/alias_brands.tsv", "brand"), ("more/alias_us_newspapers.tsv", "publisher")];

    public static void Add(DataFolder data, Prominence prominence, KnowledgeRows rows)
    {
        var known = rows.Core.Values.Where(row => row.Kind == 'O').SelectMany(row => row.Aliases.Append(row.Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var (file, kind) in Files)
        {
            foreach (var fields in data.Rows(file).Where(fields => fields[1] == kind))
            {
                var name = NameRules.Clean(fields[2]);
                if (!NameRules.IsName(name) || (fields[0].Length == 0 && kind == "publisher"))
                {
                    continue;
                }

                // Where another source has the number, a second meaning would only put the name in doubt.
                if (fields[0].Length == 0)
                {
                    if (known.Add(name))
                    {
                        rows.Numberless.Add(new(0, 'O', name) { Prominence = 20 });
                    }

                    continue;
                }

                AddAliases(fields[3], RowOf(SourceFields.Number(fields[0]), name, kind, prominence, rows));
            }
        }
    }

    private static KnownRow RowOf(int qid, string name, string kind, Prominence prominence, KnowledgeRows rows)
    {
        if (!rows.Core.TryGetValue(qid, out var row))
        {
            rows.Core[qid] = row = new(qid, 'O', name) { Prominence = Prominence.OfCount(prominence.CountOf(name)) + (kind == "company" ? 30 : 5) };
        }
        else if (row.Kind is '?' or 'L')
        {
            row.Kind = 'O';
        }

        return row;
    }

    private static void AddAliases(string aliases, KnownRow row)
    {
        foreach (var alias in SourceFields.List(aliases))
        {
            if (!alias.StartsWith("ticker:", StringComparison.Ordinal) && NameRules.IsName(alias) && alias.Length > 2)
            {
                row.Aliases.Add(alias);
            }
        }
    }
}
