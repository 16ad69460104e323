namespace NewsMonitor.Training.Knowledge;

/// <summary>Well-known names written down by hand, in <c>supplement.tsv</c>.</summary>
internal static class SupplementSource
{
    private const int Least = 300;

    public static void Add(Prominence prominence, GumLinks gum, Areas areas, KnowledgeRows rows)
    {
        foreach (var fields in EmbeddedTable.Rows("supplement.tsv"))
        {
            var row = new KnownRow(SourceFields.BareNumber(fields[0]), fields[1][0], fields[2]);
            row.Aliases.UnionWith(SourceFields.List(fields[3]));
            row.Prominence = Math.Max(Least, Prominence.OfCount(row.Aliases.Append(row.Name).Max(prominence.CountOf) + (row.Qid == 0 ? 0 : gum.CountOf(row.Qid))));
            row.Area = row.Kind == 'L' ? areas.OfCity(row.Name) : "";
            rows.Put(row);
            if (row.Qid != 0)
            {
                rows.Supplemented.Add(row.Qid);
            }
        }
    }
}
