using NewsMonitor.Training.Data;

namespace NewsMonitor.Training.Knowledge;

/// <summary>Wikidata's items that linking sets and officials' lists name, with aliases.</summary>
internal static class EntitiesSource
{
    public static void Add(DataFolder data, Prominence prominence, GumLinks gum, Areas areas, KnowledgeRows rows)
    {
        var wellKnown = rows.Open.Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var fields in data.Rows("linking/entities.tsv"))
        {
            var (qid, kind, name) = (SourceFields.Number(fields[0]), SourceFields.KindOf(fields[1]), NameRules.Clean(fields[2]));
            if (!NameRules.IsName(name) || rows.Demonyms.Contains(name))
            {
                continue;
            }

            var title = Uri.UnescapeDataString(fields[2]);
            var isSupplemented = rows.Supplemented.Contains(qid);
            var meansAnother = wellKnown.Contains(name) && !isSupplemented;
            var count = meansAnother ? 0 : Math.Max(prominence.CountOf(title), kind == '?' ? 0 : prominence.CountOf(name));
            var found = Prominence.OfCount(count + gum.CountOf(qid)) + (kind == '?' ? 0 : 20 + (10 * fields[5].Count(c => c == ',')));
            if (isSupplemented)
            {
                rows.Core[qid].Prominence = Math.Max(rows.Core[qid].Prominence, found);
                continue;
            }

            var row = new KnownRow(qid, title.EndsWith("(company)", StringComparison.Ordinal) ? 'O' : kind, name)
            {
                Prominence = Math.Min(Prominence.Max, found),
                Area = kind == 'P' ? areas.OfOffice(fields[4]) : "",
            };
            foreach (var alias in SourceFields.List(fields[3]).Concat(gum.SpellingsOf(qid)).Select(NameRules.Clean))
            {
                if (NameRules.IsAlias(alias, row) && !rows.Demonyms.Contains(alias))
                {
                    row.Aliases.Add(alias);
                }
            }

            rows.Core[qid] = row;
        }
    }
}
